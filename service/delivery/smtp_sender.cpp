#include "delivery/smtp_sender.h"

#include "model/email.h"

namespace mc::delivery {

using Kind = AttemptResult::Kind;
using Health = AttemptResult::Health;
using Scope = AttemptResult::Scope;

namespace {

constexpr int closing = 421; // "service not available, closing", at any moment (RFC 5321 section 3.8)

AttemptResult result(Kind kind, Health health, const QString &error, const char *detail, Scope scope = Scope::Target)
{
    return {.kind = kind, .health = health, .error = error, .detail = QLatin1String(detail), .scope = scope};
}

AttemptResult providerFailure(const QString &error, const char *detail)
{
    return result(Kind::Retryable, Health::Failing, error, detail, Scope::Provider);
}

QString codeText(const outbound::MailReply &reply)
{
    const QString code = QStringLiteral("SMTP %1").arg(reply.code);
    return reply.enhancedStatus.isEmpty() ? code : code + u' ' + QLatin1String(reply.enhancedStatus);
}

// 4.3 is about a mail system, ours or the recipient's: out of space, say (RFC 3463 section 3.4).
bool isSystemFailure(const outbound::MailReply &reply) { return reply.enhancedStatus.startsWith("4.3."); }

} // namespace

SmtpSender::SmtpSender(const SmtpSetup &setup, const wording::Words &words, const vault::UnsubscribeTokens &tokens,
    const ops::Clock &clock)
    : m_server(setup.server)
    , m_from(model::mailAddressFrom(setup.from))
    , m_unsubscribeUrl(setup.publicUrl + "/api/notifications/unsubscribe/")
    , m_words(words)
    , m_tokens(tokens)
    , m_clock(clock)
    , m_client(setup.options)
{
}

void SmtpSender::send(const Attempt &attempt, Done done)
{
    const store::DueDelivery &due = attempt.due;
    if (!model::isEmail(due.recipient.person.email))
        return done(result(
            Kind::Refused, Health::Unknown, QStringLiteral("SMTP invalid address"), "The address is not valid."));
    const QByteArray messageId = messageIdOf(due);
    const bool needsSmtpUtf8 = !model::hasAsciiLocalPart(m_from.address);
    m_client.send(
        mailFor(due, messageId), [messageId, needsSmtpUtf8, done = std::move(done)](const outbound::MailReply &reply) {
            AttemptResult result = reply.lacksSmtpUtf8 && needsSmtpUtf8
                ? providerFailure(QStringLiteral("SMTP no SMTPUTF8"),
                    "The mail server takes only senders with ASCII letters before the @.")
                : smtpResult(reply);
            if (result.kind == Kind::Accepted)
                result.detail = QLatin1String(messageId);
            done(result);
        });
}

outbound::Mail SmtpSender::mailFor(const store::DueDelivery &due, const QByteArray &messageId)
{
    const wording::Wording wording
        = m_words.of(due.notification, due.recipient.locale, model::Channel::Email, due.texts);
    const wording::Language &language = m_words.languages().of(due.recipient.locale);
    const QByteArray unsubscribe
        = m_unsubscribeUrl + m_tokens.seal({due.recipient.person.id, due.notification.type}) + '/';
    const wording::MailParts parts = m_template.filled(wording, language, QLatin1String(unsubscribe));
    const QString to = model::withAsciiDomain(due.recipient.person.email);
    const QList<std::pair<QByteArray, QByteArray>> headers {
        {"From", outbound::headerText(m_from)},
        {"To", outbound::headerText(model::MailAddress {{}, to})},
        {"Subject", outbound::headerText(wording.title)},
        {"Date", outbound::headerText(m_clock.now())},
        {"Message-ID", messageId},
        {"Content-Language", language.tag},
        {"Auto-Submitted", "auto-generated"}, // RFC 3834: nobody's holiday answers this
        {"List-Unsubscribe", '<' + unsubscribe + '>'},
        {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"},
    };
    return {.server = m_server,
        .from = model::withAsciiDomain(m_from.address),
        .to = to,
        .headers = headers,
        .text = parts.text,
        .html = parts.html};
}

// The delivery's own, so that a mail that came twice can be told (CONTRACT section 8).
QByteArray SmtpSender::messageIdOf(const store::DueDelivery &due) const
{
    const QByteArray domain = model::withAsciiDomain(m_from.address).section(u'@', -1).toLatin1();
    return '<' + due.id.toByteArray(QUuid::WithoutBraces) + '@' + domain + '>';
}

AttemptResult smtpResult(const outbound::MailReply &reply)
{
    if (reply.isAccepted())
        return {};
    if (reply.loginRefused)
        return providerFailure(QStringLiteral("SMTP login refused"), "The mail server does not take our credentials.");
    if (reply.lacksSmtpUtf8)
        return result(Kind::Refused, Health::Healthy, QStringLiteral("SMTP no SMTPUTF8"),
            "The mail server takes only addresses with ASCII letters before the @.");
    if (!reply.failure.isEmpty())
        return result(Kind::Retryable, Health::Failing, QStringLiteral("SMTP ") + reply.failure,
            "The mail server gave no answer that says what became of the mail.",
            reply.isBeforeMail ? Scope::Provider : Scope::Target);
    if (reply.isBeforeMail)
        return providerFailure(codeText(reply), "The mail server takes no mails from this service.");
    if (reply.code == closing)
        return providerFailure(codeText(reply), "The mail server is closing down.");
    if (reply.code >= 500)
        return result(Kind::Refused, Health::Healthy, codeText(reply),
            reply.enhancedStatus.startsWith("5.1.") ? "The mail server does not take mails to this address."
                                                    : "The mail server refused the mail for good.");
    return result(Kind::Retryable, isSystemFailure(reply) ? Health::Failing : Health::Healthy, codeText(reply),
        "The mail server can't take the mail now.");
}

} // namespace mc::delivery
