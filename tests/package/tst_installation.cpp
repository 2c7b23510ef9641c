#include <QtCore/QDirIterator>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

namespace {

struct Outcome
{
    int exitCode = -1;
    QByteArray out; ///< standard output and error
};

Outcome run(const QString &program, const QStringList &arguments, const QString &destDir = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("SYSTEMD_COLORS"), QStringLiteral("0"));
    environment.insert(QStringLiteral("DESTDIR"), destDir);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {.out = process.errorString().toUtf8()};
    return {process.exitCode(), process.readAll()};
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator found(folder, QDir::Files | QDir::System, QDirIterator::Subdirectories);
    while (found.hasNext())
        files += QDir(folder).relativeFilePath(found.next());
    files.sort();
    return files;
}

const QStringList serviceFiles {
    QStringLiteral("bin/mediconnect-listen"),
    QStringLiteral("bin/mediconnect-notifyd"),
    QStringLiteral("lib/systemd/system/mediconnect-notifyd.service"),
    QStringLiteral("lib/sysusers.d/mediconnect-notifyd.conf"),
    QStringLiteral("sbin/mediconnect-notifyd-local-database"),
    QStringLiteral("share/doc/mediconnect-notifyd/API.md"),
    QStringLiteral("share/doc/mediconnect-notifyd/CHANGELOG.md"),
    QStringLiteral("share/doc/mediconnect-notifyd/CONTRACT.md"),
    QStringLiteral("share/doc/mediconnect-notifyd/README.md"),
    QStringLiteral("share/doc/mediconnect-notifyd/SECURITY.md"),
    QStringLiteral("share/man/man1/mediconnect-listen.1"),
    QStringLiteral("share/man/man1/mediconnect-notifyd.1"),
    QStringLiteral("share/man/man8/mediconnect-notifyd-local-database.8"),
    QStringLiteral("share/mediconnect-notifyd/notifyd.ini.example"),
};

const QStringList consoleFiles {
    QStringLiteral("bin/mediconnect-console"),
    QStringLiteral("share/applications/org.mediconnect.console.desktop"),
    QStringLiteral("share/doc/mediconnect-console/LICENSE.lucide"),
    QStringLiteral("share/icons/hicolor/scalable/apps/mediconnect-console.svg"),
    QStringLiteral("share/man/man1/mediconnect-console.1"),
    QStringLiteral("share/metainfo/org.mediconnect.console.metainfo.xml"),
};

} // namespace

/// `cmake --install`: what it puts where, and what systemd makes of the unit.
class tst_Installation : public QObject
{
    Q_OBJECT

    QString pathOf(const char *name) const { return m_folder.filePath(QLatin1String("usr/") + QLatin1String(name)); }
    static Outcome install(const QString &prefix, const QStringList &more, const QString &destDir = {})
    {
        return run(QStringLiteral(MC_CMAKE),
            QStringList {QStringLiteral("--install"), QStringLiteral(MC_BUILD), QStringLiteral("--prefix"), prefix}
                + more,
            destDir);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Outcome outcome = install(
            m_folder.filePath(QStringLiteral("usr")), {QStringLiteral("--component"), QStringLiteral("service")});
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
    }

    void service_isComplete_andAlone() { QCOMPARE(filesIn(m_folder.filePath(QStringLiteral("usr"))), serviceFiles); }

    void console_isComplete_andAlone()
    {
        if (!MC_CONSOLE)
            QSKIP("built without the console");
        const QTemporaryDir folder;
        const Outcome outcome = install(folder.path(), {QStringLiteral("--component"), QStringLiteral("console")});
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QCOMPARE(filesIn(folder.path()), consoleFiles);
    }

    // As packages are made: the paths in the files are those of the machine they are for.
    void everything_intoAFolder_isMeantForItsPrefix()
    {
        const QTemporaryDir folder;
        const Outcome outcome = install(QStringLiteral("/usr"), {}, folder.path());
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QStringList expected = serviceFiles + (MC_CONSOLE ? consoleFiles : QStringList());
        expected.sort();
        QCOMPARE(filesIn(folder.filePath(QStringLiteral("usr"))), expected);
        QFile unit(folder.filePath(QStringLiteral("usr/lib/systemd/system/mediconnect-notifyd.service")));
        QVERIFY(unit.open(QIODevice::ReadOnly));
        QVERIFY(unit.readAll().contains("\nExecStart=/usr/bin/mediconnect-notifyd serve --no-migrate\n"));
    }

    void installedProgram_runs()
    {
        const Outcome outcome = run(pathOf("bin/mediconnect-notifyd"), {QStringLiteral("--version")});
        QCOMPARE(outcome.out, QByteArray("mediconnect-notifyd " MC_VERSION "\n"));
    }

    void unit_isFreeOfMistakes()
    {
        const Outcome outcome = run(QStringLiteral("systemd-analyze"),
            {QStringLiteral("verify"), QStringLiteral("--man=no"),
                pathOf("lib/systemd/system/mediconnect-notifyd.service")});
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.exitCode, 0);
    }

    // systemd's measure goes from 0.0 (nothing is allowed) to 10.0. The threshold is in tenths.
    void unit_confinesTheService()
    {
        const Outcome outcome = run(QStringLiteral("systemd-analyze"),
            {QStringLiteral("security"), QStringLiteral("--offline=true"), QStringLiteral("--threshold=20"),
                QStringLiteral("--no-pager"), pathOf("lib/systemd/system/mediconnect-notifyd.service")});
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
    }

    void user_isMadeBySystemd()
    {
        const Outcome outcome = run(QStringLiteral("systemd-sysusers"),
            {QStringLiteral("--dry-run"), QStringLiteral("--root=") + m_folder.path(),
                pathOf("lib/sysusers.d/mediconnect-notifyd.conf")});
        QVERIFY2(outcome.exitCode == 0, outcome.out.constData());
        QVERIFY2(outcome.out.contains("mediconnect"), outcome.out.constData());
    }

    void manual_tellsWhatHelpTells()
    {
        QFile page(pathOf("share/man/man1/mediconnect-notifyd.1"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray text = page.readAll();
        for (const char *what : {"check\\-config", "/etc/mediconnect/notifyd.env", "SEE ALSO"})
            QVERIFY2(text.contains(what), what);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_Installation)
#include "tst_installation.moc"
