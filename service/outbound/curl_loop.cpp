#include "outbound/curl_loop.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QTimerEvent>

namespace mc::outbound {

namespace {

constexpr std::size_t mostSpare = 256;
constexpr long mostStreams
    = 500; // on one HTTP/2 connection, where the server takes as many; by itself libcurl stops at 100
constexpr char systemCertificates[] = "/etc/ssl/certs"; // Debian's, by hash

} // namespace

void startLibcurl()
{
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(once)
}

void setCommonOptions(CURL *easy, const QByteArray &caFile)
{
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
    if (caFile.isEmpty())
        return;
    curl_easy_setopt(easy, CURLOPT_CAINFO, caFile.constData());
    curl_easy_setopt(easy, CURLOPT_CAPATH, systemCertificates);
}

QString failureOf(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return QStringLiteral("host not found");
    case CURLE_COULDNT_CONNECT:
        return QStringLiteral("no connection");
    case CURLE_OPERATION_TIMEDOUT:
        return QStringLiteral("no answer in time");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CERTPROBLEM:
        return QStringLiteral("TLS failed");
    default:
        return QStringLiteral("connection lost");
    }
}

/// What libcurl waits for on one descriptor. May be told to go while its own notifier speaks.
class CurlLoop::Socket : public QObject
{
public:
    Socket(CurlLoop &loop, curl_socket_t descriptor)
        : QObject(&loop)
        , m_read(descriptor, QSocketNotifier::Read)
        , m_write(descriptor, QSocketNotifier::Write)
    {
        connect(&m_read, &QSocketNotifier::activated, this,
            [&loop, descriptor] { loop.onReady(descriptor, CURL_CSELECT_IN); });
        connect(&m_write, &QSocketNotifier::activated, this,
            [&loop, descriptor] { loop.onReady(descriptor, CURL_CSELECT_OUT); });
    }

    void watch(int what)
    {
        m_read.setEnabled(what & CURL_POLL_IN);
        m_write.setEnabled(what & CURL_POLL_OUT);
    }

    void leave()
    {
        watch(CURL_POLL_NONE);
        deleteLater();
    }

private:
    QSocketNotifier m_read;
    QSocketNotifier m_write;
};

CurlLoop::CurlLoop(const LoopOptions &options)
    : m_caFile(options.caFile.toLocal8Bit())
{
    startLibcurl();
    m_multi = curl_multi_init();
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlLoop::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlLoop::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, long(options.mostConnections));
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, long(options.mostConnections));
    curl_multi_setopt(m_multi, CURLMOPT_MAX_CONCURRENT_STREAMS, mostStreams);
}

CurlLoop::~CurlLoop()
{
    for (const auto &[easy, transfer] : m_transfers)
        curl_multi_remove_handle(m_multi, easy);
    m_transfers.clear();
    curl_multi_cleanup(m_multi);
}

Easy CurlLoop::newEasy()
{
    Easy easy;
    if (m_spare.empty()) {
        easy.reset(curl_easy_init());
    } else {
        easy = std::move(m_spare.back());
        m_spare.pop_back();
    }
    CURL *const handle = easy.get();
    curl_easy_reset(handle);
    setCommonOptions(handle, m_caFile);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    return easy;
}

void CurlLoop::start(Easy easy, Done done)
{
    CURL *const handle = easy.get();
    m_transfers.emplace(handle, Transfer {std::move(easy), std::move(done)});
    curl_multi_add_handle(m_multi, handle);
}

int CurlLoop::onSocket(CURL *, curl_socket_t descriptor, int what, void *self, void *socket)
{
    CurlLoop &loop = *static_cast<CurlLoop *>(self);
    Socket *watched = static_cast<Socket *>(socket);
    if (what == CURL_POLL_REMOVE) {
        if (watched)
            watched->leave();
        return 0;
    }
    if (!watched) {
        watched = new Socket(loop, descriptor);
        curl_multi_assign(loop.m_multi, descriptor, watched);
    }
    watched->watch(what);
    return 0;
}

int CurlLoop::onTimer(CURLM *, long milliseconds, void *self)
{
    CurlLoop &loop = *static_cast<CurlLoop *>(self);
    if (loop.m_timer != 0)
        loop.killTimer(std::exchange(loop.m_timer, 0));
    if (milliseconds >= 0)
        loop.m_timer = loop.startTimer(std::chrono::milliseconds(milliseconds), Qt::PreciseTimer);
    return 0;
}

void CurlLoop::timerEvent(QTimerEvent *)
{
    killTimer(std::exchange(m_timer, 0));
    onReady(CURL_SOCKET_TIMEOUT, 0);
}

void CurlLoop::onReady(curl_socket_t descriptor, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, descriptor, events, &running);
    finishTransfers();
}

void CurlLoop::finishTransfers()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *const handle = message->easy_handle;
        const CURLcode code = message->data.result; // the message goes with the handle
        curl_multi_remove_handle(m_multi, handle);
        const auto found = m_transfers.find(handle);
        Transfer transfer = std::move(found->second);
        m_transfers.erase(found);
        transfer.done(handle, code);
        if (m_spare.size() < mostSpare)
            m_spare.push_back(std::move(transfer.easy));
    }
}

} // namespace mc::outbound
