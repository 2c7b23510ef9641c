#include "console/statistics/statistics_page.h"

#include "console/session/failure_text.h"
#include "console/statistics/statistics_filters.h"
#include "console/statistics/statistics_view.h"
#include "console/widgets/action_button.h"
#include "console/widgets/busy_line.h"
#include "console/widgets/inline_message.h"
#include "console/widgets/page_header.h"
#include "console/widgets/placeholder.h"

#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

StatisticsPage::StatisticsPage(const Environment &environment, QWidget *parent)
    : Page(parent)
    , m_connection(environment.connection)
    , m_statistics(environment.client, this)
    , m_export(environment.settings, *this)
    , m_header(new PageHeader)
    , m_filters(new StatisticsFilters(environment.client, environment.settings))
    , m_busy(new BusyLine)
    , m_outcome(new InlineMessage(environment.theme))
    , m_failure(new InlineMessage(environment.theme))
    , m_again(new QAction(this))
    , m_stack(new QStackedWidget)
    , m_scrolled(new QScrollArea)
    , m_view(new StatisticsView(m_statistics, environment.theme))
    , m_placeholder(new Placeholder(environment.theme))
{
    layOut();
    connectAll();
    retranslate();
}

QList<QAction *> StatisticsPage::pageActions() const { return m_filters->filterActions() + m_export.actions(); }

QWidget *StatisticsPage::initialFocus() const { return m_scrolled; }

void StatisticsPage::focusFilter() { m_filters->focusTime(); }

void StatisticsPage::refresh()
{
    if (m_isAsked)
        load();
}

void StatisticsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void StatisticsPage::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_isAsked, true))
        load();
    Page::showEvent(event);
}

void StatisticsPage::layOut()
{
    for (QAction *action : m_export.actions())
        m_header->addWidget(newActionButton(action));
    m_outcome->addButton(m_export.openFolderAction());
    m_failure->addButton(m_again);
    m_scrolled->setFrameShape(QFrame::NoFrame);
    m_scrolled->setWidgetResizable(true);
    m_scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scrolled->setWidget(m_view);
    m_stack->addWidget(m_scrolled);
    m_stack->addWidget(m_placeholder);
    auto head = new QVBoxLayout;
    head->setContentsMargins(pageMargin, 16, pageMargin, 0);
    head->setSpacing(8);
    for (QWidget *widget : {static_cast<QWidget *>(m_header), static_cast<QWidget *>(m_filters),
             static_cast<QWidget *>(m_outcome), static_cast<QWidget *>(m_failure), static_cast<QWidget *>(m_busy)})
        head->addWidget(widget);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
}

void StatisticsPage::connectAll()
{
    connect(m_filters, &StatisticsFilters::changed, this, [this] {
        m_isAsked = true;
        load();
    });
    connect(&m_statistics, &LoadedStatistics::changed, this, &StatisticsPage::updateState);
    connect(&m_statistics, &LoadedStatistics::failed, this, &StatisticsPage::showFailure);
    connect(m_again, &QAction::triggered, this, &StatisticsPage::load);
    connect(m_placeholder, &Placeholder::buttonClicked, this, &StatisticsPage::load);
    connect(m_view, &StatisticsView::navigate, this, &StatisticsPage::navigate);
    connect(m_view, &StatisticsView::clinicOpened, this, [this](qint64 clinic) {
        StatisticsQuery query = m_filters->query();
        query.clinicId = clinic;
        m_filters->setQuery(query);
    });
    connect(&m_export, &StatisticsExport::told, m_outcome, &InlineMessage::show);
}

void StatisticsPage::retranslate()
{
    m_header->setTitle(title());
    m_scrolled->setAccessibleName(title());
    m_again->setText(tr("Load statistics again"));
    m_export.retranslate();
    updateState();
}

void StatisticsPage::load() { m_statistics.load(m_filters->query()); }

void StatisticsPage::updateState()
{
    const auto &now = m_statistics.now();
    m_busy->setBusy(m_statistics.isLoading());
    m_view->showStatistics();
    // Not what is about to be replaced.
    m_export.setContents(now && !m_statistics.isLoading()
            ? std::optional(StatisticsReport::Contents {.query = m_statistics.query(),
                .now = *now,
                .before = m_statistics.before(),
                .generatedAt = m_statistics.loadedAt()})
            : std::nullopt);
    if (!m_statistics.isLoading() && !m_statistics.error())
        m_failure->clear();
    updatePlaceholder();
}

// Stands in the place of the figures where there are none, once that is known.
void StatisticsPage::updatePlaceholder()
{
    const auto &now = m_statistics.now();
    const bool hasFailed = m_statistics.error() && !now;
    const bool isEmpty = now && now->totals.total == 0;
    if (hasFailed)
        m_placeholder->setContent({.iconName = QStringLiteral("circle-alert"),
            .colour = StateColour::Failed,
            .title = tr("The statistics did not arrive"),
            .text = failureText(*m_statistics.error()),
            .button = tr("Load statistics again")});
    else if (isEmpty)
        m_placeholder->setContent({.iconName = QStringLiteral("chart-column"),
            .title = tr("Nothing was sent in this time"),
            .text = tr("Choose a longer time, or remove a filter.")});
    const bool isWaiting = m_statistics.isLoading() && !now;
    m_stack->setCurrentWidget(
        !isWaiting && (hasFailed || isEmpty) ? static_cast<QWidget *>(m_placeholder) : m_scrolled);
}

// Without figures the placeholder says it.
void StatisticsPage::showFailure(const model::Error &error)
{
    if (m_statistics.now())
        m_failure->show(InlineMessage::Kind::Error, tr("The statistics could not be loaded."), failureText(error));
    if (error.code == model::ErrorCode::Unavailable)
        m_connection.checkNow();
}

} // namespace mc::console
