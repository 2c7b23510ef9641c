#include "support/database.h"
#include "support/running_service.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray devicesPath = "/api/notifications/devices/";

QByteArray key(char letter) { return QByteArray(32, letter).toBase64(); }

QByteArray tokenOfDevice(int number) { return "device-token-" + QByteArray::number(number); }

// Whether it says that so many tokens were sealed anew.
bool told(const CommandOutcome &outcome, int count)
{
    static const QRegularExpression line(
        QStringLiteral("^device tokens sealed under the key [0-9a-f]{8} now: ([0-9]+)$"),
        QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(outcome.out)).captured(1) == QString::number(count);
}

// Whether it says that so many tokens were left under one other key.
bool leftTold(const CommandOutcome &outcome, int count)
{
    static const QRegularExpression line(
        QStringLiteral("^mediconnect-notifyd: device tokens still sealed under the key [0-9a-f]{8}: ([0-9]+); "),
        QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(outcome.err)).captured(1) == QString::number(count);
}

} // namespace

/// Changing the key under which device tokens are sealed, by the command, beside running services.
class tst_RotateKeys : public QObject
{
    Q_OBJECT

    // Settings by which new tokens are sealed under the first key.
    static Environment keys(const QByteArray &current, const QByteArray &previous = {})
    {
        return {{"MEDICONNECT_ENCRYPTION_KEY", current}, {"MEDICONNECT_PREVIOUS_ENCRYPTION_KEYS", previous}};
    }
    CommandOutcome rotate(const Environment &keys)
    {
        return ServiceProcess::run(
            {QStringLiteral("rotate-keys")}, Environment {{"MEDICONNECT_DATABASE_URL", m_uri.toUtf8()}} + keys);
    }
    std::unique_ptr<ServiceProcess> started(const Environment &keys)
    {
        auto service = std::make_unique<ServiceProcess>(m_uri, keys);
        service->start();
        return service;
    }
    // Registers devices first to last and answers the status codes that came.
    QSet<int> registered(ServiceProcess &service, int first, int last)
    {
        Api api(service.port());
        QSet<int> codes;
        for (int i = first; i <= last; ++i)
            codes += api.as(m_ann)
                         .post(devicesPath, object({{"device_token", tokenOfDevice(i)}, {"device_type", "ios"}}))
                         .status;
        return codes;
    }
    // How many tokens there are under each key.
    QList<int> counts()
    {
        QList<int> counts;
        const QList<Database::Row> rows
            = Database(m_uri).run("SELECT count(*) FROM devices GROUP BY token_key_id ORDER BY 1");
        for (const Database::Row &row : rows)
            counts += row.first().toInt();
        return counts;
    }

private Q_SLOTS:
    void initTestCase() { m_postgres = PrivatePostgres::ofRun(); }
    void init()
    {
        m_uri = m_postgres->createDatabase();
        const auto service = started(keys(key('a')));
        QVERIFY(!QTest::currentTestFailed());
        Api api(service->port());
        m_ann = Directory(api).patient("ann");
        QCOMPARE(registered(*service, 1, 3), QSet<int> {201});
    }

    void rotate_nothingToDo_saysSo()
    {
        const CommandOutcome outcome = rotate(keys(key('a'), key('b')));
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QVERIFY2(told(outcome, 0), outcome.out.constData());
        QVERIFY(outcome.out.contains("no other key is needed"));
    }

    void rotate_toANewKey_devicesAreStillKnown()
    {
        const CommandOutcome outcome = rotate(keys(key('b'), key('a')));
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QVERIFY2(outcome.out.startsWith("3 of 3\n") && told(outcome, 3), outcome.out.constData());
        QVERIFY(told(rotate(keys(key('b'), key('a'))), 0));
        // The old key is no longer needed.
        const auto service = started(keys(key('b')));
        QCOMPARE(registered(*service, 1, 3), QSet<int> {200});
        Api api(service->port());
        api.as(m_ann).get(devicesPath).expect("count", 3);
        for (const QByteArray &secret : {key('a'), key('b'), tokenOfDevice(1)})
            QVERIFY(!(outcome.out + outcome.err).contains(secret));
    }

    void rotate_manySteps_tellsHowFarItIs()
    {
        QCOMPARE(registered(*started(keys(key('a'))), 4, 1203), QSet<int> {201});
        const CommandOutcome outcome = rotate(keys(key('b'), key('a')));
        QVERIFY2(outcome.out.startsWith("500 of 1203\n1000 of 1203\n1203 of 1203\n") && told(outcome, 1203),
            outcome.out.constData());
        QCOMPARE(counts(), QList<int> {1203});
    }

    void rotate_besideServices_losesNoDevice()
    {
        const auto old = started(keys(key('a'), key('b'))), fresh = started(keys(key('b'), key('a')));
        QCOMPARE(registered(*fresh, 1, 1), QSet<int> {200});
        QCOMPARE(registered(*old, 4, 4), QSet<int> {201});
        QCOMPARE(counts(), (QList<int> {1, 3}));
        QCOMPARE(rotate(keys(key('b'), key('a'))).exitCode, 0);
        QCOMPARE(counts(), QList<int> {4});
        QCOMPARE(registered(*fresh, 1, 4), QSet<int> {200});
        QCOMPARE(registered(*old, 1, 4), QSet<int> {200});
        QCOMPARE(rotate(keys(key('b'), key('a'))).exitCode, 0);
        QCOMPARE(counts(), QList<int> {4});
    }

    void rotate_keyUnknown_isToldWithWhatToDo()
    {
        const CommandOutcome outcome = rotate(keys(key('b'), key('c')));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(leftTold(outcome, 3), outcome.err.constData());
        QVERIFY2(outcome.err.contains("MEDICONNECT_PREVIOUS_ENCRYPTION_KEYS"), outcome.err.constData());
        QVERIFY(!outcome.out.contains("no other key is needed"));
        QCOMPARE(rotate(keys(key('b'), key('c') + ',' + key('a'))).exitCode, 0);
    }

    void rotate_damagedToken_isToldAndTheOthersAreDone()
    {
        Database(m_uri).run(
            "UPDATE devices SET token_ciphertext = set_byte(token_ciphertext, 30, get_byte(token_ciphertext, 30) # 1) "
            "WHERE id = (SELECT min(id) FROM devices)");
        const CommandOutcome outcome = rotate(keys(key('b'), key('a')));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(told(outcome, 2), outcome.out.constData());
        QVERIFY2(leftTold(outcome, 1), outcome.err.constData());
        // Its app registers again, and all is well.
        const auto service = started(keys(key('b'), key('a')));
        QCOMPARE(registered(*service, 1, 3), QSet<int> {200});
        QCOMPARE(rotate(keys(key('b'), key('a'))).exitCode, 0);
    }

    void rotate_withoutDatabase_isOneLine()
    {
        const CommandOutcome outcome = ServiceProcess::run(
            {QStringLiteral("rotate-keys")}, {{"MEDICONNECT_DATABASE_URL", "postgresql://127.0.0.1:1/none"}});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("database/url"), outcome.err.constData());
    }

private:
    std::unique_ptr<PrivatePostgres> m_postgres;
    QString m_uri;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_RotateKeys)
#include "tst_rotate_keys.moc"
