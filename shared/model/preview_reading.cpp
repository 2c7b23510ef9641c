#include "model/answer_fields.h"
#include "model/preview.h"

namespace mc::model {

namespace {

Channel channel(AnswerFields &fields)
{
    fields.require({"channel"});
    return fields.word("channel", &channelFromWord).value_or(Channel::InApp);
}

Decision decision(AnswerFields &fields)
{
    fields.require({"decision"});
    return fields.word("decision", &decisionFromWord).value_or(Decision::Suppressed);
}

void readChannels(AnswerFields &fields, Preview &preview)
{
    AnswerFields channels = fields.inside("channels");
    for (const Channel channel : allChannels) {
        AnswerFields counts = channels.inside(word(channel).data());
        preview.channels[channel] = {.now = int(counts.integer("now")),
            .held = int(counts.integer("held")),
            .suppressed = int(counts.integer("suppressed"))};
        channels.add(counts);
    }
    fields.add(channels);
}

void readReasons(AnswerFields &fields, Preview &preview)
{
    const QList<QJsonObject> reasons = fields.objects("reasons");
    for (const QJsonObject &object : reasons) {
        AnswerFields reason(object, QStringLiteral("reasons."));
        reason.require({"reason"});
        preview.reasons += {.channel = channel(reason),
            .decision = decision(reason),
            .reason = reason.word("reason", &reasonFromWord).value_or(Reason()),
            .detail = reason.text("detail"),
            .count = int(reason.integer("count"))};
        fields.add(reason);
    }
}

Preview::Sample sample(AnswerFields &fields)
{
    fields.require({"user_id"});
    Preview::Sample sample {fields.userId("user_id"), {}};
    const QList<QJsonObject> channels = fields.objects("channels");
    for (const QJsonObject &object : channels) {
        AnswerFields one(object, QStringLiteral("sample.channels."));
        sample.channels += {.channel = channel(one),
            .decision = decision(one),
            .at = one.time("at"),
            .reason = one.word("reason", &reasonFromWord),
            .detail = one.text("detail")};
        fields.add(one);
    }
    return sample;
}

void readTexts(AnswerFields &fields, PreviewTexts &texts)
{
    AnswerFields all = fields.inside("texts");
    texts.language = all.text("language");
    texts.neutral = all.boolean("neutral");
    AnswerFields push = all.inside("push"), email = all.inside("email"), sms = all.inside("sms");
    texts.push = {.title = push.text("title"), .body = push.text("body")};
    texts.email = {.subject = email.text("subject"), .text = email.text("text")};
    texts.sms = {.text = sms.text("text"), .segments = int(sms.integer("segments"))};
    for (const AnswerFields &channel : {push, email, sms})
        all.add(channel);
    fields.add(all);
}

} // namespace

Result<Preview> previewFromJson(const QJsonObject &object)
{
    AnswerFields fields(object);
    fields.require({"recipients", "channels"});
    Preview preview;
    preview.recipients = int(fields.integer("recipients"));
    readChannels(fields, preview);
    readReasons(fields, preview);
    const QList<QJsonObject> samples = fields.objects("sample");
    for (const QJsonObject &one : samples) {
        AnswerFields inner(one, QStringLiteral("sample."));
        preview.sample += sample(inner);
        fields.add(inner);
    }
    readTexts(fields, preview.texts);
    if (const std::optional<Error> error = fields.error())
        return *error;
    return preview;
}

} // namespace mc::model
