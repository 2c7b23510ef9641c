#include "console/statistics/statistics_view.h"

#include "console/statistics/figure_section.h"
#include "console/statistics/headline_tile.h"
#include "console/statistics/loaded_statistics.h"
#include "console/widgets/durations.h"
#include "console/widgets/embolden.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/leading.h"
#include "console/widgets/page_header.h"
#include "console/widgets/time_chart.h"
#include "console/widgets/wording.h"

#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr auto veilPause = std::chrono::milliseconds(200);
constexpr int chartHeight = 240;
constexpr int tilesInRow = 5;
constexpr int narrow = 72, medium = 96, wide = 120; // columns of numbers, by how many there are

/// Lies over figures that are being replaced, and lets the pointer through.
class Veil : public QWidget
{
public:
    explicit Veil(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QColor colour = palette().color(QPalette::Window);
        colour.setAlphaF(0.6F);
        QPainter(this).fillRect(rect(), colour);
    }
};

QLabel *newHeading()
{
    auto label = new QLabel;
    embolden(*label);
    return label;
}

QVBoxLayout *headed(QLabel *heading, QWidget *widget)
{
    auto column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(widget);
    return column;
}

FigureTable withoutRows(FigureTable table)
{
    table.rows.clear();
    return table;
}

} // namespace

StatisticsView::StatisticsView(const LoadedStatistics &statistics, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_statistics(statistics)
    , m_about(new QLabel)
    , m_timelineTitle(newHeading())
    , m_timeline(new TimeChart(TimeChart::Kind::Lines, theme))
    , m_channels(new FigureSection(theme, narrow))
    , m_errors(new FigureSection(theme, wide))
    , m_types(new FigureSection(theme, wide))
    , m_clinics(new FigureSection(theme, medium))
    , m_priorities(new FigureSection(theme, wide))
    , m_momentTitle(newHeading())
    , m_moment(new FactList)
{
    for (const Figure figure : allFigures)
        m_tiles += new HeadlineTile(figure);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_timeline->setFixedHeight(chartHeight);
    m_timeline->setValueText([](double value) { return QLocale().toString(qint64(value)); });
    layOut();
    m_veil = new Veil(this); // above all of them
    m_pause.setSingleShot(true);
    m_pause.setInterval(veilPause);
    connect(&m_pause, &QTimer::timeout, m_veil, &QWidget::show);
    connectSections();
    retranslate();
}

void StatisticsView::showStatistics()
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const StatisticsQuery &query = m_statistics.query();
    const auto &before = m_statistics.before();
    const QString compared = before && before->totals.total > 0 ? beforeText(query, today) : QString();
    if (m_statistics.now()) {
        const QString days = tr("%1 (UTC)", "days").arg(daysOf(query, today));
        m_about->setText(compared.isEmpty() ? days : tr("%1, compared with %2").arg(days, compared));
        m_about->setToolTip(compared.isEmpty() ? QString() : tr("%1 (UTC)", "days").arg(daysBefore(query, today)));
    }
    for (HeadlineTile *tile : std::as_const(m_tiles))
        tile->show(m_statistics.now(), before, compared);
    showTables();
    showTimeline();
    showMoment();
    if (!m_statistics.isLoading() || !m_statistics.now()) {
        m_pause.stop();
        m_veil->hide();
    } else if (!m_veil->isVisible()) {
        m_pause.start();
    }
}

void StatisticsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StatisticsView::resizeEvent(QResizeEvent *event)
{
    m_veil->setGeometry(rect());
    QWidget::resizeEvent(event);
}

void StatisticsView::layOut()
{
    auto tiles = new QGridLayout;
    tiles->setSpacing(8);
    for (int i = 0; i < m_tiles.size(); ++i)
        tiles->addWidget(m_tiles[i], i / tilesInRow, i % tilesInRow);
    auto tables = new QGridLayout;
    tables->setHorizontalSpacing(24);
    tables->setVerticalSpacing(16);
    for (const int column : {0, 1})
        tables->setColumnStretch(column, 1);
    tables->addWidget(m_channels, 0, 0, Qt::AlignTop);
    tables->addWidget(m_errors, 0, 1, Qt::AlignTop);
    tables->addWidget(m_types, 1, 0, Qt::AlignTop);
    tables->addWidget(m_clinics, 1, 1, Qt::AlignTop);
    tables->addWidget(m_priorities, 2, 0, Qt::AlignTop);
    QVBoxLayout *moment = headed(m_momentTitle, m_moment);
    moment->addStretch(1);
    tables->addLayout(moment, 2, 1);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 0, pageMargin, 16);
    column->setSpacing(16);
    column->addWidget(m_about);
    column->addLayout(tiles);
    column->addLayout(headed(m_timelineTitle, m_timeline));
    column->addLayout(tables);
    column->addStretch(1);
}

