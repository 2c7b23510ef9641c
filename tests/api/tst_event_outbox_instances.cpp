#include "support/database.h"
#include "support/event_source.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

constexpr int patience = 60'000;

} // namespace

/// Many events in event_outbox, several instances, and instances that die: each event once, in the order of its source.
class tst_EventOutboxInstances : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void fiveThousand_areTakenOnceInOrder();
    void instancesKilled_eachIsTakenOnceInOrder();

private:
    // In one transaction, messages first … last of one source to each person.
    void insert(int first, int last);
    int waiting() { return m_database->value("SELECT count(*) FROM event_outbox").toInt(); }
    // Of each person messages 1 … count, in their order.
    void expectAll(int count);

    static constexpr int people = 10;

    std::unique_ptr<PrivatePostgres> m_postgres = PrivatePostgres::ofRun();
    QString m_uri;
    std::unique_ptr<Database> m_database;
    std::vector<std::unique_ptr<ServiceProcess>> m_instances;
    std::unique_ptr<Api> m_api;
    QList<User> m_people;
    User m_doctor;
    int m_tests = 0;
};

void tst_EventOutboxInstances::initTestCase()
{
    m_uri = m_postgres->createDatabase();
    for (int i = 0; i < 2; ++i) {
        m_instances.push_back(std::make_unique<ServiceProcess>(m_uri));
        m_instances.back()->start();
        QVERIFY(!QTest::currentTestFailed());
    }
    m_database = std::make_unique<Database>(m_uri);
}

void tst_EventOutboxInstances::init()
{
    ++m_tests;
    m_api = std::make_unique<Api>(m_instances.front()->port());
    Directory directory(*m_api, 1000 * m_tests);
    m_doctor = directory.doctor("ruth");
    m_people.clear();
    for (int i = 0; i < people; ++i)
        m_people += directory.patient("luis");
}

void tst_EventOutboxInstances::cleanup()
{
    for (const auto &instance : m_instances)
        instance->showLogWhenFailed();
}

void tst_EventOutboxInstances::insert(int first, int last)
{
    const QString sql
        = QStringLiteral("INSERT INTO event_outbox (event) SELECT jsonb_build_object('specversion', '1.0', "
                         "'source', '/chat/' || person, 'id', message::text, 'type', 'mediconnect.chat.message_sent', "
                         "'data', jsonb_build_object('message_id', message, 'sender_id', %1::int, "
                         "'recipient_id', person)) FROM generate_series(%2, %3) message, "
                         "generate_series(%4, %5) person ORDER BY message");
    m_database->run(
        sql.arg(m_doctor.id).arg(first).arg(last).arg(m_people.first().id).arg(m_people.last().id).toUtf8());
}

void tst_EventOutboxInstances::expectAll(int count)
{
    for (const User &person : std::as_const(m_people)) {
        m_api->as(person).get("/api/notifications/?page_size=1").expect(200).expect("count", count);
        const QByteArray messages = m_database->value(
            "SELECT string_agg(n.message_id::text, ',' ORDER BY j.version) FROM journal j "
            "JOIN notifications n ON n.id = j.notification_id WHERE j.kind = 'created' AND j.user_id = "
            + QByteArray::number(person.id));
        QByteArrayList expected;
        for (int i = 1; i <= count; ++i)
            expected += QByteArray::number(i);
        QCOMPARE(messages, expected.join(','));
    }
}

void tst_EventOutboxInstances::fiveThousand_areTakenOnceInOrder()
{
    QElapsedTimer clock;
    clock.start();
    insert(1, 500);
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, patience);
    qInfo("%d events in %lld ms", 500 * people, clock.elapsed());
    expectAll(500);
}

void tst_EventOutboxInstances::instancesKilled_eachIsTakenOnceInOrder()
{
    constexpr int rounds = 6, each = 200;
    for (int round = 0; round < rounds; ++round) {
        insert(round * each + 1, (round + 1) * each);
        // In the midst of them, whichever instance it is that takes.
        const int before = waiting();
        QTRY_VERIFY_WITH_TIMEOUT(waiting() < before, patience);
        m_instances[round % 2]->kill();
        qInfo("killed instance %d while %d wait", round % 2, waiting());
        if (round % 3 == 2)
            m_instances[1 - round % 2]->kill();
        for (const auto &instance : m_instances) {
            if (!instance->isRunning())
                instance->start();
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, patience);
    m_api = std::make_unique<Api>(m_instances.front()->port());
    expectAll(rounds * each);
    QCOMPARE(m_database->value("SELECT count(*) FROM event_outbox_refused"), "0");
}

QTEST_GUILESS_MAIN(tst_EventOutboxInstances)
#include "tst_event_outbox_instances.moc"
