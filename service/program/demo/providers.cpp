#include "program/demo/providers.h"

#include "delivery/apns_answers.h"
#include "delivery/claiming.h"
#include "delivery/fcm_answers.h"
#include "delivery/outcomes.h"
#include "delivery/sms_sender.h"
#include "delivery/smtp_sender.h"
#include "program/demo/people.h"
#include "rules/channels.h"
#include "rules/retry_schedule.h"

namespace mc::program::demo {

using delivery::AttemptResult;
using model::Provider;
using model::Result;
using std::chrono::milliseconds;
using store::DeliveryOutcome;
using store::DueDelivery;

namespace {

constexpr int mostAtOnce = 1000;
constexpr int outageSeconds = 3600;

// As they are unless an operator sets others.
const QList<milliseconds> &retryDelays()
{
    using std::chrono::minutes;
    static const QList<milliseconds> delays {minutes(1), minutes(5), minutes(15), minutes(30), minutes(60)};
    return delays;
}

outbound::HttpReply reply(int status, const QByteArray &body)
{
    return {.status = status, .headers = {}, .body = body, .failure = {}, .wasSent = true};
}

outbound::HttpReply fcmError(int status, const QByteArray &word, const QByteArray &code)
{
    return reply(status, R"({"error":{"status":")" + word + R"(","details":[{"errorCode":")" + code + R"("}]}})");
}

outbound::MailReply mailReply(int code, const char *enhanced)
{
    outbound::MailReply reply;
    reply.code = code;
    reply.enhancedStatus = enhanced;
    return reply;
}

} // namespace

Providers::Providers(store::Store &store, const QSet<model::UserId> &people, const QDateTime &outage)
    : m_store(store)
    , m_people(people)
    , m_outage(outage)
{
}

Result<QDateTime> Providers::turn(const QDateTime &now)
{
    m_next = {};
    if (const Result<void> done = deliverReceipts(now); !done)
        return done.error();
    for (const Provider provider : {Provider::Fcm, Provider::Apns, Provider::Smtp, Provider::Sms}) {
        if (const Result<void> done = bring(provider, now); !done)
            return done.error();
    }
    if (!m_receipts.empty())
        expect(m_receipts.begin()->first);
    return m_next;
}

Result<void> Providers::bring(Provider provider, const QDateTime &now)
{
    const auto claimed = delivery::claimWithinLimits(
        m_store, {.provider = provider, .instance = m_instance, .now = now, .most = mostAtOnce});
    if (!claimed)
        return claimed.error();
    expect(claimed->nextDue);
    QList<DeliveryOutcome> outcomes;
    QList<QUuid> others; // are for the service
    for (const DueDelivery &due : claimed->deliveries) {
        if (!m_people.contains(due.recipient.person.id)) {
            others += due.id;
            continue;
        }
        outcomes += outcomeOf(due, now);
        expect(outcomes.last().dueAt);
    }
    if (!others.isEmpty()) {
        if (const Result<void> done = m_store.deliveryQueue.release(others, m_instance); !done)
            return done.error();
    }
    return outcomes.isEmpty() ? Result<void>() : m_store.deliveryQueue.record(outcomes, m_instance);
}

DeliveryOutcome Providers::outcomeOf(const DueDelivery &due, const QDateTime &now)
{
    const model::ChannelDecision decision = rules::reconsider(channelOf(due.provider),
        {.type = due.notification.type, .priority = due.notification.priority}, due.recipient, now);
    if (decision.decision != model::Decision::Now)
        return delivery::outcomeOf(due, decision, now);
    const QDateTime at = now.addMSecs(90 + m_random.bounded(due.provider == Provider::Smtp ? 1900 : 700));
    const AttemptResult result = answer(due, at);
    DeliveryOutcome outcome {.delivery = due.id,
        .notification = due.notification.id,
        .kind = DeliveryOutcome::Kind::Sent,
        .at = at,
        .dueAt = {},
        .reason = {},
        .error = result.error,
        .detail = result.detail,
        .tokenDeadSince = result.tokenDeadSince};
    if (result.kind == AttemptResult::Kind::Accepted) {
        // Most phones are on; a few are never reached.
        if (due.provider == Provider::Sms && !chance(8)) {
            const bool isDelivered = !chance(12);
            const QDateTime told = at.addMSecs(1500 + m_random.bounded(20'000));
            m_receipts.insert({told,
                {.delivery = due.id,
                    .isDelivered = isDelivered,
                    .error = isDelivered ? QString() : QStringLiteral("SMS 30003"),
                    .detail = isDelivered ? QString() : QStringLiteral("The phone is off or out of reach."),
                    .at = told}});
        }
        return outcome;
    }
    outcome.kind = DeliveryOutcome::Kind::Failed;
    if (result.kind == AttemptResult::Kind::Retryable) {
        if (const auto delay
            = rules::retryDelay(due.attempts + 1, retryDelays(), result.retryAfter, m_random.bounded(2.0) - 1)) {
            outcome.kind = DeliveryOutcome::Kind::Postponed;
            outcome.dueAt = at.addMSecs(delay->count());
        }
    }
    return outcome;
}

AttemptResult Providers::answer(const DueDelivery &due, const QDateTime &now)
{
    const QByteArray id = QByteArray::number(m_random.generate64(), 16);
    switch (due.provider) {
    case Provider::Fcm:
        if (chance(3))
            return delivery::fcmResult(fcmError(404, "NOT_FOUND", "UNREGISTERED"), now);
        if (chance(due.attempts > 0 ? 40 : 7))
            return delivery::fcmResult(fcmError(503, "UNAVAILABLE", "UNAVAILABLE"), now);
        return delivery::fcmResult(reply(200, R"({"name":"projects/demo-clinic/messages/)" + id + R"("})"), now);
    case Provider::Apns:
        if (chance(4))
            return delivery::apnsResult(reply(410, R"({"reason":"Unregistered"})"), now);
        if (chance(due.attempts > 0 ? 30 : 5))
            return delivery::apnsResult(reply(503, R"({"reason":"ServiceUnavailable"})"), now);
        return delivery::apnsResult(reply(200, {}), now);
    case Provider::Smtp:
        if (now >= m_outage && now < m_outage.addSecs(outageSeconds))
            return delivery::smtpResult(mailReply(451, "4.3.0"));
        if (isMailRefused(due.recipient.person.id))
            return delivery::smtpResult(mailReply(550, "5.1.1"));
        if (chance(4))
            return delivery::smtpResult(mailReply(450, "4.2.1"));
        return delivery::smtpResult(mailReply(250, "2.0.0"));
    case Provider::Sms:
        if (isLandline(due.recipient.person.id))
            return delivery::smsResult(reply(400, R"({"code":21614,"message":"not a mobile number"})"), now);
        return delivery::smsResult(reply(201, R"({"sid":"SM)" + id + id + R"(","status":"queued"})"), now);
    }
    return {};
}

Result<void> Providers::deliverReceipts(const QDateTime &now)
{
    while (!m_receipts.empty() && m_receipts.begin()->first <= now) {
        const store::DeliveryReceipt receipt = m_receipts.extract(m_receipts.begin()).mapped();
        if (const Result<void> done = m_store.deliveryReceipts.record(receipt); !done)
            return done.error();
    }
    return {};
}

void Providers::expect(const QDateTime &at)
{
    if (at.isValid() && (!m_next.isValid() || at < m_next))
        m_next = at;
}

} // namespace mc::program::demo
