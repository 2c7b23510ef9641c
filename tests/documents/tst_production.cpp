#include "document.h"
#include "shell.h"
#include "support/database.h"
#include "support/private_postgres.h"
#include "support/service_process.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

// What zoe's password is in README.md.
const QByteArray password = "a pass phrase of her own";

QByteArray freeAddress()
{
    QTcpServer taker;
    taker.listen(QHostAddress::LocalHost);
    return "127.0.0.1:" + QByteArray::number(taker.serverPort());
}

bool isSql(const QByteArray &line) { return line.startsWith("CREATE ") || line.startsWith("ALTER "); }

// What it shows may come a moment later: when a token was last used.
bool onlyReads(const Block &block) { return block.lines == QByteArrayList {"mediconnect-notifyd token list"}; }

bool isCommand(const QByteArray &line)
{
    static const QRegularExpression command(
        QStringLiteral("^([A-Z_]+=|mediconnect-notifyd |systemctl |curl |pg_dump |pg_restore )"));
    return command.match(QString::fromUtf8(line)).hasMatch();
}

} // namespace

/// Takes an empty machine to a clinic's service by README.md alone: its commands from "Production" to "Two instances" are run as
/// printed, in their order, and print what is shown. What the machine has besides is made here: a PostgreSQL, the settings, and a
/// systemd that knows one service.
class tst_Production : public QObject
{
    Q_OBJECT

    // What is on this machine elsewhere than in the document.
    QByteArray here(QByteArray document) const
    {
        static const QRegularExpression database(QStringLiteral("@db\\.clinic\\.example/([a-z_]+)"));
        const QString host = QUrlQuery(QUrl(m_superuser)).queryItemValue(QStringLiteral("host"));
        QString text = QString::fromUtf8(document.replace("127.0.0.1:8000", m_address));
        text.replace(database, QStringLiteral("@/\\1?host=") + host);
        return text.toUtf8();
    }

    void executeSql(const Block &block)
    {
        Database database(m_superuser);
        for (const QByteArray &statement : block.lines)
            database.run(statement);
    }

    void control(const QByteArray &verb)
    {
        if (verb != "start")
            QCOMPARE(m_service->terminate(), 0);
        if (verb != "stop")
            m_service->start();
    }

    // Standard input of the one command that asks for something stands behind it, as it would be typed.
    QByteArray execute(const Block &block)
    {
        QByteArray output, gathered;
        for (const QByteArray &line : block.lines) {
            if (line.startsWith("systemctl ")) {
                if (!gathered.isEmpty())
                    output += m_shell->run(std::exchange(gathered, {}));
                control(line.split(' ').value(1));
                continue;
            }
            gathered += line + '\n';
            if (line.startsWith("mediconnect-notifyd user create"))
                gathered += password + '\n';
        }
        return gathered.isEmpty() ? output : output + m_shell->run(gathered);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Environment settings = testSettings()
            + Environment {{"MEDICONNECT_LISTEN", m_address},
                {"MEDICONNECT_DATABASE_URL", here("postgresql://mediconnect@db.clinic.example/mediconnect")}};
        QProcessEnvironment environment;
        const QString postgres = PrivatePostgres::program(QStringLiteral("pg_dump")).section(u'/', 0, -2);
        environment.insert(QStringLiteral("PATH"),
            QStringList {QStringLiteral(MC_PROGRAMS), postgres, qEnvironmentVariable("PATH")}.join(u':'));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        for (const auto &[name, value] : settings)
            environment.insert(QString::fromUtf8(name), QString::fromUtf8(value));
        m_shell = std::make_unique<Shell>(environment);
        m_shell->run("cd '" + m_folder.path().toUtf8() + '\'');
        m_service = std::make_unique<ServiceProcess>(QString(), settings);
    }
    void cleanup() { m_service->showLogWhenFailed(); }

    void commands_printWhatTheyShow()
    {
        QFile file(QStringLiteral(MC_SOURCES "/README.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        Block commands; // of before
        QByteArray output;
        int executed = 0, compared = 0;
        for (const Block &block : blocksOf(here(file.readAll()))) {
            if (!isOfProduction(block.section))
                continue;
            const QByteArray place = "README.md:" + QByteArray::number(block.line);
            if (isSql(block.lines.first())) {
                executeSql(block);
            } else if (isCommand(block.lines.first())) {
                commands = block;
                output = execute(block);
                ++executed;
                QVERIFY2(!QTest::currentTestFailed(), place.constData());
                QVERIFY2(!output.contains("(no end)"), (place + " does not end: " + output).constData());
            } else {
                ++compared;
                const auto isAsShown = [&] {
                    if (onlyReads(commands))
                        output = execute(commands);
                    return matches(output, block.lines.join('\n'));
                };
                QTRY_VERIFY2_WITH_TIMEOUT(isAsShown(), (place + ": printed was " + output).constData(), 40'000);
            }
        }
        QVERIFY(executed > 10 && compared > 6);
    }

    // Where README.md ends.
    void afterwards_everythingIsAsBeforeTheBackup()
    {
        const QByteArray list = m_shell->run("mediconnect-notifyd user list --role admin");
        QVERIFY2(list.contains("1000000000000    admin    yes       yes          zoe"), list.constData());
        // The backup is of after it was withdrawn.
        QVERIFY(m_shell->run("mediconnect-notifyd token list").contains(" withdrawn  service "));
        const QByteArray verified = m_shell->run("mediconnect-notifyd audit verify");
        QVERIFY2(verified.startsWith("the audit log is whole up to "), verified.constData());
    }

private:
    std::unique_ptr<PrivatePostgres> m_postgres = PrivatePostgres::own();
    const QString m_superuser = m_postgres->createDatabase();
    const QByteArray m_address = freeAddress();
    QTemporaryDir m_folder;
    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<ServiceProcess> m_service;
};

QTEST_GUILESS_MAIN(tst_Production)
#include "tst_production.moc"
