#include "delivery_stage.h"

using namespace mc::test;
using namespace std::chrono_literals;

/// What became of a message is kept until the database has it, whatever the provider said and however long the database takes
/// nothing: no message goes out again because of that.
class tst_DeliveryOutcomes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_stage.start();
        QVERIFY(!QTest::currentTestFailed());
        m_stage.database().run(R"(
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'refused by a test' USING ERRCODE = TG_ARGV[0]; END $$)");
    }
    void cleanup()
    {
        takeAll();
        m_stage.cleanUp();
    }

    void answer_withControlCharacters_isStored_data();
    void answer_withControlCharacters_isStored();
    void details_thatCannotBeStored_areLeftOut();
    void diskFull_leasesEnd_nothingIsSentTwice();
    void diskFull_manyDue_laneWaits();
    void neverTaken_others_goOn();

private:
    /// The database refuses rows of the journal with this error.
    void refuse(const QByteArray &state, const QByteArray &which)
    {
        m_stage.database().run("CREATE TRIGGER refuse BEFORE INSERT ON journal FOR EACH ROW WHEN (" + which
            + ") EXECUTE FUNCTION refuse('" + state + "')");
    }
    void takeAll() { m_stage.database().run("DROP TRIGGER IF EXISTS refuse ON journal"); }
    User somebody()
    {
        return m_stage.patientWith("android", "phone-" + QByteArray::number(m_stage.service.directory().unusedId()));
    }
    QString post(const User &user, const char *priority = "critical")
    {
        return m_stage.service.notification(user).priority(priority).set("channels", array({"push"})).post();
    }
    QString detail(const QString &id)
    {
        return m_stage.asAdmin().get(notificationPath(id) + "timeline/").text("results.1.detail");
    }
    double unstored()
    {
        const QByteArray metrics = m_stage.service.api().anonymous().get("/metrics").body;
        const QByteArray name = "mediconnect_delivery_outcomes_unstored{provider=\"fcm\"} ";
        return metrics.mid(metrics.indexOf(name) + name.size()).split('\n').first().toDouble();
    }

    DeliveryStage m_stage;
};

void tst_DeliveryOutcomes::answer_withControlCharacters_isStored_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("timeline");
    const auto row = [](const char *name, int status, const char *body, const QString &second) {
        QTest::newRow(name) << status << QByteArray(body) << QStringList {QStringLiteral("created"), second};
    };
    row("the provider's id", 200, R"({"name": "projects/p/messages/a\u0000b\u001bc"})", QStringLiteral("sent push 1"));
    row("the error", 400, R"({"error": {"status": "BAD\u0000 \u0007IDEA"}})",
        QStringLiteral("failed push 1 FCM BAD IDEA"));
}

void tst_DeliveryOutcomes::answer_withControlCharacters_isStored()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, timeline);
    m_stage.providers.answer(
        Fake::Fcm, ProviderAnswer::raw(status, object({{"content-type", "application/json"}}), body).times(1));
    const QString id = post(somebody());
    QVERIFY(m_stage.settled(id) != QStringLiteral("pending"));
    QCOMPARE(m_stage.timeline(id), timeline);
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 1);
}

void tst_DeliveryOutcomes::details_thatCannotBeStored_areLeftOut()
{
    refuse("22021", "NEW.kind = 'sent' AND NEW.detail IS NOT NULL");
    const QString id = post(somebody());
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.timeline(id).value(1), QStringLiteral("sent push 1"));
    QCOMPARE(detail(id), QString());
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 1);
}

// The second one is claimed after the first one's lease has ended: what is known to be sent is not claimed with it.
void tst_DeliveryOutcomes::diskFull_leasesEnd_nothingIsSentTwice()
{
    refuse("53100", "NEW.kind = 'sent'");
    const QString first = post(somebody());
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 1));
    m_stage.database().run(
        "UPDATE deliveries SET leased_until = now() - interval '1 min' WHERE leased_until IS NOT NULL");
    const QString second = post(somebody());
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 2));
    QCOMPARE(m_stage.status(first), QStringLiteral("pending"));
    takeAll();
    for (const QString &id : {first, second}) {
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
        QCOMPARE(m_stage.timeline(id), (QStringList {QStringLiteral("created"), QStringLiteral("sent push 1")}));
    }
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 2);
}

void tst_DeliveryOutcomes::diskFull_manyDue_laneWaits()
{
    const User ann = somebody();
    refuse("53100", "NEW.kind = 'sent'");
    QStringList ids;
    for (int i = 0; i < 100; ++i)
        ids += post(ann, "high");
    QTRY_VERIFY_WITH_TIMEOUT(unstored() >= 8, 20'000);
    QVERIFY(m_stage.providers.count(Fake::Fcm) < 50);
    takeAll();
    for (const QString &id : std::as_const(ids))
        QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 100);
    QCOMPARE(unstored(), 0.0);
}

// A fault that no cutting down mends.
void tst_DeliveryOutcomes::neverTaken_others_goOn()
{
    const User ann = somebody();
    refuse("XX000", "NEW.kind = 'sent' AND NEW.user_id = " + QByteArray::number(ann.id));
    const QString id = post(ann);
    QVERIFY(m_stage.providers.waitFor(Fake::Fcm, 1));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(m_stage.settled(post(somebody())), QStringLiteral("sent"));
    QCOMPARE(m_stage.status(id), QStringLiteral("pending"));
    takeAll();
    QCOMPARE(m_stage.settled(id), QStringLiteral("sent"));
    QCOMPARE(m_stage.providers.count(Fake::Fcm), 21);
}

QTEST_GUILESS_MAIN(tst_DeliveryOutcomes)
#include "tst_delivery_outcomes.moc"
