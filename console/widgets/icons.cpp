#include "console/widgets/icons.h"

#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

namespace mc::console {

namespace {

QString fileOf(const QString &name) { return QStringLiteral(":/console/icons/%1.svg").arg(name); }

QColor colourOf(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    default:
        return palette.color(QPalette::WindowText);
    }
}

QPixmap render(const QString &name, const QColor &colour, const QSize &pixels)
{
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), pixels));
    return pixmap;
}

QPixmap cached(const QString &name, const QColor &colour, const QSize &pixels, bool isMirrored)
{
    const QString key = QStringLiteral("mc-icon %1 %2 %3x%4 %5")
                            .arg(name, colour.name())
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(isMirrored);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = render(name, colour, pixels);
    if (isMirrored)
        pixmap = pixmap.transformed(QTransform::fromScale(-1, 1));
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Paints one of the set in the palette's colours as they are then, so that a change of the scheme needs no new icons.
class PaletteIconEngine : public QIconEngine
{
public:
    PaletteIconEngine(const QString &name, Mirror mirror)
        : m_name(name)
        , m_mirror(mirror)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap image = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, image);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const bool isMirrored = m_mirror == Mirror::RightToLeft && QGuiApplication::isRightToLeft();
        return cached(m_name, colourOf(mode), size, isMirrored);
    }

    QIconEngine *clone() const override { return new PaletteIconEngine(*this); }

private:
    QString m_name;
    Mirror m_mirror;
};

} // namespace

QIcon icon(const QString &name, Mirror mirror)
{
    return QFile::exists(fileOf(name)) ? QIcon(new PaletteIconEngine(name, mirror)) : QIcon();
}

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal devicePixelRatio)
{
    QPixmap pixmap = cached(name, colour, (QSizeF(size, size) * devicePixelRatio).toSize(), false);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace mc::console
