#include "console/widgets/list_and_details.h"

#include "console/widgets/icons.h"
#include "console/widgets/table_view.h"

#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int besideFrom = 1200; // width of the window
constexpr int detailsWidth = 384;

} // namespace

ListAndDetails::ListAndDetails(
    TableView &table, QWidget &details, QSettings &settings, const QString &key, QWidget *parent)
    : QSplitter(parent)
    , m_table(table)
    , m_details(details)
    , m_settings(settings)
    , m_key(key)
    , m_footer(new QLabel)
    , m_next(new QAction(icon(QStringLiteral("chevron-down")), {}, this))
    , m_previous(new QAction(icon(QStringLiteral("chevron-up")), {}, this))
    , m_showDetails(new QAction(icon(QStringLiteral("info")), {}, this))
{
    m_footer->setForegroundRole(QPalette::PlaceholderText);
    m_footer->setContentsMargins(8, 4, 8, 0);
    auto list = new QWidget;
    auto column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(&table, 1);
    column->addWidget(m_footer);
    details.setMinimumSize(320, 160);
    setHandleWidth(16);
    setChildrenCollapsible(false);
    addWidget(list);
    addWidget(&details);
    setStretchFactor(0, 1);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_settings.setValue(keyOfPlace(), saveState()); });
    addKeys();
    retranslate();
}

void ListAndDetails::setFooter(const QString &text)
{
    m_footer->setText(text);
    m_footer->setVisible(!text.isEmpty());
}

void ListAndDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QSplitter::changeEvent(event);
}

void ListAndDetails::resizeEvent(QResizeEvent *event)
{
    place();
    QSplitter::resizeEvent(event);
}

void ListAndDetails::addKeys()
{
    m_next->setShortcut(QKeySequence(QStringLiteral("J")));
    m_previous->setShortcut(QKeySequence(QStringLiteral("K")));
    m_showDetails->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    connect(m_next, &QAction::triggered, this, [this] { m_table.step(1); });
    connect(m_previous, &QAction::triggered, this, [this] { m_table.step(-1); });
    const auto showDetails = [this] { m_details.setFocus(Qt::ShortcutFocusReason); };
    connect(m_showDetails, &QAction::triggered, this, showDetails);
    connect(&m_table, &QAbstractItemView::doubleClicked, this, showDetails);
    for (QAction *action : {m_next, m_previous}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_showDetails->setShortcutContext(Qt::WidgetShortcut); // Enter means something else elsewhere
    m_table.addAction(m_showDetails);
    auto leave = new QAction(&m_details);
    leave->setShortcut(QKeySequence(Qt::Key_Escape));
    leave->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QAction::triggered, this, [this] { m_table.setFocus(); });
    m_details.addAction(leave);
}

void ListAndDetails::retranslate()
{
    m_next->setText(tr("Go to the next row"));
    m_previous->setText(tr("Go to the previous row"));
    m_showDetails->setText(tr("Show the details"));
    correctEdge();
}

// Each way has sizes of its own.
void ListAndDetails::place()
{
    const bool isBesideWanted = m_listWidth > 0 || window()->width() >= besideFrom;
    const Qt::Orientation wanted = isBesideWanted ? Qt::Horizontal : Qt::Vertical;
    if (std::exchange(m_isPlaced, true) && orientation() == wanted)
        return;
    setOrientation(wanted);
    correctEdge();
    setStretchFactor(0, m_listWidth > 0 ? 0 : 1);
    setStretchFactor(1, m_listWidth > 0 ? 1 : 0);
    if (restoreState(m_settings.value(keyOfPlace()).toByteArray()))
        return;
    if (m_listWidth > 0)
        return setSizes({m_listWidth, std::max(width() - m_listWidth, m_listWidth)});
    setSizes(isBesideWanted ? QList<int> {width() - detailsWidth, detailsWidth} : QList<int> {300, 240});
}

// From right to left Qt places what is beside each other a pixel beyond the edge.
void ListAndDetails::correctEdge()
{
    const bool isWrong = isRightToLeft() && orientation() == Qt::Horizontal;
    setContentsMargins(0, 0, isWrong ? 1 : 0, 0);
}

QString ListAndDetails::keyOfPlace() const
{
    const auto place = orientation() == Qt::Horizontal ? QLatin1String("beside") : QLatin1String("below");
    return QStringLiteral("%1/details_%2").arg(m_key, place);
}

} // namespace mc::console
