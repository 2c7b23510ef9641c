#include "wording/external_texts.h"

#include "model/json_writer.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::wording {

namespace {

constexpr QLatin1String pushKey("push"), emailKey("email"), smsKey("sms");
constexpr QLatin1String titleKey("title"), textKey("text"), subjectKey("subject"), htmlKey("html");

} // namespace

QByteArray toJson(const EventTexts &texts)
{
    if (!texts.push && !texts.email && !texts.sms)
        return {};
    model::JsonWriter json;
    json.beginObject();
    if (texts.push)
        json.key(pushKey).beginObject().field(titleKey, texts.push->title).field(textKey, texts.push->text).endObject();
    if (texts.email)
        json.key(emailKey)
            .beginObject()
            .field(subjectKey, texts.email->subject)
            .field(textKey, texts.email->text)
            .field(htmlKey, texts.email->html)
            .endObject();
    if (texts.sms)
        json.field(smsKey, *texts.sms);
    json.endObject();
    return json.take();
}

EventTexts externalTextsFrom(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    EventTexts texts;
    if (object.contains(pushKey)) {
        const QJsonObject push = object.value(pushKey).toObject();
        texts.push = {.title = push.value(titleKey).toString(), .text = push.value(textKey).toString()};
    }
    if (object.contains(emailKey)) {
        const QJsonObject email = object.value(emailKey).toObject();
        texts.email = {.subject = email.value(subjectKey).toString(),
            .text = email.value(textKey).toString(),
            .html = email.value(htmlKey).toString()};
    }
    if (object.contains(smsKey))
        texts.sms = object.value(smsKey).toString();
    return texts;
}

} // namespace mc::wording
