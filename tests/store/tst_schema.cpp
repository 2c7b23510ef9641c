#include "scratch_database.h"

#include <QtCore/QProcess>

using namespace mc::test;

/// schema.sql shows the present shape of the database, so that nobody has to add up the migrations to know it.
class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migrations_allRun_makeWhatSchemaShows();
};

namespace {

// What pg_dump says of the database, without what differs between its versions.
QByteArray shapeOf(const QString &uri)
{
    QProcess dump;
    dump.start(PrivatePostgres::program(QStringLiteral("pg_dump")),
        {QStringLiteral("--schema-only"), QStringLiteral("--no-owner"), QStringLiteral("--no-privileges"),
            QStringLiteral("--no-comments"), uri});
    if (!dump.waitForFinished(60'000) || dump.exitCode() != 0)
        qFatal("pg_dump: %s", dump.readAllStandardError().constData());
    QByteArrayList shape {
        "-- The shape of the database after all migrations, as pg_dump writes it. Held against them by "
        "tst_schema, which with",
        "-- MEDICONNECT_UPDATE_SCHEMA=1 writes it anew."};
    const QByteArrayList lines = dump.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const bool isNoise = line.startsWith("--") || line.startsWith("SET ") || line.startsWith('\\')
            || line.startsWith("SELECT pg_catalog.set_config");
        if (!isNoise && !(line.isEmpty() && shape.last().isEmpty()))
            shape += QByteArray(line).replace("public.", "");
    }
    return shape.join('\n').trimmed() + '\n';
}

} // namespace

void TestSchema::migrations_allRun_makeWhatSchemaShows()
{
    const auto cluster = PrivatePostgres::ofRun();
    const ScratchDatabase scratch(*cluster);
    scratch.migrate();
    const QByteArray shape = shapeOf(scratch.uri);
    QVERIFY(shape.contains("CREATE TABLE journal"));
    QFile file(QStringLiteral(MC_SCHEMA));
    if (qEnvironmentVariableIsSet("MEDICONNECT_UPDATE_SCHEMA")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(shape), shape.size());
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList shown = file.readAll().split('\n'), is = shape.split('\n');
    for (qsizetype i = 0; i < std::max(shown.size(), is.size()); ++i) {
        QVERIFY2(shown.value(i) == is.value(i),
            qPrintable(QStringLiteral("schema.sql line %1: %2\nmigrations: %3\nMEDICONNECT_UPDATE_SCHEMA=1 "
                                      "build/tests/tst_schema writes it anew")
                           .arg(i + 1)
                           .arg(QString::fromUtf8(shown.value(i)), QString::fromUtf8(is.value(i)))));
    }
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
