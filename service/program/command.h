#pragma once

#include "bus/bus.h"
#include "ops/settings.h"
#include "store/requests/audit_log.h"
#include "store/session/database_url.h"

namespace mc::program {

/// Says on standard error why a command came to nothing; answers its exit code, 1.
int failed(const QString &text);
/// The same of an error, behind the setting or option that is to blame, if there is one.
int failed(const model::Error &error, const char *key = nullptr);

/// Where the database is, which answers there. Error: one line for the operator, which names the setting.
model::Result<store::DatabaseUrl> reachableDatabase(const ops::Settings &settings);
/// The same, and it has every table that this program knows. Error: what to do about it.
model::Result<store::DatabaseUrl> migratedDatabase(const ops::Settings &settings);

/// What the audit log says of something done by a command: its actor is the user of this machine who ran it.
store::AuditEntry commandEntry(const char *action, const QDateTime &now);

/// For commands that change what instances know: tells those that run. One that does not hear of it finds out some seconds later.
class CommandBus final : public bus::Bus
{
public:
    explicit CommandBus(store::DatabaseUrl url)
        : m_url(std::move(url))
    {
    }

protected:
    void send(const bus::News &news) override;

private:
    store::DatabaseUrl m_url;
};

} // namespace mc::program
