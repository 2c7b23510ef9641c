#include "bus/postgres_bus.h"

#include "loop/epoll_dispatcher.h"
#include "ops/log_categories.h"
#include "store/session/notices.h"
#include "threads/retry_delay.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

#include <latch>

namespace mc::bus {

using model::Result;
using model::UserId;

namespace {

using milliseconds = std::chrono::milliseconds;

const QString ofInstances = QStringLiteral("mediconnect_bus");
const QString ofModules = QStringLiteral("event_outbox"); // by the table's trigger, without a text

constexpr qsizetype mostNews = 100'000;
constexpr milliseconds tendInterval {1000};
constexpr milliseconds firstRetry {100};
constexpr milliseconds lastRetry {2000};

} // namespace

/// The bus's side on its own thread: sends the news, and tends the session that listens.
class PostgresBus::Session : public QObject
{
public:
    explicit Session(PostgresBus &bus)
        : m_bus(bus)
        , m_notices(bus.m_url, QStringLiteral("mediconnect-notifyd bus"), {ofInstances, ofModules})
    {
        connect(&m_notices, &store::Notices::received, this, [this](const QString &channel, const QByteArray &notice) {
            channel == ofModules ? m_bus.tell(EventsWaiting {}) : m_bus.onNotice(notice);
        });
        tendIn(milliseconds(0));
    }

protected:
    void timerEvent(QTimerEvent *) override
    {
        flush();
        tend();
    }

    // There are news, or it is time to stop.
    void customEvent(QEvent *) override
    {
        flush();
        if (!m_bus.isStopping())
            return;
        deleteLater();
        thread()->quit();
    }

private:
    void flush()
    {
        const GatheredNews news = m_bus.takeUnsent();
        for (const QByteArray &notice : noticesOf(news, m_bus.m_instance, store::Notices::mostBytes)) {
            if (m_notices.send(ofInstances, notice)) {
                ++m_bus.m_counts.sent;
                continue;
            }
            m_bus.keepUnsent(news);
            m_bus.m_counts.isListening = false;
            tendIn(m_delay.next());
            return;
        }
    }

    void tend()
    {
        const Result<bool> isNew = m_notices.tend();
        m_bus.m_counts.isListening = bool(isNew);
        if (!isNew)
            return tendIn(m_delay.next());
        m_delay.reset();
        tendIn(tendInterval);
        if (!*isNew)
            return;
        if (std::exchange(m_hasListened, true))
            ++m_bus.m_counts.reconnects;
        m_bus.tell(GapPossible {});
    }

    void tendIn(milliseconds delay) { m_timer.start(int(delay.count()), this); }

    PostgresBus &m_bus;
    store::Notices m_notices;
    threads::RetryDelay m_delay {firstRetry, lastRetry};
    QBasicTimer m_timer;
    bool m_hasListened = false;
};

PostgresBus::PostgresBus(store::DatabaseUrl url)
    : m_url(std::move(url))
    , m_instance(QUuid::createUuid().toByteArray(QUuid::Id128).left(16))
{
}

PostgresBus::~PostgresBus() { stop(); }

void PostgresBus::start()
{
    if (m_thread)
        return;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QStringLiteral("bus"));
    m_thread->setEventDispatcher(new loop::EpollDispatcher);
    std::latch ready(1);
    QObject::connect(
        m_thread.get(), &QThread::started, m_thread.get(),
        [this, &ready] {
            const std::lock_guard lock(m_mutex);
            m_isStopping = false;
            m_session = new Session(*this);
            ready.count_down();
        },
        Qt::DirectConnection);
    m_thread->start();
    ready.wait();
}

void PostgresBus::stop()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        wake();
        m_session = nullptr;
    }
    m_thread->wait();
    m_thread.reset();
}

void PostgresBus::send(const News &news)
{
    const std::lock_guard lock(m_mutex);
    const bool wasEmpty = m_unsent.isEmpty();
    m_unsent.add(news);
    keepBounded();
    if (wasEmpty && !m_unsent.isEmpty())
        wake();
}

void PostgresBus::wake()
{
    if (m_session)
        QCoreApplication::postEvent(m_session, new QEvent(QEvent::User));
}

bool PostgresBus::isStopping()
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping;
}

GatheredNews PostgresBus::takeUnsent()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_unsent, {});
}

void PostgresBus::keepUnsent(const GatheredNews &news)
{
    const std::lock_guard lock(m_mutex);
    m_unsent.add(news);
    keepBounded();
}

void PostgresBus::keepBounded()
{
    if (m_unsent.count() <= mostNews)
        return;
    qCWarning(ops::logRealtime, "Too much news for other instances while the database is away: they will read anew.");
    m_unsent = {};
    m_unsent.gap = true;
}

model::Result<void> tellInstances(const store::DatabaseUrl &url, const News &news)
{
    store::Notices notices(url, QStringLiteral("mediconnect-notifyd notice"), {});
    GatheredNews gathered;
    gathered.add(news);
    for (const QByteArray &notice : noticesOf(gathered, "command", store::Notices::mostBytes)) {
        if (const Result<void> sent = notices.send(ofInstances, notice); !sent)
            return sent;
    }
    return {};
}

void PostgresBus::onNotice(const QByteArray &notice)
{
    const std::optional<Notice> heard = noticeFrom(notice);
    if (!heard || heard->instance == m_instance)
        return;
    ++m_counts.received;
    for (auto it = heard->news.moved.cbegin(); it != heard->news.moved.cend(); ++it)
        tell(InboxMoved {it.key(), it.value()});
    for (const UserId user : heard->news.changedUsers)
        tell(UserChanged {user});
    if (heard->news.tokens)
        tell(TokensChanged {});
    if (heard->news.gap)
        tell(GapPossible {});
}

} // namespace mc::bus
