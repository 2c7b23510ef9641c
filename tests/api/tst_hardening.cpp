#include "support/private_postgres.h"
#include "support/service_process.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace mc::test;

/// What compiler, linker and kernel can do against errors that remain, as the programs themselves show it.
class tst_Hardening : public QObject
{
    Q_OBJECT

    static QByteArray readelf(const QStringList &options)
    {
        QProcess tool;
        tool.start(
            QStringLiteral("readelf"), options + QStringList {QStringLiteral("--wide"), QStringLiteral(MC_NOTIFYD)});
        [&] { QVERIFY(tool.waitForFinished(60'000) && tool.exitCode() == 0); }();
        return tool.readAllStandardOutput();
    }
    static bool hasLine(const QByteArray &text, const QByteArray &one, const QByteArray &other)
    {
        const QByteArrayList lines = text.split('\n');
        return std::any_of(lines.begin(), lines.end(),
            [&](const QByteArray &line) { return line.contains(one) && line.contains(other); });
    }

private Q_SLOTS:
    void program_isPositionIndependent()
    {
        QVERIFY(hasLine(readelf({QStringLiteral("--file-header")}), "Type:", "DYN"));
        QVERIFY(hasLine(readelf({QStringLiteral("--dynamic")}), "FLAGS_1", "PIE"));
    }

    void relocations_areReadOnly_fromTheStart()
    {
        QVERIFY(readelf({QStringLiteral("--program-headers")}).contains("GNU_RELRO"));
        QVERIFY(hasLine(readelf({QStringLiteral("--dynamic")}), "FLAGS_1", "NOW"));
    }

    void stack_isNotExecutable()
    {
        const QByteArray headers = readelf({QStringLiteral("--program-headers")});
        QVERIFY(hasLine(headers, "GNU_STACK", " RW "));
        QVERIFY(!hasLine(headers, "GNU_STACK", "RWE"));
    }

    void buffers_areGuarded()
    {
        const QByteArray symbols = readelf({QStringLiteral("--dyn-syms")});
        QVERIFY(symbols.contains("__stack_chk_fail"));
        QVERIFY2(symbols.contains("_chk@GLIBC"), "nothing was compiled with _FORTIFY_SOURCE");
    }

    void memory_isWrittenToNoCore()
    {
        const auto postgres = PrivatePostgres::ofRun();
        ServiceProcess service(postgres->createDatabase());
        service.start();
        QFile limits(QStringLiteral("/proc/%1/limits").arg(service.processId()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        const QByteArray text = limits.readAll();
        const qsizetype at = text.indexOf("Max core file size");
        QVERIFY(at >= 0);
        QCOMPARE(text.mid(at, text.indexOf('\n', at) - at).simplified(), QByteArray("Max core file size 0 0 bytes"));
    }
};

QTEST_GUILESS_MAIN(tst_Hardening)
#include "tst_hardening.moc"
