#pragma once

#include "model/result.h"
#include "store/session/database_url.h"
#include "store/session/rows.h"
#include "store/session/sql_failure.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QVariant>
#include <QtSql/QSqlDatabase>

#include <chrono>
#include <unordered_map>

namespace mc::store {

/// A statement: its SQL with $1, $2, … and the name under which logs speak of it.
struct Statement
{
    QString name;
    QString sql;
};

/// One session with PostgreSQL, for the thread that uses it first, and kept for that thread's life.
///
/// Opens itself when first used and again whenever it was lost, at most twenty times a second; until then every call
/// answers Unavailable at once. Statements are prepared on first use and kept. A lost session is logged once, and once
/// more when it is back. What a session can't do, such as to write on a server that has become a standby, is tried on another.
class DatabaseConnection
{
public:
    /// `name` is shown to PostgreSQL as the application's name, e.g. "mediconnect-notifyd worker 3".
    DatabaseConnection(DatabaseUrl url, const QString &name);
    ~DatabaseConnection();
    DatabaseConnection(const DatabaseConnection &) = delete;
    DatabaseConnection &operator=(const DatabaseConnection &) = delete;

    /// Runs one prepared statement. Values: qint64, bool, QString, QByteArray (bytea; null ones are empty ones), an
    /// invalid QVariant for NULL; times and arrays as texts (see timeValue(), arrayValue()).
    ///
    /// Errors: Unavailable (no database, or it lacks what this takes for now: locks, time, disk, memory), Conflict (unique
    /// violation), InternalError (logged with its SQLSTATE; the caller learns nothing of the SQL). lastFailure() tells more.
    model::Result<Rows> run(const Statement &statement, const QVariantList &values = {});

    /// Runs SQL that is run once: migrations, BEGIN, COMMIT. May hold several statements.
    model::Result<void> execute(const QString &sql);

    /// Runs `work`, a statement or a whole transaction, again, up to three times in all, while it fails in a way that another try may
    /// mend and that has changed nothing: deadlocks, serialization failures, sessions that can't do it. Inside a transaction it is
    /// run once: such a failure takes the whole transaction back.
    template<typename Work>
    auto retrying(Work work) -> decltype(work())
    {
        for (int attempt = 1;; ++attempt) {
            auto result = work();
            if (result || !isWorthAnotherTry() || m_inTransaction || attempt == 3)
                return result;
        }
    }

    /// Why the latest statement failed; None when it did not.
    SqlFailure lastFailure() const { return m_lastFailure; }

    bool inTransaction() const { return m_inTransaction; }
    /// The session itself, for LISTEN; invalid while there is none.
    QSqlDatabase database() const { return m_database; }
    /// Opens the session if need be.
    model::Result<void> ensureOpen();
    /// Opens the session, without a line in the log when it can't: the error's detail is the server's or libpq's reason,
    /// meant for the operator alone.
    model::Result<void> probe();

private:
    friend class Transaction;
    bool isWorthAnotherTry() const
    {
        return m_lastFailure == SqlFailure::Transient || m_lastFailure == SqlFailure::Stale;
    }
    template<typename Step>
    auto onSession(Step step) -> decltype(step());
    model::Result<Rows> answerTo(const Statement &statement, const QVariantList &values);
    model::Result<void> carryOut(const QString &sql);
    template<typename Work>
    auto timed(Work work) -> decltype(work());
    model::Result<void> open();
    void close();
    void countLoss() const;
    bool stillThere();
    model::Result<QByteArray> prepared(const Statement &statement);
    model::Error failure(const QString &name, const QString &state);
    void lose();
    model::Error unavailable();

    DatabaseUrl m_url;
    QString m_applicationName;
    QString m_connectionName;
    QSqlDatabase m_database;
    std::unordered_map<QString, QByteArray> m_statements; // their names in this session, by their SQL
    QElapsedTimer m_lastAttempt;
    bool m_inTransaction = false;
    bool m_transactionFailed = false; // a statement in it failed: nothing of it can be committed
    SqlFailure m_lastFailure = SqlFailure::None;
    bool m_isCounted = false; // among the open sessions
    std::unique_ptr<SessionWatch::Session> m_watched; // while it is open; null: nobody watches
    bool m_lost = false;
    bool m_isEnding = false; // the server said so
};

/// A time as a value of a statement: a text to be cast to timestamptz; NULL for an invalid time.
QVariant timeValue(const QDateTime &time);
/// A duration as a value of a statement: a text to be cast to interval, of so many seconds whatever the calendar says.
QString intervalValue(std::chrono::seconds duration);
/// A uuid as a value of a statement.
QString uuidValue(const QUuid &id);
/// An array literal of texts that need no quoting: words, numbers, uuids.
QString arrayValue(const QStringList &texts);
/// An array literal of ids.
QString arrayValue(const QList<QUuid> &ids);
QString arrayValue(const QList<model::NotificationId> &ids);
QString arrayValue(const QList<model::UserId> &ids);
QString arrayValue(const QList<qint64> &ids);
/// An array literal of bytea.
QString arrayValue(const QList<QByteArray> &values);

} // namespace mc::store
