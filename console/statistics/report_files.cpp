#include "console/statistics/report_files.h"

#include <QtCore/QSaveFile>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

namespace mc::console {

using model::Result;

namespace {

constexpr int pdfDots = 300, pngDots = 200; // an inch
constexpr qreal pointsOfInch = 72;
constexpr int gap = 24; // between the pages of a picture

model::Error failureOf(const QSaveFile &file) { return {model::ErrorCode::InternalError, file.errorString()}; }

} // namespace

Result<void> writeFile(const QString &fileName, const QByteArray &contents)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return failureOf(file);
    file.write(contents);
    return file.commit() ? Result<void>() : failureOf(file);
}

Result<void> writePdf(const QString &fileName, const StatisticsReport &report)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return failureOf(file);
    {
        QPdfWriter writer(&file);
        writer.setResolution(pdfDots);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(report.title());
        writer.setCreator(QStringLiteral("MediConnect Notifications"));
        QPainter painter(&writer);
        painter.scale(pdfDots / pointsOfInch, pdfDots / pointsOfInch);
        for (int page = 0; page < StatisticsReport::pageCount; ++page) {
            if (page > 0)
                writer.newPage();
            report.paint(painter, page);
        }
    }
    return file.commit() ? Result<void>() : failureOf(file);
}

QImage imageOf(const StatisticsReport &report)
{
    constexpr qreal scale = pngDots / pointsOfInch;
    const QSize page = (StatisticsReport::pageSize * scale).toSize();
    constexpr int pages = StatisticsReport::pageCount;
    QImage image(page.width(), pages * page.height() + (pages - 1) * gap, QImage::Format_RGB32);
    image.fill(Qt::lightGray);
    QPainter painter(&image);
    for (int i = 0; i < pages; ++i) {
        painter.resetTransform();
        painter.translate(0, i * (page.height() + gap));
        painter.scale(scale, scale);
        report.paint(painter, i);
    }
    return image;
}

Result<void> writePng(const QString &fileName, const StatisticsReport &report)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return failureOf(file);
    imageOf(report).save(&file, "PNG");
    return file.commit() ? Result<void>() : failureOf(file);
}

} // namespace mc::console
