#include "console/compose/sending.h"

namespace mc::console {

using namespace std::chrono_literals;
using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr auto waiting = 12s; // ten to be offered; the way there and back, and what is not known of the service's clock
constexpr int secondsOffered = 10;
constexpr int hoursKeysAreKept = 24; // CONTRACT section 4

bool isUncertain(const Error &error)
{
    const int status = error.status != 0 ? error.status : httpStatus(error.code);
    return status >= 500 || error.code == ErrorCode::Conflict; // the first one is still under way
}

} // namespace

Sending::Sending(client::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void Sending::start(const Composition &composition, int recipients)
{
    m_isRepetition = false;
    const bool isAgain = m_uncertain && m_uncertain->composition == composition
        && m_client.clock().now() < m_uncertain->scheduledFor.addSecs(hoursKeysAreKept * 3600);
    if (!isAgain)
        return post(newAttempt(composition, recipients));
    Attempt attempt = *m_uncertain;
    attempt.recipients = recipients;
    post(attempt);
}

int Sending::secondsToUndo(const Sent &sent) const
{
    const qint64 left = m_client.clock().now().secsTo(sent.attempt.scheduledFor) - 1;
    return int(std::clamp<qint64>(left, 0, secondsOffered));
}

void Sending::undo(const Sent &sent)
{
    const auto told = [this, sent](const auto &answer) {
        if (answer)
            Q_EMIT undone(sent);
        else
            Q_EMIT notUndone(sent, answer.error());
    };
    if (sent.isBatch())
        m_client.batches().cancel(std::get<QUuid>(sent.id)).then(this, told);
    else
        m_client.deliveries().cancel(std::get<model::NotificationId>(sent.id)).then(this, told);
}

Attempt Sending::newAttempt(const Composition &composition, int recipients) const
{
    const std::optional<QDateTime> time = composition.isScheduled ? composition.time.moment() : std::nullopt;
    return {.composition = composition,
        .scheduledFor = time.value_or(m_client.clock().now().addDuration(waiting)),
        .key = client::newIdempotencyKey(),
        .recipients = recipients};
}

void Sending::post(const Attempt &attempt)
{
    m_attempt = attempt;
    Q_EMIT attempted(attempt);
    const Draft draft = draftOf(attempt.composition, attempt.scheduledFor);
    if (const auto *const batch = std::get_if<model::BatchDraft>(&draft))
        return m_client.batches()
            .create(*batch, attempt.key)
            .then(this, [this, attempt](const Result<client::AcceptedBatch> &answer) {
                answer ? take({.id = answer->id, .attempt = attempt, .refused = answer->refused})
                       : takeError(answer.error());
            });
    m_client.notifications()
        .create(std::get<model::NotificationDraft>(draft), attempt.key)
        .then(this, [this, attempt](const Result<model::Notification> &answer) {
            answer ? take({.id = answer->id, .attempt = attempt}) : takeError(answer.error());
        });
}

void Sending::take(const Sent &sent)
{
    m_attempt.reset();
    m_uncertain.reset();
    Q_EMIT accepted(sent);
}

void Sending::takeError(const Error &error)
{
    const Attempt attempt = *std::exchange(m_attempt, {});
    // It came too late, and so did every earlier try with this key: none of them has sent anything.
    const bool mayGoNow = error.code == ErrorCode::InvalidSchedule && !attempt.composition.isScheduled;
    if (mayGoNow && !std::exchange(m_isRepetition, true)) {
        m_uncertain.reset();
        return post(newAttempt(attempt.composition, attempt.recipients));
    }
    if (isUncertain(error)) {
        m_uncertain = attempt;
        return Q_EMIT lost(error);
    }
    m_uncertain.reset();
    Q_EMIT refused(error);
}

} // namespace mc::console
