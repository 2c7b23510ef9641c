#include "store/session/database_connection.h"

#include "model/times.h"
#include "ops/log_categories.h"

#include <QtCore/QAtomicInt>
#include <QtCore/QThread>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <libpq-fe.h>
#include <poll.h>

#include <vector>

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr int millisecondsBetweenAttempts = 50;
constexpr std::size_t mostStatements = 256;

PGconn *session(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    return handle.isValid() ? *static_cast<PGconn *const *>(handle.constData()) : nullptr;
}

using PgResult = std::shared_ptr<const PGresult>;

PgResult owned(PGresult *result)
{
    return PgResult(result, [](const PGresult *owned) { PQclear(const_cast<PGresult *>(owned)); });
}

bool isGood(const PgResult &result)
{
    const ExecStatusType status = PQresultStatus(result.get());
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

QString stateOf(const PgResult &result)
{
    return QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE));
}

/// Values as libpq takes them: bytes as they are, others as texts. Null texts and bytes are empty ones.
class Parameters
{
public:
    explicit Parameters(const QVariantList &values)
    {
        m_bytes.reserve(std::size_t(values.size()));
        for (const QVariant &value : values)
            add(value);
    }

    int count() const { return int(m_values.size()); }
    const char *const *values() const { return m_values.data(); }
    const int *lengths() const { return m_lengths.data(); }
    const int *formats() const { return m_formats.data(); }

private:
    void add(const QVariant &value)
    {
        m_bytes.push_back(bytesOf(value));
        // A text would end at a NUL. With its length, the server sees it, and refuses it.
        const bool isBinary = value.typeId() == QMetaType::QByteArray || m_bytes.back().contains('\0');
        m_values.push_back(value.isValid() ? m_bytes.back().constData() : nullptr);
        m_lengths.push_back(int(m_bytes.back().size()));
        m_formats.push_back(isBinary ? 1 : 0);
    }
    static QByteArray bytesOf(const QVariant &value)
    {
        switch (value.typeId()) {
        case QMetaType::QByteArray:
            return value.toByteArray();
        case QMetaType::Bool:
            return value.toBool() ? QByteArray("t") : QByteArray("f");
        default:
            return value.toString().toUtf8();
        }
    }

    std::vector<QByteArray> m_bytes; // whose data don't move
    std::vector<const char *> m_values;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

// What the server says besides its answers. Its last words, when it ends a session, come a moment before the end of the
// stream. `isEnding` is the session's bool.
void hear(void *isEnding, const PGresult *notice)
{
    qCDebug(ops::logStore, "%s", QByteArray(PQresultErrorMessage(notice)).simplified().constData());
    if (qstrcmp(PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED), "FATAL") == 0)
        *static_cast<bool *>(isEnding) = true;
}

} // namespace

DatabaseConnection::DatabaseConnection(DatabaseUrl url, const QString &name)
    : m_url(std::move(url))
    , m_applicationName(name)
{
    static QAtomicInt serial;
    m_connectionName = QStringLiteral("%1 #%2").arg(name).arg(++serial);
}

DatabaseConnection::~DatabaseConnection() { close(); }

template<typename Work>
auto DatabaseConnection::timed(Work work) -> decltype(work())
{
    const auto begin = std::chrono::steady_clock::now();
    if (m_watched)
        m_watched->begin();
    auto result = work();
    if (m_watched)
        m_watched->end();
    if (m_url.metrics)
        m_url.metrics->statements.observe(std::chrono::steady_clock::now() - begin);
    return result;
}

// Once more on another session when this one turns out to be of no use; in a transaction that is for who began it.
template<typename Step>
auto DatabaseConnection::onSession(Step step) -> decltype(step())
{
    for (bool isFirst = true;; isFirst = false) {
        m_lastFailure = SqlFailure::None;
        if (const Result<void> there = ensureOpen(); !there)
            return there.error();
        auto result = timed(step);
        if (result || m_lastFailure != SqlFailure::Stale || m_inTransaction || !isFirst)
            return result;
        // Another session is worth the moment until it may be opened.
        QThread::msleep(ulong(std::max<qint64>(0, millisecondsBetweenAttempts - m_lastAttempt.elapsed())));
    }
}

