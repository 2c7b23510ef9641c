#include "console/dashboard/dashboard_view.h"

#include "console/dashboard/chart_figures.h"
#include "console/dashboard/tile_contents.h"
#include "console/dashboard/titled_panel.h"
#include "console/widgets/durations.h"

#include <QtCore/QEvent>
#include <QtWidgets/QBoxLayout>

namespace mc::console {

namespace {

constexpr int tileCount = 6;
constexpr int mostReasons = 6;

} // namespace

DashboardView::DashboardView(DashboardData &known, const DashboardLook &look, QWidget *failures, QWidget *parent)
    : QWidget(parent)
    , m_data(known)
    , m_look(look)
    , m_throughputPanel(new TitledPanel(look))
    , m_latencyPanel(new TitledPanel(look))
    , m_providersPanel(new TitledPanel(look))
    , m_successPanel(new TitledPanel(look))
    , m_failuresPanel(new TitledPanel(look))
    , m_throughput(newChart(true))
    , m_latency(newChart(false))
{
    layOut(failures);
    m_throughput->setValueText(&perMinuteText);
    m_latency->setValueText(&latencyText);
    connect(&known, &DashboardData::changed, this, [this] {
        if (isVisible())
            update();
    });
    retranslate();
}

void DashboardView::setRange(LiveHistory::Range range)
{
    m_range = range;
    m_throughputDrawn = m_latencyDrawn = {};
    update();
}

void DashboardView::addToFailures(QWidget *widget)
{
    m_failuresPanel->addToTitle(widget);
    for (TitledPanel *panel : {m_providersPanel, m_successPanel, m_failuresPanel})
        panel->keepRoomForButton();
}

void DashboardView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DashboardView::showEvent(QShowEvent *event)
{
    m_throughputDrawn = m_latencyDrawn = {};
    update();
    QWidget::showEvent(event);
}

void DashboardView::layOut(QWidget *failures)
{
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_look.px(12));
    QBoxLayout *const tiles = newRow();
    for (int i = 0; i < tileCount; ++i) {
        m_tiles += new FigureTile(m_look);
        tiles->addWidget(m_tiles.last());
    }
    QBoxLayout *const charts = newRow();
    m_throughputPanel->addPart(m_throughput, 1);
    m_latencyPanel->addPart(m_latency, 1);
    charts->addWidget(m_throughputPanel, 1);
    charts->addWidget(m_latencyPanel, 1);
    for (std::size_t i = 0; i < model::allProviders.size(); ++i) {
        m_providers += new ProviderRow(m_look);
        m_providersPanel->addPart(m_providers.last());
    }
    for (std::size_t i = 0; i < model::allChannels.size(); ++i) {
        m_success += new SuccessRow(m_look);
        m_successPanel->addPart(m_success.last());
    }
    for (int i = 0; i < mostReasons && !failures; ++i) {
        m_reasons += new ReasonRow(m_look);
        m_failuresPanel->addPart(m_reasons.last());
    }
    if (failures)
        m_failuresPanel->addPart(failures, 1);
    else
        m_failuresPanel->addRest();
    m_providersPanel->addRest();
    m_successPanel->addRest();
    QBoxLayout *const lists = newRow();
    lists->addWidget(m_providersPanel, 9);
    lists->addWidget(m_successPanel, 6);
    lists->addWidget(m_failuresPanel, 11);
    column->addLayout(tiles);
    column->addLayout(charts, 3);
    column->addLayout(lists, 2);
}

QBoxLayout *DashboardView::newRow()
{
    auto row = new QHBoxLayout;
    row->setSpacing(m_look.px(12));
    return row;
}

TimeChart *DashboardView::newChart(bool isStacked)
{
    auto chart = new TimeChart(isStacked ? TimeChart::Kind::StackedAreas : TimeChart::Kind::Lines, m_look.theme);
    chart->setFont(m_look.font());
    chart->setMinimumSize(m_look.px(240), m_look.px(100));
    return chart;
}

