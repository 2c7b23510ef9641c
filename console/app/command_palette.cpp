#include "console/app/command_palette.h"

#include "console/widgets/icons.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int paletteWidth = 560;
constexpr int rowHeight = 32;
constexpr int edge = 8; // of a row
constexpr int shownRows = 10;
constexpr int fromTop = 72;
constexpr int iconExtent = 16;

/// Text, page and keys of an action in one row.
class ActionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, rowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem shifted(option);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, option.palette.brush(QPalette::Highlight));
        shifted.rect = option.rect.adjusted(edge, 0, -edge, 0);
        QStyledItemDelegate::paint(painter, shifted, index);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QPalette::ColorRole role = isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText;
        painter->save();
        painter->setPen(option.palette.color(role));
        const QString keys = index.data(ActionModel::ShortcutRole).toString();
        const QString group = index.data(ActionModel::GroupRole).toString();
        const QString note = keys.isEmpty() ? group : QStringLiteral("%1    %2").arg(group, keys);
        const Qt::Alignment end = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter;
        painter->drawText(shifted.rect, int(end), note);
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_search(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new QLabel)
{
    setFrameShape(QFrame::NoFrame);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ActionDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay with the field
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({iconExtent, iconExtent});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setFixedHeight(rowHeight);
    m_nothing->setIndent(edge);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addWidget(m_nothing);

    m_search->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_model.search(words);
        selectFirst();
        place();
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    retranslate();
    hide();
}

void CommandPalette::open(const QList<ActionGroup> &groups)
{
    m_focusBefore = QApplication::focusWidget();
    m_model.setGroups(groups);
    m_search->clear();
    selectFirst();
    place();
    show();
    raise();
    m_search->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (watched != m_search)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible() && isActiveWindow())
        hide();
    if (event->type() == QEvent::KeyPress)
        return moveSelection(static_cast<QKeyEvent *>(event)->key());
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void CommandPalette::retranslate()
{
    m_search->setPlaceholderText(tr("Find an action"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(tr("Actions"));
    m_nothing->setText(tr("No action matches."));
}

void CommandPalette::place()
{
    const int width = std::min(paletteWidth, parentWidget()->width() - 32);
    const int rows = m_model.rowCount();
    m_list->setFixedHeight(std::min(rows, shownRows) * rowHeight);
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    setGeometry((parentWidget()->width() - width) / 2, fromTop, width, sizeHint().height());
}

void CommandPalette::choose()
{
    const int row = m_list->currentIndex().row();
    QAction *action = m_model.action(row);
    if (!action || !action->isEnabled())
        return;
    Page *page = m_model.page(row);
    close();
    Q_EMIT chosen(action, page);
}

// To the next action that can be chosen, and from the last to the first: a view does not go to rows that are disabled.
void CommandPalette::step(int by)
{
    const int rows = m_model.rowCount();
    const int from = m_list->currentIndex().row();
    for (int steps = 1; steps <= rows; ++steps) {
        const QModelIndex index = m_model.index(((from + by * steps) % rows + rows) % rows);
        if (index.flags().testFlag(Qt::ItemIsEnabled))
            return m_list->setCurrentIndex(index);
    }
}

void CommandPalette::selectFirst() { m_list->setCurrentIndex(m_model.index(0)); }

// Whether the key was one of the list's.
bool CommandPalette::moveSelection(int key)
{
    switch (key) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

} // namespace mc::console
