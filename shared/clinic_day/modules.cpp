#include "clinic_day/modules.h"

namespace mc::clinic_day {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr int mostUnderWay = 16;

template<typename T>
std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

Modules::Modules(const client::ClientOptions &options, const QByteArray &token, const Narrator &narrator)
    : m_narrator(narrator)
    , m_client(options)
{
    m_client.session().open({.access = token, .refresh = {}});
    connect(&m_client.session(), &client::Session::ended, this, &Modules::refused);
}

client::Pending<client::ListPage<model::User>> Modules::users()
{
    return m_client.directory().list({.isActive = true, .pageSize = 100});
}

bool Modules::mayTell() const { return m_underWay < (m_isAway ? 1 : mostUnderWay); }

void Modules::tell(const QList<client::PlatformEvent> &events)
{
    if (!mayTell())
        return;
    ++m_underWay;
    m_client.events().send(events).then(this, [this](const Result<client::AcceptedEvents> &taken) {
        --m_underWay;
        if (!isDone(errorOf(taken)))
            return;
        m_events += taken->accepted;
        m_notifications += taken->notifications;
        for (const client::EventTrouble &trouble : taken->troubles)
            isDone(Error {ErrorCode::ValidationError, trouble.message});
    });
}

void Modules::tell(const model::NotificationDraft &draft)
{
    if (!mayTell())
        return;
    ++m_underWay;
    m_client.notifications().create(draft).then(this, [this](const Result<model::Notification> &made) {
        --m_underWay;
        if (isDone(errorOf(made)))
            ++m_notifications;
    });
}

void Modules::tell(const model::BatchDraft &draft)
{
    if (!mayTell())
        return;
    ++m_underWay;
    m_client.batches().create(draft).then(this, [this](const Result<client::AcceptedBatch> &made) {
        --m_underWay;
        if (isDone(errorOf(made)))
            m_notifications += made->accepted;
    });
}

bool Modules::isDone(const std::optional<Error> &error)
{
    const bool isAway = error && error->code == ErrorCode::Unavailable;
    if (std::exchange(m_isAway, isAway) != isAway) {
        m_narrator.say(isAway
                ? QStringLiteral("the service does not answer; the day goes on when it does (%1)").arg(error->detail)
                : QStringLiteral("the service answers again"));
    }
    if (error && !isAway && !m_refusals.contains(word(error->code))) {
        m_refusals += word(error->code);
        m_narrator.say(QStringLiteral("the service refuses something: %1").arg(error->detail));
    }
    return !error;
}

} // namespace mc::clinic_day