Result<Rows> DatabaseConnection::run(const Statement &statement, const QVariantList &values)
{
    return onSession([&] { return answerTo(statement, values); });
}

Result<Rows> DatabaseConnection::answerTo(const Statement &statement, const QVariantList &values)
{
    const Result<QByteArray> name = prepared(statement);
    if (!name)
        return name.error();
    const Parameters parameters(values);
    const PgResult result = owned(PQexecPrepared(session(m_database), name->constData(), parameters.count(),
        parameters.values(), parameters.lengths(), parameters.formats(), 0));
    if (!isGood(result))
        return failure(statement.name, stateOf(result));
    return Rows(result);
}

Result<void> DatabaseConnection::execute(const QString &sql)
{
    return onSession([&] { return carryOut(sql); });
}

Result<void> DatabaseConnection::carryOut(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(sql.section(u'\n', 0, 0).left(40), query.lastError().nativeErrorCode());
    // Errors of later statements of a batch come with their results.
    while (query.nextResult()) { }
    if (query.lastError().isValid())
        return failure(sql.section(u'\n', 0, 0).left(40), query.lastError().nativeErrorCode());
    return {};
}

Result<void> DatabaseConnection::ensureOpen()
{
    // What is left of a transaction whose session was lost must not run on another one.
    if (m_inTransaction)
        return m_database.isOpen() ? Result<void>() : unavailable();
    if (stillThere())
        return {};
    countLoss();
    close();
    if (m_lastAttempt.isValid() && m_lastAttempt.elapsed() < millisecondsBetweenAttempts)
        return unavailable();
    return open();
}

Result<void> DatabaseConnection::open()
{
    const Result<void> opened = probe();
    if (!opened) {
        if (!m_lost)
            qCWarning(ops::logStore, "%ls: no database: %ls", qUtf16Printable(m_applicationName),
                qUtf16Printable(opened.error().detail));
        m_lost = true;
        return unavailable();
    }
    if (m_lost)
        qCInfo(ops::logStore, "%ls: the database is back", qUtf16Printable(m_applicationName));
    m_lost = false;
    return {};
}

Result<void> DatabaseConnection::probe()
{
    if (m_url.watch && m_url.watch->isAbandoned())
        return Error {ErrorCode::Unavailable, QStringLiteral("the service is stopping")};
    m_lastAttempt.start();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_connectionName);
    m_database.setConnectOptions(m_url.options + QStringLiteral(";application_name='%1'").arg(m_applicationName));
    if (m_database.open()) {
        // By itself libpq writes notices to standard error, past the log.
        m_isEnding = false;
        PQsetNoticeReceiver(session(m_database), &hear, &m_isEnding);
        if (m_url.watch)
            m_watched = std::make_unique<SessionWatch::Session>(*m_url.watch, PQsocket(session(m_database)));
        m_isCounted = m_url.metrics != nullptr;
        if (m_isCounted)
            ++m_url.metrics->open;
        return {};
    }
    const QString reason = m_database.lastError().databaseText().simplified();
    close();
    return Error {ErrorCode::Unavailable, reason};
}

void DatabaseConnection::close()
{
    if (!m_database.isValid())
        return;
    m_watched.reset();
    if (std::exchange(m_isCounted, false))
        --m_url.metrics->open;
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connectionName);
    m_statements.clear();
}

void DatabaseConnection::countLoss() const
{
    if (m_isCounted)
        m_url.metrics->lost.fetch_add(1, std::memory_order_relaxed);
}

// A session that the server ended while it was idle has something to read. Seeing that before sending a statement
// leaves no doubt whether the statement ran.
bool DatabaseConnection::stillThere()
{
    if (!m_database.isOpen())
        return false;
    PGconn *connection = session(m_database);
    if (!connection || PQstatus(connection) != CONNECTION_OK)
        return false;
    pollfd socket {PQsocket(connection), POLLIN, 0};
    while (poll(&socket, 1, 0) != 0) {
        if (PQconsumeInput(connection) != 1 || PQstatus(connection) != CONNECTION_OK)
            return false;
        // Makes libpq look at what it has read: the server's last words may be there before the end of the stream.
        (void)PQisBusy(connection);
        if (m_isEnding)
            return false;
    }
    return true;
}

