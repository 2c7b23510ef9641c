#include "console/compose/recipient_chips.h"

#include "console/widgets/icons.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyledItemDelegate>

namespace mc::console {

using Standing = RecipientModel::Standing;

namespace {

constexpr int chipHeight = 28;
constexpr int gap = 4; // between chips
constexpr int edge = 10; // before the name
constexpr int crossSize = 12;
constexpr int crossWidth = 26; // that can be clicked, at the chip's end
constexpr int longestName = 240;
constexpr int mostLines = 3;

/// Paints a chip, and removes it by its cross.
class ChipPainter : public QStyledItemDelegate
{
public:
    ChipPainter(RecipientModel &model, const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int name = option.fontMetrics.horizontalAdvance(index.data().toString()) + 2;
        return {edge + std::min(name, longestName) + crossWidth + gap, chipHeight + gap};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect chip = chipOf(option);
        const auto standing = index.data(RecipientModel::StandingRole).value<Standing>();
        const bool isUseless = standing == Standing::Unknown || standing == Standing::Inactive;
        const QColor colour = isUseless ? m_theme.state(StateColour::Failed) : m_theme.colours().accent;
        const bool isMarked
            = option.state.testFlag(QStyle::State_Selected) && option.widget && option.widget->hasFocus();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(isMarked ? colour : tint(colour, m_theme.colours().surface, 0.4), isMarked ? 2 : 1));
        painter->setBrush(tint(colour, m_theme.colours().surface));
        painter->drawRoundedRect(QRectF(chip).adjusted(1, 1, -1, -1), chipHeight / 2., chipHeight / 2.);
        const QRect cross = crossOf(option);
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignCenter, {crossSize, crossSize}, cross);
        const QColor text = isUseless ? colour : m_theme.colours().text;
        painter->drawPixmap(
            place.topLeft(), iconPixmap(QStringLiteral("x"), text, crossSize, painter->device()->devicePixelRatioF()));
        QRect name = chip.adjusted(edge, 0, -crossWidth, 0);
        name = QStyle::visualRect(option.direction, chip, name);
        painter->setFont(option.font);
        painter->setPen(text);
        painter->drawText(name, int(QStyle::visualAlignment(option.direction, Qt::AlignLeading) | Qt::AlignVCenter),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
        painter->restore();
    }

    bool editorEvent(
        QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index) override
    {
        if (event->type() != QEvent::MouseButtonRelease)
            return false;
        const auto mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton || !crossOf(option).contains(mouse->position().toPoint()))
            return false;
        m_model.removeAt(index.row());
        return true;
    }

private:
    static QRect chipOf(const QStyleOptionViewItem &option)
    {
        return QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(0, gap / 2, -gap, -gap / 2));
    }
    static QRect crossOf(const QStyleOptionViewItem &option)
    {
        const QRect chip = chipOf(option);
        return QStyle::alignedRect(
            option.direction, Qt::AlignTrailing | Qt::AlignVCenter, {crossWidth, chip.height()}, chip);
    }

    RecipientModel &m_model;
    const Theme &m_theme;
};

} // namespace

RecipientChips::RecipientChips(RecipientModel &model, const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new ChipPainter(model, theme, this));
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setMovement(Static);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &RecipientChips::fit, Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::modelReset, this, &RecipientChips::fit, Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        scheduleDelayedItemsLayout(); // names are longer than numbers
        QMetaObject::invokeMethod(this, &RecipientChips::fit, Qt::QueuedConnection);
    });
    fit();
}

QSize RecipientChips::sizeHint() const
{
    const int lines = std::max(1, (contentsSize().height() + chipHeight / 2) / (chipHeight + gap));
    return {0, std::min(lines, mostLines) * (chipHeight + gap)};
}

void RecipientChips::keyPressEvent(QKeyEvent *event)
{
    const bool removes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (!removes || !currentIndex().isValid())
        return QListView::keyPressEvent(event);
    const int row = currentIndex().row();
    m_model.removeAt(row);
    setCurrentIndex(m_model.index(std::min(row, m_model.rowCount() - 1)));
}

void RecipientChips::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    QMetaObject::invokeMethod(this, &RecipientChips::fit, Qt::QueuedConnection);
}

void RecipientChips::fit()
{
    setVisible(m_model.rowCount() > 0);
    executeDelayedItemsLayout();
    if (height() != sizeHint().height())
        updateGeometry();
}

} // namespace mc::console