void StatisticsView::connectSections()
{
    connect(m_clinics, &FigureSection::rowOpened, this, [this](const FigureTable::Row &row) {
        if (const qint64 clinic = row.word.toLongLong(); clinic > 0)
            Q_EMIT clinicOpened(clinic);
    });
    connect(m_types, &FigureSection::rowOpened, this, [this](const FigureTable::Row &row) {
        OpenMatchingNotifications wanted = matching();
        wanted.type = model::notificationTypeFromWord(row.word);
        Q_EMIT navigate(wanted);
    });
    connect(m_priorities, &FigureSection::rowOpened, this, [this](const FigureTable::Row &row) {
        OpenMatchingNotifications wanted = matching();
        wanted.priority = model::priorityFromWord(row.word);
        Q_EMIT navigate(wanted);
    });
    connect(m_errors, &FigureSection::rowOpened, this, [this] {
        OpenMatchingNotifications wanted = matching();
        wanted.status = model::DeliveryStatus::Failed;
        Q_EMIT navigate(wanted);
    });
}

void StatisticsView::retranslate()
{
    for (QLabel *label : {m_about, m_timelineTitle, m_momentTitle})
        label->setAlignment(leading());
    m_timelineTitle->setText(tr("Notifications over time"));
    m_timeline->setAccessibleName(m_timelineTitle->text());
    m_channels->setTitle(tr("Deliveries by channel"));
    m_errors->setTitle(tr("Most frequent errors"));
    m_errors->setEmptyText(tr("No delivery failed in this time."));
    m_types->setTitle(tr("Notifications by type"));
    m_clinics->setTitle(tr("Notifications by clinic"));
    m_clinics->setEmptyText(tr("Told for all clinics together only."));
    m_priorities->setTitle(tr("Notifications by priority"));
    m_momentTitle->setText(tr("At this moment"));
    showStatistics();
}

void StatisticsView::showTables()
{
    const bool isKnown = m_statistics.now().has_value();
    const model::AdminStatistics figures = m_statistics.now().value_or(model::AdminStatistics());
    const auto show = [this, isKnown](FigureSection &section, const FigureTable &table) {
        section.setTable(isKnown ? table : withoutRows(table));
        section.setBusy(!isKnown && m_statistics.isLoading());
    };
    show(*m_channels, figuresByChannel(figures));
    show(*m_errors, figuresOfErrors(figures));
    show(*m_types, figuresByType(figures));
    show(*m_clinics, figuresByClinic(figures));
    show(*m_priorities, figuresByPriority(figures));
}

void StatisticsView::showTimeline()
{
    ChartFigures figures;
    figures.lines = {{.name = tr("All"), .colour = ChartColour::Accent, .values = {}},
        {.name = tr("Read"), .colour = ChartColour::Violet, .values = {}}};
    if (const auto &statistics = m_statistics.now(); statistics && !statistics->timeline.isEmpty()) {
        figures.from = statistics->timeline.first().from;
        figures.to = statistics->timeline.last().to;
        for (const model::TimelineBucket &bucket : statistics->timeline) {
            figures.times += bucket.from;
            figures.lines[0].values += double(bucket.total);
            figures.lines[1].values += double(bucket.read);
        }
    }
    m_timeline->setFigures(figures);
}

void StatisticsView::showMoment()
{
    if (!m_statistics.now())
        return m_moment->setFacts({});
    const auto count = [](qint64 number) { return QLocale().toString(number); };
    const model::QueueStatistics &queue = m_statistics.now()->queue;
    const model::DeviceStatistics &devices = m_statistics.now()->devices;
    const auto oldest = durationText(std::chrono::seconds(queue.oldestDueSeconds));
    m_moment->setFacts({{tr("Deliveries due"), count(queue.due)},
        {tr("Waiting for"), queue.oldestDueSeconds > 0 ? oldest : QString(), tr("How long the oldest of them waits")},
        {tr("Deliveries tried again later"), count(queue.retrying)},
        {tr("Scheduled notifications"), count(queue.scheduled)},
        {tr("Connected apps"), count(m_statistics.now()->connectedClients), tr("Of the instance that answered")},
        {displayText(model::DeviceType::Android), tr("%Ln device(s)", nullptr, int(devices.android))},
        {displayText(model::DeviceType::Ios), tr("%Ln device(s)", nullptr, int(devices.ios))},
        {displayText(model::DeviceType::Web), tr("%Ln device(s)", nullptr, int(devices.web))}});
}

// Whatever the statistics are about. A list knows its days where the console stands, which differ by hours from those in UTC.
OpenMatchingNotifications StatisticsView::matching() const
{
    const StatisticsQuery &query = m_statistics.query();
    const auto [from, to] = daysIn(query, QDateTime::currentDateTimeUtc().date());
    return {
        .recipient = query.user, .recipientName = query.userName, .clinicId = query.clinicId, .from = from, .to = to};
}

} // namespace mc::console