void DashboardView::retranslate()
{
    m_throughputPanel->setTitle(tr("Sent a minute, by channel"));
    m_throughput->setAccessibleName(tr("Sent a minute, by channel"));
    m_latencyPanel->setTitle(tr("Time to the recipient, in milliseconds"),
        tr("From the creation of a delivery to the open socket or the provider that took it: half of them were as fast "
           "as p50 or faster, 95 and 99 of a hundred as p95 and p99"));
    m_latency->setAccessibleName(tr("Time to the recipient, in milliseconds"));
    m_providersPanel->setTitle(tr("Providers"));
    m_successPanel->setTitle(
        tr("Success, 24 hours"), tr("Of what was tried in the last 24 hours, the share that did not fail"));
    m_throughputDrawn = m_latencyDrawn = {};
    m_data.retranslate();
    update();
}

void DashboardView::update()
{
    updateTiles();
    updateCharts();
    updateProviders();
    updateDay();
    updateReasons();
}

void DashboardView::updateTiles()
{
    const QList<FigureTile::Content> contents = tileContents(m_data.history(), m_data.latest(), m_data.now());
    for (int i = 0; i < tileCount; ++i) {
        m_tiles[i]->setContent(contents[i]);
        m_tiles[i]->setStale(!m_data.isLive());
    }
}

// As often as there is something new, which is once a second; one after the other, so that no turn of the event loop draws both.
void DashboardView::updateCharts()
{
    const QDateTime now = m_data.now().isValid() ? m_data.now() : QDateTime::currentDateTimeUtc();
    const auto isOld = [&now](const QDateTime &drawn) { return !drawn.isValid() || drawn.msecsTo(now) >= 900; };
    if (!m_throughputDrawn.isValid() && !m_latencyDrawn.isValid()) {
        drawThroughput(now);
        drawLatency(now);
    } else if (isOld(m_throughputDrawn) && m_throughputDrawn <= m_latencyDrawn) {
        drawThroughput(now);
    } else if (isOld(m_latencyDrawn)) {
        drawLatency(now);
    }
}

void DashboardView::drawThroughput(const QDateTime &now)
{
    m_throughputDrawn = now;
    m_throughput->setFigures(throughputFigures(m_data.history(), m_range, now));
}

void DashboardView::drawLatency(const QDateTime &now)
{
    m_latencyDrawn = now;
    m_latency->setFigures(latencyFigures(m_data.history(), m_range, now));
}

void DashboardView::updateProviders()
{
    const QList<model::ProviderHealth> providers
        = m_data.latest() ? m_data.latest()->providers : QList<model::ProviderHealth>();
    for (int i = 0; i < m_providers.size(); ++i) {
        m_providers[i]->setVisible(i < providers.size());
        m_providers[i]->setStale(!m_data.isLive());
        if (i < providers.size())
            m_providers[i]->setHealth(providers[i]);
    }
}

void DashboardView::updateDay()
{
    if (!m_data.lastDay())
        return;
    for (int i = 0; i < m_success.size(); ++i)
        m_success[i]->setChannel(model::allChannels[std::size_t(i)], m_data.lastDay()->byChannel[std::size_t(i)]);
}

void DashboardView::updateReasons()
{
    m_failuresPanel->setTitle(tr("Newest failures"),
        m_data.hasLeftOut()
            ? tr("Some outcomes were too many to be told one by one: there may be more failures than these.")
            : QString());
    const QList<FailureGroups::Group> &groups = m_data.failures().groups();
    for (int i = 0; i < m_reasons.size(); ++i) {
        m_reasons[i]->setVisible(i < groups.size());
        m_reasons[i]->setStale(!m_data.isLive());
        if (i < groups.size())
            m_reasons[i]->setGroup(groups[i]);
    }
}

} // namespace mc::console
