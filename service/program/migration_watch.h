#pragma once

#include "store/session/database_connection.h"
#include "threads/periodic.h"

#include <QtCore/QObject>

#include <functional>

namespace mc::program {

/// Holds work back until the database has this program's migrations: after `serve --no-migrate` it is for others to apply
/// them. Logs once what lacks, then looks every second on a thread of its own.
///
/// One an instance, on the main thread. start() and stop() may be called twice.
class MigrationWatch
{
public:
    /// `complete` is called once after start(), on its thread: at once where nothing lacks, else by the event loop.
    MigrationWatch(const store::DatabaseUrl &database, std::function<void()> complete);

    void start();
    void stop();
    /// Something lacks still.
    bool isWaiting() const { return m_isWaiting; }

private:
    bool isComplete(store::DatabaseConnection &connection);
    void tell(const QString &problem);
    void finish();

    const store::DatabaseUrl m_database;
    const std::function<void()> m_complete;
    QObject m_context;
    QString m_told; // the last problem logged; start() uses it, and then the thread alone
    bool m_isWaiting = false;
    threads::Periodic m_periodic;
};

} // namespace mc::program
