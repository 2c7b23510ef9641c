#include "console/compose/kept_draft.h"

#include "model/answer_fields.h"
#include "model/json_text.h"

#include <QtCore/QJsonArray>

namespace mc::console {

using model::AnswerFields;
using model::Result;

namespace {

constexpr int version = 1; // of the format
constexpr std::array whoWords {"people", "group", "everyone"};

std::optional<Composition::Who> whoFromWord(QAnyStringView word)
{
    const auto found = std::find_if(
        whoWords.begin(), whoWords.end(), [word](const char *known) { return word == QLatin1String(known); });
    return found == whoWords.end() ? std::nullopt : std::optional(Composition::Who(found - whoWords.begin()));
}

void writePeople(model::JsonWriter &json, const Composition &composition)
{
    json.field(QLatin1String("who"), QLatin1String(whoWords[std::size_t(composition.who)]));
    json.key(QLatin1String("people")).beginArray();
    for (const model::UserId id : composition.people)
        json.value(id.value);
    json.endArray();
    if (composition.role)
        json.field(QLatin1String("role"), word(*composition.role));
    if (composition.clinicId)
        json.field(QLatin1String("clinic_id"), *composition.clinicId);
}

void writeContent(model::JsonWriter &json, const Composition &composition)
{
    json.field(QLatin1String("type"), word(composition.type))
        .field(QLatin1String("title"), composition.title)
        .field(QLatin1String("message"), composition.message)
        .field(QLatin1String("action_url"), composition.actionUrl)
        .field(QLatin1String("deep_link"), composition.deepLink)
        .field(QLatin1String("neutral_link"), composition.neutralLink);
    if (composition.priority)
        json.field(QLatin1String("priority"), word(*composition.priority));
    if (composition.channels)
        write(json.key(QLatin1String("channels")), *composition.channels);
}

void writeTime(model::JsonWriter &json, const Composition &composition)
{
    json.field(QLatin1String("is_scheduled"), composition.isScheduled)
        .field(QLatin1String("date"), composition.time.date.toString(Qt::ISODate))
        .field(QLatin1String("time"), composition.time.time.toString(Qt::ISODate))
        .field(QLatin1String("zone"), QString::fromLatin1(composition.time.zone));
}

void readPeople(AnswerFields &fields, const QJsonObject &object, Composition &composition)
{
    composition.who = fields.word("who", &whoFromWord).value_or(Composition::Who::People);
    const QJsonArray people = object.value(QLatin1String("people")).toArray();
    for (const QJsonValue &person : people) {
        if (const qint64 id = model::integerFrom(person).value_or(0); id > 0)
            composition.people += model::UserId {id};
    }
    composition.role = fields.word("role", &model::roleFromWord);
    composition.clinicId = fields.optionalInteger("clinic_id");
}

void readContent(AnswerFields &fields, Composition &composition)
{
    composition.type = fields.word("type", &model::notificationTypeFromWord).value_or(model::NotificationType::System);
    composition.title = fields.text("title");
    composition.message = fields.text("message");
    composition.actionUrl = fields.text("action_url");
    composition.deepLink = fields.text("deep_link");
    composition.neutralLink = fields.boolean("neutral_link");
    composition.priority = fields.word("priority", &model::priorityFromWord);
    const QStringList words = fields.texts("channels");
    for (const QString &word : words) {
        if (const auto channel = model::channelFromWord(word))
            composition.channels = composition.channels.value_or(model::Channels()) | *channel;
    }
}

void readTime(AnswerFields &fields, Composition &composition)
{
    composition.isScheduled = fields.boolean("is_scheduled");
    composition.time = {.date = QDate::fromString(fields.text("date"), Qt::ISODate),
        .time = QTime::fromString(fields.text("time"), Qt::ISODate),
        .zone = fields.text("zone").toLatin1()};
}

} // namespace

QByteArray toJson(const KeptDraft &draft)
{
    model::JsonWriter json;
    json.beginObject().field(QLatin1String("version"), version).field(QLatin1String("saved_at"), draft.savedAt);
    writePeople(json, draft.composition);
    writeContent(json, draft.composition);
    writeTime(json, draft.composition);
    if (!draft.key.isEmpty())
        json.field(QLatin1String("sent_for"), draft.sentFor)
            .field(QLatin1String("key"), QString::fromLatin1(draft.key));
    return json.endObject().take();
}

Result<KeptDraft> keptDraftFromJson(const QByteArray &json)
{
    const Result<QJsonObject> object = model::jsonObjectFrom(json);
    if (!object)
        return object.error();
    AnswerFields fields(*object);
    if (fields.integer("version") != version)
        fields.wrong("version", QStringLiteral("Unknown version."));
    KeptDraft draft;
    draft.savedAt = fields.time("saved_at");
    readPeople(fields, *object, draft.composition);
    readContent(fields, draft.composition);
    readTime(fields, draft.composition);
    draft.sentFor = fields.time("sent_for");
    draft.key = fields.text("key").toLatin1();
    if (const std::optional<model::Error> error = fields.error())
        return *error;
    return draft;
}

} // namespace mc::console
