#pragma once

#include "auth/key_supply.h"
#include "identity/key_fetcher.h"

#include <QtCore/QThread>

#include <memory>

namespace mc::identity {

/// The identity provider whose keys tokens are checked with. Has a thread between start() and stop(), on which they are fetched, and
/// nobody waits for it: a token whose key may be on its way gets 503. Made, started and stopped on one thread; the rest is
/// thread-safe.
class IdentityProvider : public auth::KeySupply
{
public:
    explicit IdentityProvider(const KeySource &source);
    ~IdentityProvider() override;

    void start();
    void stop();
    /// Fetches the keys now, however fresh they are.
    void refresh();

    std::optional<model::Error> missing(const QByteArray &keyId) override;

    const IdentityCounts &counts() const { return m_counts; }

private:
    void announce(KeyFetcher *fetcher);

    const KeySource m_source;
    MissingKeys m_missing;
    IdentityCounts m_counts;
    std::unique_ptr<QThread> m_thread;
    std::mutex m_lock; // of what follows
    KeyFetcher *m_fetcher = nullptr; // lives on the thread; null while it does not run
};

} // namespace mc::identity
