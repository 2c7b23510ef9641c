#pragma once

#include "identity/identity_counts.h"
#include "identity/missing_keys.h"
#include "model/result.h"
#include "outbound/http_client.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimer>

namespace mc::identity {

/// Where the keys are, and whom they are given to.
struct KeySource
{
    QString issuer {}; ///< whose discovery document names the URL; empty: `keys` is it
    QUrl keys {};
    QString caFile {}; ///< PEM file of CAs trusted besides the system's; empty: none
    /// Takes a key set, a JWKS. Error: what is wrong with it; then nothing has changed. Called on the fetcher's thread.
    std::function<model::Result<void>(const QByteArray &keySet)> take;
};

/// Fetches an identity provider's keys: at once, whenever those it has are no longer fresh, and when it is asked to. While the provider
/// is away, or answers what can't be used, the keys of before stay, and it is asked again after 1 s, 2 s, 4 s … up to a minute.
/// That is told once, and once when it is over. Lives on the thread of IdentityProvider.
class KeyFetcher : public QObject
{
public:
    /// All of these outlive this.
    KeyFetcher(const KeySource &source, MissingKeys &missing, IdentityCounts &counts);

    /// Fetches now; once more afterwards when a fetch is under way, which may have begun before there was the key that is missed.
    void fetch();

private:
    using Seconds = std::chrono::seconds;

    void begin();
    void discover();
    void onDiscovery(const outbound::HttpReply &reply);
    void fetchKeys(const QUrl &url);
    void onKeys(const outbound::HttpReply &reply);
    void succeed(Seconds freshness);
    void fail(const QString &reason);
    void next(std::chrono::milliseconds wait);

    const KeySource m_source;
    MissingKeys &m_missing;
    IdentityCounts &m_counts;
    outbound::CurlLoop m_loop;
    outbound::HttpClient m_http;
    QTimer m_timer;
    bool m_isFetching = false;
    bool m_isAskedAgain = false;
    int m_failures = 0; ///< in a row
    QUrl m_found; ///< by discovery
    IdentityCounts::Clock::time_point m_foundUntil {}; ///< for so long it may be used
};

} // namespace mc::identity
