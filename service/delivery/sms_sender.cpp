#include "delivery/sms_sender.h"

#include "model/phone.h"
#include "wording/sms_text.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::delivery {

using Kind = AttemptResult::Kind;
using Health = AttemptResult::Health;
using Scope = AttemptResult::Scope;

namespace {

constexpr int optedOut = 21610;

struct KnownError
{
    int code;
    const char *detail;
};

// Of Twilio's error and warning dictionary, what is wrong with the recipient's number: another try can't change it. So with
// 21408 and 21608, which the operator can lift in the account, but not within the hours of the retries; an admin's retry
// sends it then. 21612, "at this time", depends on the pair of numbers, and both stay.
constexpr std::array numberErrors {
    KnownError {21211, "The number is not valid."},
    KnownError {21214, "The number can't be reached."},
    KnownError {21217, "The number is not valid."},
    KnownError {21265, "The number is a short code."},
    KnownError {21266, "The number is the sender's own."},
    KnownError {21408, "The account may not send to the number's region."},
    KnownError {21421, "The number is not valid."},
    KnownError {21608, "The number is not verified, which a trial account asks for."},
    KnownError {optedOut, "Whoever has the number wants no messages from this sender."},
    KnownError {21612, "The number can't be reached from the sender's."},
    KnownError {21614, "The number is not that of a mobile phone."},
    KnownError {21635, "The number is that of a landline."},
};

// What is wrong with our account, its token, the sender's number or the public URL: no message gets through until an
// operator has seen to it, and all can be sent afterwards. The numbers of 21401 and the 216xx here are the sender's.
constexpr std::array accountErrors {
    20003, 20005, 20404, 21212, 21401, 21407, 21601, 21603, 21606, 21609, 21659, 21660, 21661};

// What the account or the sender's number may send is used up, whatever the recipient's.
constexpr std::array quotaErrors {20429, 21611, 63017, 63038};

using Wait = std::optional<std::chrono::milliseconds>;

AttemptResult refusal(Health health, const QString &error, const char *detail)
{
    return {.kind = Kind::Refused, .health = health, .error = error, .detail = QString::fromLatin1(detail)};
}

AttemptResult failure(Scope scope, Health health, const QString &error, const char *detail, Wait wait = {})
{
    return {.kind = Kind::Retryable,
        .health = health,
        .error = error,
        .detail = QString::fromLatin1(detail),
        .retryAfter = wait,
        .scope = scope};
}

bool isOneOf(int code, const auto &known) { return std::find(known.begin(), known.end(), code) != known.end(); }

QByteArray escaped(const QString &text) { return QUrl::toPercentEncoding(text); }

// The account's messages under the base of an API like Twilio's; or what was named, where that is the resource itself.
QUrl messagesOf(const ops::Settings::Sms &settings)
{
    const QByteArray url = settings.url.toEncoded(QUrl::StripTrailingSlash);
    if (url.endsWith("/Messages.json"))
        return settings.url;
    return QUrl::fromEncoded(url + "/2010-04-01/Accounts/" + escaped(settings.account) + "/Messages.json");
}

} // namespace

SmsSender::SmsSender(outbound::CurlLoop &loop, const wording::Words &words, const ops::Settings::Sms &settings,
    const QByteArray &publicUrl, const ops::Clock &clock)
    : m_http(loop)
    , m_words(words)
    , m_clock(clock)
    , m_messages(messagesOf(settings))
    , m_authorization("Basic " + (settings.account + u':' + settings.token).toUtf8().toBase64())
    , m_from(settings.from)
    , m_callback(publicUrl + "/api/callbacks/sms/status/?delivery=")
{
}

void SmsSender::send(const Attempt &attempt, Done done)
{
    if (!model::isPhone(attempt.due.recipient.phone))
        return done(refusal(Health::Unknown, QStringLiteral("SMS invalid number"), "The number is not in E.164."));
    m_http.post(requestFor(attempt),
        [this, done = std::move(done)](const outbound::HttpReply &reply) { done(smsResult(reply, m_clock.now())); });
}

outbound::HttpRequest SmsSender::requestFor(const Attempt &attempt) const
{
    const store::DueDelivery &due = attempt.due;
    const QString text
        = wording::smsText(m_words.of(due.notification, due.recipient.locale, model::Channel::Sms, due.texts));
    const QByteArray callback = m_callback + due.id.toByteArray(QUuid::WithoutBraces);
    outbound::HttpRequest request {.url = m_messages,
        .headers = {{"Authorization", m_authorization}, {"Content-Type", "application/x-www-form-urlencoded"},
            {"Accept", "application/json"}, {"traceparent", attempt.traceparent}}};
    request.body = "To=" + escaped(due.recipient.phone) + "&From=" + escaped(m_from) + "&Body=" + escaped(text)
        + "&StatusCallback=" + callback.toPercentEncoding();
    return request;
}

AttemptResult smsResult(const outbound::HttpReply &reply, const QDateTime &now)
{
    if (reply.status == 0)
        return failure(reply.wasSent ? Scope::Target : Scope::Provider, Health::Failing,
            QStringLiteral("SMS ") + reply.failure, "The SMS provider gave no answer.");
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    const bool isAccepted = reply.status >= 200 && reply.status < 300;
    if (const QString sid = body.value(QLatin1String("sid")).toString(); isAccepted && !sid.isEmpty())
        return {.kind = Kind::Accepted, .health = Health::Healthy, .detail = sid};

    const int code = body.value(QLatin1String("code")).toInt();
    const QString error = isAccepted ? QStringLiteral("SMS unreadable answer")
                                     : QStringLiteral("SMS %1").arg(code > 0 ? code : reply.status);
    const Wait wait = reply.retryAfter(now);
    if (isOneOf(code, quotaErrors))
        return failure(Scope::Provider, Health::Throttled, error, "The SMS provider asks for fewer messages.", wait);
    if (reply.status == 429)
        return failure(
            Scope::Target, Health::Throttled, error, "The SMS provider asks for fewer messages to that number.", wait);
    if (reply.status >= 500)
        return failure(Scope::Target, Health::Failing, error, "The SMS provider is out of order.", wait);
    for (const KnownError &known : numberErrors) {
        if (code == known.code && !isAccepted) {
            AttemptResult result = refusal(Health::Healthy, error, known.detail);
            result.hasOptedOut = code == optedOut;
            return result;
        }
    }
    if (reply.status == 401 || reply.status == 403 || reply.status == 404 || isOneOf(code, accountErrors))
        return failure(Scope::Provider, Health::Failing, error,
            "The SMS provider does not take our account, its token, the sender or the public URL.");
    if (code == 0)
        return failure(Scope::Target, Health::Failing, error, "The SMS provider's answer can't be understood.", wait);
    return failure(Scope::Target, Health::Healthy, error, "The SMS provider did not take the message.", wait);
}

} // namespace mc::delivery
