#include "http/resources/sms_callbacks_resource.h"

#include "auth/callback_signature.h"
#include "http/query.h"
#include "model/phone.h"
#include "store/deliveries/delivery_receipts.h"

#include <QtCore/QUrl>

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::Result;
using work::Work;

namespace {

constexpr char emptyTwiml[] = R"(<?xml version="1.0" encoding="UTF-8"?><Response/>)";
constexpr qsizetype longestMessageId = 64;
constexpr QLatin1String optedOut("SMS 21610");

QByteArray withOtherPort(const QByteArray &base)
{
    QUrl url = QUrl::fromEncoded(base);
    url.setPort(url.port() >= 0 ? -1 : url.scheme() == QLatin1String("https") ? 443 : 80);
    return url.toEncoded();
}

Result<QUuid> deliveryOf(const Request &request)
{
    const QString text = Query(request.query).text(QLatin1String("delivery"), 64).value_or(QString());
    const std::optional<model::NotificationId> id = model::notificationIdFromString(text);
    if (!id)
        return model::fieldError(
            QStringLiteral("delivery"), QStringLiteral("invalid"), QStringLiteral("Must be the id of a delivery."));
    return id->value;
}

// "SMS 30003" from the provider's list; "SMS undelivered" when it gives no reason.
QString errorOf(const Form &form)
{
    const QString code = form.text("ErrorCode");
    const bool isCode = !code.isEmpty() && code.size() <= 6
        && std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return QStringLiteral("SMS ") + (isCode ? code : QStringLiteral("undelivered"));
}

// Nothing while the message is still on its way.
Result<std::optional<store::DeliveryReceipt>> receiptFrom(
    const Request &request, const Form &form, const QDateTime &now)
{
    const Result<QUuid> delivery = deliveryOf(request);
    if (!delivery)
        return delivery.error();
    const QString status = form.text("MessageStatus");
    if (status.isEmpty())
        return model::fieldError(QStringLiteral("MessageStatus"), QStringLiteral("required"),
            QStringLiteral("Must be the message's state."));
    store::DeliveryReceipt receipt;
    receipt.delivery = *delivery;
    receipt.at = now;
    receipt.isDelivered = status == QLatin1String("delivered");
    if (receipt.isDelivered)
        return std::optional(receipt);
    if (status != QLatin1String("failed") && status != QLatin1String("undelivered"))
        return std::optional<store::DeliveryReceipt>();
    receipt.error = errorOf(form);
    receipt.detail = QStringLiteral("the SMS provider could not deliver it");
    return std::optional(receipt);
}

} // namespace

SmsCallbacksResource::SmsCallbacksResource(store::Store &store, const ops::Clock &clock, const SmsCallbacks &callbacks)
    : m_store(store)
    , m_clock(clock)
    , m_token(callbacks.token)
    , m_bases {callbacks.publicUrl, withOtherPort(callbacks.publicUrl)}
{
}

Result<Answer> SmsCallbacksResource::status(const Request &request, Work &)
{
    const Result<Form> form = signedForm(request);
    if (!form)
        return form.error();
    const Result<std::optional<store::DeliveryReceipt>> receipt = receiptFrom(request, *form, m_clock.now());
    if (!receipt)
        return receipt.error();
    if (!*receipt)
        return noContent(); // on its way
    const QString phone = model::plainPhone(form->text("To"));
    if ((*receipt)->error == optedOut && model::isPhone(phone)) {
        if (const Result<void> kept = m_store.optOuts.keep(phone, optedOut, (*receipt)->at); !kept)
            return kept.error();
    }
    if (const Result<void> recorded = m_store.deliveryReceipts.record(**receipt); !recorded)
        return recorded.error();
    return noContent();
}

Result<Answer> SmsCallbacksResource::inbound(const Request &request, Work &)
{
    const Result<Form> form = signedForm(request);
    if (!form)
        return form.error();
    const QString phone = model::plainPhone(form->text("From"));
    if (phone.isEmpty())
        return model::fieldError(
            QStringLiteral("From"), QStringLiteral("required"), QStringLiteral("Must be the sender's number."));
    // Short codes write too, and are nobody's phone.
    const std::optional<rules::SmsKeyword> keyword
        = model::isPhone(phone) ? rules::smsKeyword(form->text("Body")) : std::nullopt;
    if (keyword) {
        if (const Result<void> heard = hear(phone, *keyword, form->text("MessageSid")); !heard)
            return heard.error();
    }
    return Answer {.status = 200, .headers = {{"Content-Type", "text/xml"}}, .body = emptyTwiml};
}

// A message without an id may be one that was heard before. Then silence is the safe side.
Result<void> SmsCallbacksResource::hear(const QString &phone, const rules::SmsKeyword &keyword, const QString &message)
{
    const bool isKnown = !message.isEmpty() && message.size() <= longestMessageId;
    if (!keyword.optsIn)
        return isKnown ? m_store.optOuts.hearStop(phone, keyword.word, message, m_clock.now())
                       : m_store.optOuts.keep(phone, keyword.word, m_clock.now());
    if (!isKnown)
        return model::fieldError(QStringLiteral("MessageSid"), QStringLiteral("required"),
            QStringLiteral("Must be the message's id, of at most 64 characters."));
    return m_store.optOuts.hearStart(phone, message, m_clock.now());
}

Result<Form> SmsCallbacksResource::signedForm(const Request &request) const
{
    if (m_token.isEmpty())
        return Error {ErrorCode::NotFound, QStringLiteral("SMS is not set up in this service.")};
    const Error forged {ErrorCode::Forbidden, QStringLiteral("The signature is not the SMS provider's.")};
    if (request.providerSignature.isEmpty())
        return forged;
    Result<Form> form = Form::of(request);
    if (!form)
        return form;
    const QByteArray target = request.path + (request.query.isEmpty() ? QByteArray() : '?' + request.query);
    const bool isGenuine = std::any_of(m_bases.begin(), m_bases.end(), [&](const QByteArray &base) {
        return auth::isSignedByProvider(request.providerSignature, m_token, base + target, form->fields());
    });
    if (!isGenuine)
        return forged;
    return form;
}

} // namespace mc::http