Result<QByteArray> DatabaseConnection::prepared(const Statement &statement)
{
    if (const auto known = m_statements.find(statement.sql); known != m_statements.end())
        return known->second;
    PGconn *connection = session(m_database);
    // Lists have many combinations of filters and orders: what a session keeps of them is bounded.
    if (m_statements.size() >= mostStatements) {
        m_statements.clear();
        if (const PgResult dropped = owned(PQexec(connection, "DEALLOCATE ALL")); !isGood(dropped))
            return failure(statement.name, stateOf(dropped));
    }
    const QByteArray name = 's' + QByteArray::number(qulonglong(m_statements.size()));
    const PgResult made
        = owned(PQprepare(connection, name.constData(), statement.sql.toUtf8().constData(), 0, nullptr));
    if (!isGood(made))
        return failure(statement.name, stateOf(made));
    m_statements.emplace(statement.sql, name);
    return name;
}

Error DatabaseConnection::failure(const QString &name, const QString &state)
{
    PGconn *connection = session(m_database);
    const bool isOpen = connection && PQstatus(connection) == CONNECTION_OK;
    m_lastFailure = isOpen ? sqlFailure(state) : SqlFailure::Lost;
    m_transactionFailed = m_inTransaction;
    if (m_lastFailure == SqlFailure::Lost) {
        lose();
        return unavailable();
    }
    if (m_lastFailure == SqlFailure::Duplicate)
        return {ErrorCode::Conflict, QStringLiteral("Another record has the same key.")};
    // Only the SQLSTATE: the server's text may quote values. Who meets a lock tries again, and tells when it is given up.
    if (m_lastFailure == SqlFailure::Locked)
        qCDebug(ops::logStore, "%ls met a lock", qUtf16Printable(name));
    else
        qCWarning(ops::logStore, "%ls failed with SQLSTATE %ls", qUtf16Printable(name), qUtf16Printable(state));
    switch (m_lastFailure) {
    case SqlFailure::Stale:
        close();
        return unavailable();
    case SqlFailure::Locked:
        return {.code = ErrorCode::Unavailable,
            .detail = QStringLiteral("Another request is still at work on this. Try again."),
            .retryAfter = 1};
    case SqlFailure::Transient:
    case SqlFailure::Exhausted:
        return unavailable();
    default:
        return {ErrorCode::InternalError, QStringLiteral("The service met an unexpected condition.")};
    }
}

void DatabaseConnection::lose()
{
    if (!m_lost)
        qCWarning(ops::logStore, "%ls: lost the database", qUtf16Printable(m_applicationName));
    m_lost = true;
    countLoss();
    close();
}

Error DatabaseConnection::unavailable()
{
    return {.code = ErrorCode::Unavailable,
        .detail = QStringLiteral("The database can't be reached right now. Try again."),
        .retryAfter = 1};
}

QVariant timeValue(const QDateTime &time)
{
    return time.isValid() ? QVariant(QString::fromLatin1(model::toRfc3339(time))) : QVariant();
}

QString uuidValue(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }

QString intervalValue(std::chrono::seconds duration)
{
    return QString::number(duration.count()) + QStringLiteral(" s");
}

QString arrayValue(const QStringList &texts) { return u'{' + texts.join(u',') + u'}'; }

namespace {

template<typename Item, typename Text>
QString arrayOf(const QList<Item> &items, Text text)
{
    QStringList texts;
    texts.reserve(items.size());
    for (const Item &item : items)
        texts += text(item);
    return arrayValue(texts);
}

} // namespace

QString arrayValue(const QList<QUuid> &ids) { return arrayOf(ids, &uuidValue); }

QString arrayValue(const QList<model::NotificationId> &ids)
{
    return arrayOf(ids, [](model::NotificationId id) { return toString(id); });
}

QString arrayValue(const QList<model::UserId> &ids)
{
    return arrayOf(ids, [](model::UserId id) { return QString::number(id.value); });
}

QString arrayValue(const QList<qint64> &ids)
{
    return arrayOf(ids, [](qint64 id) { return QString::number(id); });
}

QString arrayValue(const QList<QByteArray> &values)
{
    return arrayOf(values,
        [](const QByteArray &value) { return QStringLiteral("\"\\\\x%1\"").arg(QLatin1String(value.toHex())); });
}

} // namespace mc::store
