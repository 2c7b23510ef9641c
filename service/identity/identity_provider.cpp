#include "identity/identity_provider.h"

#include <QtCore/QEventLoop>

namespace mc::identity {

IdentityProvider::IdentityProvider(const KeySource &source)
    : m_source(source)
{
}

IdentityProvider::~IdentityProvider() { stop(); }

void IdentityProvider::start()
{
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this] {
        KeyFetcher fetcher(m_source, m_missing, m_counts);
        announce(&fetcher);
        fetcher.fetch();
        QEventLoop().exec();
        announce(nullptr);
    }));
    m_thread->setObjectName(QStringLiteral("identity provider"));
    m_thread->start();
}

void IdentityProvider::stop()
{
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

void IdentityProvider::refresh()
{
    const std::lock_guard lock(m_lock);
    if (m_fetcher)
        QMetaObject::invokeMethod(
            m_fetcher, [fetcher = m_fetcher] { fetcher->fetch(); }, Qt::QueuedConnection);
}

std::optional<model::Error> IdentityProvider::missing(const QByteArray &keyId)
{
    const MissingKeys::Verdict verdict = m_missing.judge(keyId, std::chrono::steady_clock::now());
    if (verdict == MissingKeys::Verdict::Unknown)
        return {};
    if (verdict == MissingKeys::Verdict::Fetch)
        refresh();
    return model::Error {.code = model::ErrorCode::Unavailable,
        .detail = QStringLiteral("The key of this token is being fetched from the identity provider. Try again."),
        .retryAfter = 1};
}

void IdentityProvider::announce(KeyFetcher *fetcher)
{
    const std::lock_guard lock(m_lock);
    m_fetcher = fetcher;
}

} // namespace mc::identity
