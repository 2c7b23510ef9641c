#include "simulation.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QThread>

namespace mc::test {

namespace {

constexpr qsizetype mostInARequest = 100;
constexpr qint64 latestAllowed = 1000;
constexpr qsizetype mostNoted = 20;

const store::Statement countDue {QStringLiteral("count due"), QStringLiteral(R"(
SELECT count(*) FROM notifications
WHERE NOT is_due AND reminder_lead IS NOT NULL AND scheduled_for <= to_timestamp($1::bigint / 1000.0))")};
const store::Statement countSessions {QStringLiteral("count sessions"), QStringLiteral(R"(
SELECT count(*) FROM pg_stat_activity WHERE application_name = 'worker ' || $1::bigint)")};
const store::Statement countDeadlocks {QStringLiteral("count deadlocks"),
    QStringLiteral("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")};
const store::Statement countEvents {QStringLiteral("count events"), QStringLiteral("SELECT count(*) FROM events")};

qint64 countOf(
    store::DatabaseConnection &connection, const store::Statement &statement, const QVariantList &values = {})
{
    auto rows = connection.run(statement, values);
    if (!rows || !rows->next())
        qFatal("%s fails", qPrintable(statement.name));
    return rows->integer();
}

QByteArray command(const char *name, const QDateTime &at)
{
    return QByteArray(name) + ' ' + QByteArray::number(at.toMSecsSinceEpoch());
}

QByteArray command(const QDateTime &at, const QList<ToldAppointment> &events)
{
    QJsonArray array;
    for (const ToldAppointment &told : events)
        array += toJson(told);
    return command("events", at) + ' ' + QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace

Simulation::Simulation(const Timeline &timeline, const store::DatabaseUrl &url, quint32 seed, const Faults &faults)
    : m_timeline(timeline)
    , m_connection(url.planningByIndex(), QStringLiteral("simulation"))
    , m_random(seed)
    , m_faults(faults)
    , m_next(timeline.posts().begin())
{
}

Simulation::Findings Simulation::run()
{
    while (const std::optional<Moment> moment = nextMoment())
        live(*moment);
    m_findings.lost = std::abs(m_timeline.events() - countOf(m_connection, countEvents));
    m_findings.deadlocks = countOf(m_connection, countDeadlocks);
    return m_findings;
}

// The next at which something comes in or is due; after an outage, its end.
std::optional<Simulation::Moment> Simulation::nextMoment()
{
    const auto end = m_timeline.posts().end();
    const QDateTime due = m_model.next();
    if (m_next == end && !due.isValid())
        return {};
    Moment moment {.at = m_next == end || (due.isValid() && due < m_next->first) ? due : m_next->first};
    const qsizetype moments = std::max<qsizetype>(1, qsizetype(m_timeline.posts().size()));
    if (m_findings.outages < m_faults.outages && isOneIn(moments / m_faults.outages / 2)) {
        ++m_findings.outages;
        moment.at = moment.at.addSecs(60 + m_random.bounded(26 * 3600));
        m_runningSince = moment.at;
        m_isDisturbed = true;
    }
    for (; m_next != end && m_next->first <= moment.at; ++m_next)
        moment.events += m_next->second;
    return moment;
}

void Simulation::live(const Moment &moment)
{
    ++m_findings.moments;
    m_now = moment.at;
    QSet<qint64> concerned;
    for (const ToldAppointment &told : moment.events)
        concerned += told.appointment;
    const QList<ExpectedReminder> before = m_model.due(concerned, moment.at);
    m_model.accept(moment.events, moment.at);
    const QList<ExpectedReminder> after = m_model.show(moment.at);

    QElapsedTimer took;
    took.start();
    tellWorkers(moment);
    showWhatIsLeft(moment.at);
    if (!std::exchange(m_isDisturbed, false))
        m_findings.took.add(double(took.elapsed()));
    compare(moment.at, before, after);
}

// Each takes a half of the events, all those of one appointment together; one shows before it does, and both after it.
void Simulation::tellWorkers(const Moment &moment)
{
    std::array<QList<ToldAppointment>, 2> halves;
    for (const ToldAppointment &told : moment.events)
        halves[std::size_t(told.appointment % 2)] += told;
    const std::size_t first = m_random.bounded(2);
    m_workers[first].tell(command("show", moment.at));
    for (std::size_t i = 0; i < halves.size(); ++i) {
        std::stable_sort(halves[i].begin(), halves[i].end(),
            [](const ToldAppointment &a, const ToldAppointment &b) { return a.appointment < b.appointment; });
        for (QList<ToldAppointment> &left = halves[i]; !left.isEmpty();) {
            qsizetype count = std::min(left.size(), mostInARequest);
            while (count < left.size() && left[count].appointment == left[count - 1].appointment)
                ++count;
            m_workers[i].tell(command(moment.at, left.first(count)));
            left.remove(0, count);
        }
    }
    for (WorkerProcess &worker : m_workers)
        worker.tell(command("show", moment.at));

    const qsizetype moments = std::max<qsizetype>(1, qsizetype(m_timeline.posts().size()));
    if (m_findings.kills < m_faults.kills && isOneIn(moments / m_faults.kills)) {
        ++m_findings.kills;
        m_isDisturbed = true;
        QThread::usleep(m_random.bounded(20'000));
        m_workers[m_random.bounded(2)].replace([this](qint64 processId) { waitUntilForgotten(processId); });
    }
    for (WorkerProcess &worker : m_workers) {
        if (!worker.finish())
            qFatal("A worker ended or does not answer.");
    }
}

// What one of them passed over because the other, or one that was killed, had it locked.
void Simulation::showWhatIsLeft(const QDateTime &at)
{
    while (countOf(m_connection, countDue, {at.toMSecsSinceEpoch()}) > 0) {
        m_workers[0].tell(command("show", at));
        if (!m_workers[0].finish())
            qFatal("A worker ended or does not answer.");
    }
}

void Simulation::compare(
    const QDateTime &at, const QList<ExpectedReminder> &maybe, const QList<ExpectedReminder> &surely)
{
    std::map<Key, ExpectedReminder> either, due;
    for (const ExpectedReminder &reminder : maybe)
        either[{reminder.appointment, reminder.person}] = reminder;
    for (const ExpectedReminder &reminder : surely)
        due[{reminder.appointment, reminder.person}] = reminder;
    for (const ShownReminder &shown : shownAfter(m_connection, m_lastShown)) {
        m_lastShown = shown.nth;
        ++m_findings.reminders;
        const Key key {shown.appointment, shown.person};
        const bool isFirst = m_shown.insert({shown.appointment, shown.person, shown.dueAt}).second;
        const auto one = due.find(key), other = either.find(key);
        if (!isFirst)
            note(m_findings.twice, "twice", shown);
        else if (one == due.end() && other == either.end() && m_model.isCancelled(shown.appointment))
            note(m_findings.afterCancellation, "after the cancellation", shown);
        else if (!(one != due.end() && says(shown, one->second))
            && !(other != either.end() && says(shown, other->second)))
            note(m_findings.wrong, "wrong", shown);
        due.erase(key);
        either.erase(key);
        const qint64 late = std::max(shown.dueAt, m_runningSince).msecsTo(shown.at);
        m_findings.latest = std::max(m_findings.latest, late);
        if (late > latestAllowed)
            note(m_findings.late, "late", shown);
    }
    for (const auto &[key, reminder] : due)
        note(m_findings.missing, "missing",
            {.appointment = key.first,
                .person = key.second,
                .at = at,
                .dueAt = reminder.dueAt,
                .title = m_texts.title(reminder),
                .message = m_texts.message(reminder)});
}

void Simulation::note(qsizetype &count, const char *what, const ShownReminder &shown)
{
    if (++count <= mostNoted)
        qWarning("%s: appointment %lld, person %lld, due %s, at %s: %s", what, shown.appointment, shown.person,
            qPrintable(shown.dueAt.toString(Qt::ISODateWithMs)), qPrintable(shown.at.toString(Qt::ISODateWithMs)),
            qPrintable(shown.message));
}

bool Simulation::says(const ShownReminder &shown, const ExpectedReminder &expected)
{
    return shown.title == m_texts.title(expected) && shown.message == m_texts.message(expected)
        && shown.at == expected.at;
}

// Until its sessions have ended, with what they were at: committed or taken back.
void Simulation::waitUntilForgotten(qint64 processId)
{
    while (countOf(m_connection, countSessions, {processId}) > 0)
        QThread::msleep(1);
}

} // namespace mc::test
