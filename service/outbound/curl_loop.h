#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>

#include <curl/curl.h>

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace mc::outbound {

/// Releases libcurl's easy handles.
struct ReleaseEasy
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, ReleaseEasy>;

struct ReleaseList
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using StringList = std::unique_ptr<curl_slist, ReleaseList>;

/// Before libcurl's first use; as often as one likes, from any thread.
void startLibcurl();
/// What all transfers have in common: no signals, a bounded time to connect, and the CAs they trust, the system's and those
/// of that PEM file, if one is named.
void setCommonOptions(CURL *easy, const QByteArray &caFile);

/// Why there was no answer, short and stable: "host not found", "no connection", "no answer in time", "TLS failed",
/// "connection lost".
QString failureOf(CURLcode code);

/// How transfers go, whatever their protocol.
struct LoopOptions
{
    QString caFile; ///< PEM file of CAs trusted besides the system's; empty: none
    int mostConnections = 64; ///< to one host
};

/// libcurl's transfers on the event loop of the thread this lives on: any number at once, connections kept and used again.
class CurlLoop : public QObject
{
public:
    using Done = std::function<void(CURL *easy, CURLcode code)>;

    explicit CurlLoop(const LoopOptions &options);
    /// Drops what is under way, without a word.
    ~CurlLoop() override;

    /// A handle with the options that all transfers share, the trusted CAs among them.
    Easy newEasy();
    /// Carries the transfer out, then calls `done` from the event loop, with the handle it may ask about it.
    void start(Easy easy, Done done);

private:
    class Socket;
    struct Transfer
    {
        Easy easy;
        Done done;
    };

    static int onSocket(CURL *easy, curl_socket_t descriptor, int what, void *self, void *socket);
    static int onTimer(CURLM *multi, long milliseconds, void *self);
    void onReady(curl_socket_t descriptor, int events);
    void finishTransfers();
    void timerEvent(QTimerEvent *event) override;

    const QByteArray m_caFile;
    CURLM *m_multi;
    std::unordered_map<CURL *, Transfer> m_transfers;
    std::vector<Easy> m_spare; ///< for the next transfers
    int m_timer = 0; ///< libcurl's; 0: it wants none
};

} // namespace mc::outbound
