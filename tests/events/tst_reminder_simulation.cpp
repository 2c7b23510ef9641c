#include "../store/scratch_database.h"

#include <QtCore/QProcess>

using namespace mc::test;

/// A small run of the simulation; tests/bench/run has the large one.
class TestReminderSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoInstances_killedNowAndThen_remindExactly();
};

void TestReminderSimulation::twoInstances_killedNowAndThen_remindExactly()
{
    const std::unique_ptr<PrivatePostgres> cluster = PrivatePostgres::ofRun();
    const ScratchDatabase scratch(*cluster);
    scratch.migrate();
    QProcess simulation;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MEDICONNECT_DATABASE_URL"), scratch.uri);
    simulation.setProcessEnvironment(environment);
    QStringList arguments {QStringLiteral("--appointments"), QStringLiteral("300"), QStringLiteral("--people"),
        QStringLiteral("60"), QStringLiteral("--kills"), QStringLiteral("5"), QStringLiteral("--outages"),
        QStringLiteral("2")};
    if (qEnvironmentVariableIsSet("MEDICONNECT_TEST_SEED"))
        arguments += {QStringLiteral("--seed"), qEnvironmentVariable("MEDICONNECT_TEST_SEED")};
    simulation.start(QStringLiteral(MC_REMINDER_SIMULATION), arguments);
    QVERIFY(simulation.waitForFinished(240'000));
    const QByteArray found = simulation.readAllStandardOutput(), noted = simulation.readAllStandardError();
    qInfo("%s", found.trimmed().constData());
    QVERIFY2(simulation.exitStatus() == QProcess::NormalExit && simulation.exitCode() == 0, noted.constData());
    QVERIFY2(found.contains(" kills=5 "), found.constData());
}

QTEST_GUILESS_MAIN(TestReminderSimulation)
#include "tst_reminder_simulation.moc"
