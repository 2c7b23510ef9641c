#include "program/token_watch.h"

namespace mc::program {

using model::Result;

namespace {

constexpr std::chrono::seconds interval(2);
constexpr int turnsPerNote = 10; // of use
const QString name = QStringLiteral("mediconnect-notifyd tokens");

} // namespace

TokenWatch::TokenWatch(
    const store::DatabaseUrl &database, http::KnownTokens &tokens, realtime::Hub &hub, const ops::Clock &clock)
    : m_database(database)
    , m_tokens(tokens)
    , m_hub(hub)
    , m_clock(clock)
    , m_periodic(QStringLiteral("tokens"), interval, [this]() -> threads::Periodic::Work {
        return [this, store = std::make_shared<store::Store>(m_database, name), turn = 0]() mutable {
            read(*store);
            if (++turn % turnsPerNote == 0)
                noteUse(*store);
        };
    })
{
}

void TokenWatch::start()
{
    store::Store store(m_database, name);
    read(store);
    m_periodic.start();
}

void TokenWatch::receive(const bus::News &news)
{
    if (std::holds_alternative<bus::TokensChanged>(news) || std::holds_alternative<bus::GapPossible>(news))
        m_periodic.wake();
}

// A database that is away is logged by the connection. Requests are refused before sockets are closed, so that none comes between.
void TokenWatch::read(store::Store &store)
{
    const Result<QHash<QUuid, bool>> live = store.issuedTokens.live(m_clock.now());
    if (!live)
        return;
    const QSet<QUuid> revoked = m_tokens.replace(*live);
    if (revoked == m_revoked)
        return;
    m_revoked = revoked;
    m_hub.endTokens(std::make_shared<const QSet<QUuid>>(revoked));
}

void TokenWatch::noteUse(store::Store &store)
{
    const QList<QUuid> used = m_tokens.takeUsed();
    if (!used.isEmpty())
        (void)store.issuedTokens.noteUse(used, m_clock.now()); // the next use notes it otherwise
}

} // namespace mc::program
