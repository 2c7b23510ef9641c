#include "console/statistics/statistics_filters.h"

#include "client/client.h"
#include "console/clinics/clinic_popup.h"
#include "console/people/person_popup.h"
#include "console/widgets/dates_popup.h"
#include "console/widgets/icons.h"
#include "console/widgets/style_parts.h"
#include "console/widgets/wording.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace mc::console {

using model::StatisticsPeriod;

namespace {

QString clinicKey() { return QStringLiteral("clinic"); }
QString userKey() { return QStringLiteral("user"); }

constexpr std::array allPeriods {
    StatisticsPeriod::Day, StatisticsPeriod::Week, StatisticsPeriod::Month, StatisticsPeriod::Year};

} // namespace

StatisticsFilters::StatisticsFilters(client::Client &client, QSettings &settings, QWidget *parent)
    : FilterBar(parent)
    , m_client(client)
    , m_settings(settings)
    , m_query(savedStatisticsQuery(settings))
    , m_time(new QToolButton)
    , m_times(new QMenu(this))
    , m_more(new QMenu(this))
    , m_periods(new QActionGroup(this))
    , m_days(new QAction(this))
    , m_clinic(new QAction(this))
    , m_user(new QAction(this))
{
    m_time->setIcon(icon(QStringLiteral("calendar-days")));
    m_time->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_time->setMinimumHeight(controlHeight);
    replaceSearch(m_time);
    addActions();
    setAddMenu(m_more);
    connect(m_time, &QToolButton::clicked, this, [this] { popUp(*m_times, *m_time); });
    connect(this, &FilterBar::filterOpened, this, &StatisticsFilters::openFilter);
    connect(this, &FilterBar::filterRemoved, this, &StatisticsFilters::removeFilter);
    retranslate();
}

void StatisticsFilters::addActions()
{
    for (const StatisticsPeriod period : allPeriods) {
        auto action = new QAction(m_periods);
        action->setCheckable(true);
        action->setData(int(period));
    }
    m_days->setCheckable(true);
    m_periods->addAction(m_days);
    m_times->addActions(m_periods->actions());
    m_times->insertSeparator(m_days);
    m_more->addActions({m_clinic, m_user});
    m_filterActions = m_periods->actions() + m_more->actions();
    connect(m_periods, &QActionGroup::triggered, this, [this](const QAction *action) {
        if (action == m_days)
            return askDays();
        StatisticsQuery query = m_query;
        query.period = StatisticsPeriod(action->data().toInt());
        query.from = query.to = {};
        setQuery(query);
    });
    connect(m_clinic, &QAction::triggered, this, [this] { askClinic(*this); });
    connect(m_user, &QAction::triggered, this, [this] { askUser(*this); });
}

void StatisticsFilters::setQuery(const StatisticsQuery &query)
{
    const bool isSame = query == m_query;
    m_query = query;
    showQuery();
    if (isSame)
        return;
    save(query, m_settings);
    Q_EMIT changed(query);
}

void StatisticsFilters::focusTime() { m_time->setFocus(Qt::ShortcutFocusReason); }

void StatisticsFilters::changeEvent(QEvent *event)
{
    FilterBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StatisticsFilters::retranslate()
{
    const QList<QAction *> periods = m_periods->actions();
    for (QAction *action : periods)
        action->setText(displayText(StatisticsPeriod(action->data().toInt())));
    m_days->setText(tr("Other days…"));
    m_clinic->setText(tr("Clinic…"));
    m_user->setText(tr("User…"));
    showQuery();
}

void StatisticsFilters::showQuery()
{
    m_time->setText(timeText(m_query));
    m_time->setAccessibleName(tr("Time: %1").arg(m_time->text()));
    m_time->setToolTip(tr("Which time the statistics are about; days are in UTC"));
    const QList<QAction *> periods = m_periods->actions();
    for (QAction *action : periods)
        action->setChecked(
            action == m_days ? m_query.hasDays() : !m_query.hasDays() && action->data().toInt() == int(m_query.period));
    QList<Filter> chips;
    if (m_query.clinicId)
        chips += {clinicKey(), tr("Clinic"), QString::number(*m_query.clinicId)};
    if (m_query.user)
        chips += {userKey(), tr("User"), m_query.userName};
    setFilters(chips);
}

void StatisticsFilters::openFilter(const QString &key, QWidget *chip)
{
    key == clinicKey() ? askClinic(*chip) : askUser(*chip);
}

void StatisticsFilters::removeFilter(const QString &key)
{
    StatisticsQuery query = m_query;
    if (key == clinicKey())
        query.clinicId.reset();
    else
        query.user.reset(), query.userName.clear();
    setQuery(query);
}

void StatisticsFilters::askDays()
{
    showQuery(); // nothing is chosen yet
    auto popup = new DatesPopup(m_query.from, m_query.to, this);
    connect(popup, &DatesPopup::chosen, this, [this](const QDate &from, const QDate &to) {
        StatisticsQuery query = m_query;
        query.from = from;
        query.to = to;
        setQuery(query);
    });
    popup->openBelow(*m_time);
}

void StatisticsFilters::askClinic(const QWidget &below)
{
    auto popup = new ClinicPopup(m_client.statistics(), m_query.clinicId, this);
    connect(popup, &ClinicPopup::chosen, this, [this](qint64 id) {
        StatisticsQuery query = m_query;
        query.clinicId = id;
        setQuery(query);
    });
    popup->openBelow(below);
}

void StatisticsFilters::askUser(const QWidget &below)
{
    auto popup = new PersonPopup(m_client, tr("User whose notifications are counted"), this);
    connect(popup, &PersonPopup::chosen, this, [this](const model::User &user) {
        StatisticsQuery query = m_query;
        query.user = user.id;
        query.userName = displayName(user);
        setQuery(query);
    });
    popup->openBelow(below);
}

} // namespace mc::console
