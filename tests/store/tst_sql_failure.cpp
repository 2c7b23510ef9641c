#include "store/session/sql_failure.h"

#include <QtTest/QTest>

using mc::store::SqlFailure;
using mc::store::sqlFailure;

Q_DECLARE_METATYPE(mc::store::SqlFailure)

/// What each SQLSTATE means for whoever sent the statement.
class TestSqlFailure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void state_isOfItsKind_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<SqlFailure>("failure");
        const auto row = [](const char *name, const char *state, SqlFailure failure) {
            QTest::newRow(name) << QString::fromLatin1(state) << failure;
        };
        row("no state", "", SqlFailure::Lost);
        row("connection failure", "08006", SqlFailure::Lost);
        row("admin shutdown", "57P01", SqlFailure::Lost);
        row("starting up", "57P03", SqlFailure::Lost);
        row("too many connections", "53300", SqlFailure::Lost);
        row("idle in transaction", "25P03", SqlFailure::Lost);
        row("read-only", "25006", SqlFailure::Stale);
        row("cached plan", "0A000", SqlFailure::Stale);
        row("unknown statement", "26000", SqlFailure::Stale);
        row("deadlock", "40P01", SqlFailure::Transient);
        row("serialization", "40001", SqlFailure::Transient);
        row("lock timeout", "55P03", SqlFailure::Locked);
        row("disk full", "53100", SqlFailure::Exhausted);
        row("out of memory", "53200", SqlFailure::Exhausted);
        row("statement timeout", "57014", SqlFailure::Exhausted);
        row("I/O error", "58030", SqlFailure::Exhausted);
        row("unique", "23505", SqlFailure::Duplicate);
        row("check", "23514", SqlFailure::BadData);
        row("NUL in a text", "22021", SqlFailure::BadData);
        row("numeric range", "22003", SqlFailure::BadData);
        row("index row size", "54000", SqlFailure::BadData);
        row("raised by a trigger", "P0001", SqlFailure::BadData);
        row("no right", "42501", SqlFailure::Fault);
        row("no such table", "42P01", SqlFailure::Fault);
        row("internal error", "XX000", SqlFailure::Fault);
    }
    void state_isOfItsKind()
    {
        QFETCH(QString, state);
        QFETCH(SqlFailure, failure);
        QCOMPARE(int(sqlFailure(state)), int(failure));
    }
};

QTEST_APPLESS_MAIN(TestSqlFailure)
#include "tst_sql_failure.moc"
