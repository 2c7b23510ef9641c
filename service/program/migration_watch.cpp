#include "program/migration_watch.h"

#include "ops/log_categories.h"
#include "store/session/migrations.h"

namespace mc::program {

using model::Result;

namespace {

constexpr std::chrono::seconds interval(1);
const QString applicationName = QStringLiteral("mediconnect-notifyd migration watch");

} // namespace

MigrationWatch::MigrationWatch(const store::DatabaseUrl &database, std::function<void()> complete)
    : m_database(database)
    , m_complete(std::move(complete))
    , m_periodic(QStringLiteral("migrations"), interval, [this]() -> threads::Periodic::Work {
        return [this, connection = std::make_shared<store::DatabaseConnection>(m_database, applicationName)] {
            if (isComplete(*connection))
                QMetaObject::invokeMethod(
                    &m_context, [this] { finish(); }, Qt::QueuedConnection);
        };
    })
{
}

void MigrationWatch::start()
{
    if (std::exchange(m_isWaiting, true))
        return;
    store::DatabaseConnection connection(m_database, applicationName);
    if (isComplete(connection))
        finish();
    else
        m_periodic.start();
}

void MigrationWatch::stop()
{
    m_isWaiting = false;
    m_periodic.stop();
}

void MigrationWatch::finish()
{
    if (!m_isWaiting)
        return;
    stop();
    m_complete();
}

// A database that is away is logged by the connection.
bool MigrationWatch::isComplete(store::DatabaseConnection &connection)
{
    const Result<QStringList> pending = store::Migrations(connection).pending();
    if (!pending) {
        if (pending.error().code != model::ErrorCode::Unavailable)
            tell(pending.error().detail);
        return false;
    }
    if (!pending->isEmpty()) {
        tell(QStringLiteral("the database lacks migrations, from %1 on: run mediconnect-notifyd migrate")
                 .arg(pending->first()));
        return false;
    }
    if (!m_told.isEmpty())
        qCInfo(ops::logOps, "the database has every migration now: delivery and schedule begin");
    m_told.clear();
    return true;
}

void MigrationWatch::tell(const QString &problem)
{
    if (std::exchange(m_told, problem) != problem)
        qCWarning(
            ops::logOps, "%ls; until then nothing is delivered, and /readyz answers 503", qUtf16Printable(problem));
}

} // namespace mc::program
