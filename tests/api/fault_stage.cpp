#include "fault_stage.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtTest/QTest>

namespace mc::test {

using milliseconds = std::chrono::milliseconds;

namespace {

// Twenty retries, as many as may be set: whoever is away for a while must not be given up.
constexpr char retryDelays[] = "50ms,100ms,200ms,400ms,800ms,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s,1s";
constexpr int people = 100;
constexpr qint64 firstPerson = 2001;
constexpr int postPatience = 60'000;
// Leases end after 60 s (CONTRACT section 11), and the slow look comes every few seconds.
constexpr int arrivalPatience = 90'000;

QByteArray phone(qint64 person, int nth)
{
    return "phone-" + QByteArray::number(nth) + "-of-" + QByteArray::number(person);
}

const User admin {1, "admin", "admin"};

User person(qint64 id) { return {id, "person-" + QByteArray::number(id), "patient"}; }

void waitFor(milliseconds time)
{
    if (time.count() <= 0)
        return;
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

QList<Fault> faultsWithin(milliseconds time, const QList<std::function<void()>> &strikes, quint32 seed)
{
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const milliseconds part = time / strikes.size();
    QList<Fault> faults;
    for (const std::function<void()> &strike : strikes)
        faults += {part * faults.size() + milliseconds(random.bounded(int(part.count()))), strike};
    return faults;
}

FaultStage::FaultStage(const Environment &extra, const QList<Fake> &fakes)
    : providers({.providers = fakes, .isLight = true})
    , m_extra(Environment {{"MEDICONNECT_RETRY_DELAYS", retryDelays}} + extra)
{
}

void FaultStage::begin(int instances)
{
    if (!m_postgres)
        m_postgres = PrivatePostgres::own();
    m_databaseUri = m_postgres->createDatabase();
    m_posted = 0;
    m_apis.resize(instances);
    for (int i = 0; i < instances; ++i) {
        m_instances.push_back(std::make_unique<ServiceProcess>(m_databaseUri, providers.environment() + m_extra));
        start(i);
        if (QTest::currentTestFailed())
            return;
    }
    addPeople();
}

void FaultStage::end()
{
    for (const auto &instance : m_instances)
        instance->showLogWhenFailed();
    m_instances.clear();
    m_apis.clear();
    QCOMPARE(providers.violations(), QStringList());
    providers.clear();
}

void FaultStage::start(int number)
{
    m_instances[number]->start();
    m_apis[number] = std::make_unique<Api>(m_instances[number]->port());
}

void FaultStage::addPeople()
{
    api(0).asService().put(userPath(admin.id), Directory::person(admin)).expect(201);
    QJsonArray users;
    for (qint64 id = firstPerson; id < firstPerson + people; ++id)
        users.append(merged(
            Directory::person(person(id)), object({{"id", id}, {"phone", "+3460000" + QByteArray::number(id)}})));
    api(0)
        .asService()
        .post("/api/users/bulk-upsert/", object({{"users", users}}))
        .expect(200)
        .expect("created", people);
    for (qint64 id = firstPerson; id < firstPerson + people; ++id) {
        for (int nth : {1, 2})
            api(0)
                .as(person(id))
                .post("/api/notifications/devices/",
                    object({{"device_token", phone(id, nth)}, {"device_type", "android"}}))
                .expect(201);
    }
}

void FaultStage::post(int notifications, milliseconds gap, const QList<Fault> &faults)
{
    QElapsedTimer clock;
    clock.start();
    qint64 struckFor = 0;
    auto fault = faults.begin();
    const auto passTo = [&](milliseconds moment) { waitFor(moment - milliseconds(clock.elapsed() - struckFor)); };
    for (int i = 0; i < notifications && !QTest::currentTestFailed(); ++i) {
        for (; fault != faults.end() && fault->at <= gap * i; ++fault) {
            passTo(fault->at);
            const qint64 began = clock.elapsed();
            fault->strike();
            struckFor += clock.elapsed() - began;
        }
        passTo(gap * i);
        post();
    }
}

void FaultStage::post()
{
    const int number = m_posted++;
    const QJsonObject body = object({{"recipient_id", firstPerson + number % people}, {"notification_type", "system"},
        {"title", "Maintenance"}, {"message", "Tonight."}, {"channels", array({"push"})}});
    Answer answer;
    const auto isAccepted = [&] {
        answer = api(number % int(m_apis.size()))
                     .asService()
                     .with("Idempotency-Key", QByteArray::number(number))
                     .post("/api/notifications/", body);
        return answer.status == 201;
    };
    if (!QTest::qWaitFor(isAccepted, postPatience))
        answer.expect(201);
}

void FaultStage::postToEverybody(int times)
{
    const QJsonObject body = object({{"audience", object({{"role", "patient"}})}, {"notification_type", "system"},
        {"title", "Maintenance"}, {"message", "Tonight."}, {"channels", array({"push"})}});
    for (int i = 0; i < times; ++i)
        api(0).asService().post("/api/notifications/bulk-create/", body).expect(202).expect("accepted", people);
    m_posted += times * people;
    QTRY_COMPARE_WITH_TIMEOUT(deliveries(), 2 * m_posted, postPatience);
}

// What would pass by itself in a minute. Whoever had these leases is dead, so only time passes here.
void FaultStage::letLeasesEnd()
{
    database().run(
        "UPDATE deliveries SET leased_until = leased_until - interval '60 s' WHERE leased_until IS NOT NULL");
}

void FaultStage::expectAllArrived()
{
    QTRY_COMPARE_WITH_TIMEOUT(deliveries(), 2 * m_posted, postPatience);
    const bool isDone = QTest::qWaitFor([this] { return pending() == 0; }, arrivalPatience);
    QVERIFY2(isDone, (QByteArray::number(pending()) + " are stuck").constData());
    QCOMPARE(
        database().value("SELECT count(*) FROM deliveries WHERE status <> 'sent' OR leased_until IS NOT NULL"), "0");
    QCOMPARE(database().value("SELECT count(*) FROM notifications WHERE delivery_status <> 'sent'"), "0");
    QCOMPARE(database().value("SELECT count(*) FROM journal WHERE kind = 'sent'"),
        database().value("SELECT count(*) FROM deliveries"));
    expectStatistics();
    QVERIFY(at(providers.figures(Fake::Fcm), "accepted").toInt() >= 2 * m_posted);
    const QHash<QString, int> times = requests();
    QCOMPARE(times.size(), 2 * m_posted);
    for (const Database::Row &row :
        database().run("SELECT notification_id, recipient_id FROM deliveries WHERE provider = 'fcm'")) {
        for (int nth : {1, 2})
            QVERIFY(times.contains(QString::fromUtf8(phone(row[1].toLongLong(), nth) + ' ' + row[0])));
    }
}

void FaultStage::expectStatistics()
{
    const int sent = database().value("SELECT count(*) FROM deliveries WHERE channel = 'push'").toInt();
    api(0)
        .as(admin)
        .get("/api/notifications/admin/stats/?period=day")
        .expect(200)
        .expect("by_channel.push.sent", sent)
        .expect("by_channel.push.pending", 0)
        .expect("by_channel.push.failed", 0)
        .expect("queue.due", 0);
}

QHash<QString, int> FaultStage::requests()
{
    QHash<QString, int> times;
    for (const QJsonValue &one : providers.received(Fake::Fcm))
        ++times[at(one, "1").toString() + u' ' + at(one, "2").toString()];
    return times;
}

int FaultStage::twice()
{
    const QHash<QString, int> times = requests();
    const int twice = int(std::count_if(times.begin(), times.end(), [](int count) { return count > 1; }));
    qInfo("%d of %d reached a phone more than once", twice, int(times.size()));
    return twice;
}

} // namespace mc::test
