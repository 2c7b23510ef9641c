#include "console/app/command_palette.h"

#include "console/widgets/icons.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int paletteWidth = 560;
constexpr int rowHeight = 32;
constexpr int shownRows = 10;
constexpr int fromTop = 72;

/// Text, page and keys of an action in one row.
class ActionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, rowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const QPalette::ColorRole role = isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText;
        painter->save();
        painter->setPen(option.palette.color(role));
        const QString keys = index.data(ActionModel::ShortcutRole).toString();
        const QString group = index.data(ActionModel::GroupRole).toString();
        const QString note = keys.isEmpty() ? group : QStringLiteral("%1    %2").arg(group, keys);
        const Qt::Alignment end = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter;
        painter->drawText(option.rect.adjusted(12, 0, -12, 0), int(end), note);
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_search(new QLineEdit)
    , m_list(new QListView)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ActionDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay with the field
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(shownRows * rowHeight);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_search);
    column->addWidget(m_list);

    m_search->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_model.search(words);
        selectFirst();
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

void CommandPalette::retranslate()
{
    m_search->setPlaceholderText(tr("Find an action"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(tr("Actions"));
}

void CommandPalette::place()
{
    const int width = std::min(paletteWidth, parentWidget()->width() - 32);
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

void CommandPalette::selectFirst() { m_list->setCurrentIndex(m_model.index(0)); }

// Whether the key was one of the list's.
bool CommandPalette::moveSelection(int key)
{
    const int row = m_list->currentIndex().row();
    const int last = m_model.rowCount() - 1;
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_model.index(row == last ? 0 : row + 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_model.index(row <= 0 ? last : row - 1));
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
