#include "model/preview.h"

namespace mc::model {

namespace {

void count(Preview::Counts &counts, Decision decision)
{
    switch (decision) {
    case Decision::Now:
        ++counts.now;
        return;
    case Decision::Held:
        ++counts.held;
        return;
    case Decision::Suppressed:
        ++counts.suppressed;
        return;
    }
}

void write(JsonWriter &json, const ChannelDecision &decision)
{
    json.beginObject()
        .field(QLatin1String("channel"), word(decision.channel))
        .field(QLatin1String("decision"), word(decision.decision))
        .field(QLatin1String("at"), decision.at);
    json.key(QLatin1String("reason"));
    decision.reason ? json.value(word(*decision.reason)) : json.null();
    json.key(QLatin1String("detail"));
    decision.reason ? json.value(decision.detail) : json.null();
    json.endObject();
}

void write(JsonWriter &json, const PreviewTexts &texts)
{
    json.beginObject()
        .field(QLatin1String("language"), texts.language)
        .field(QLatin1String("neutral"), texts.neutral)
        .key(QLatin1String("push"))
        .beginObject()
        .field(QLatin1String("title"), texts.push.title)
        .field(QLatin1String("body"), texts.push.body)
        .endObject()
        .key(QLatin1String("email"))
        .beginObject()
        .field(QLatin1String("subject"), texts.email.subject)
        .field(QLatin1String("text"), texts.email.text)
        .endObject()
        .key(QLatin1String("sms"))
        .beginObject()
        .field(QLatin1String("text"), texts.sms.text)
        .field(QLatin1String("segments"), texts.sms.segments)
        .endObject()
        .endObject();
}

} // namespace

void Preview::add(UserId user, const QList<ChannelDecision> &decisions)
{
    for (const ChannelDecision &decision : decisions) {
        count(channels[decision.channel], decision.decision);
        recipients += decision.channel == Channel::InApp && decision.decision == Decision::Now;
        if (!decision.reason)
            continue;
        const auto known = std::find_if(reasons.begin(), reasons.end(), [&decision](const Reasoned &reasoned) {
            return reasoned.channel == decision.channel && reasoned.decision == decision.decision
                && reasoned.reason == decision.reason;
        });
        if (known == reasons.end())
            reasons += {.channel = decision.channel,
                .decision = decision.decision,
                .reason = *decision.reason,
                .detail = decision.detail,
                .count = 1};
        else
            ++known->count;
    }
    if (sample.size() < mostSamples)
        sample += {user, decisions};
}

void write(JsonWriter &json, const Preview &preview)
{
    json.beginObject()
        .field(QLatin1String("recipients"), preview.recipients)
        .key(QLatin1String("channels"))
        .beginObject();
    for (const auto &[channel, counts] : preview.channels) {
        json.key(word(channel))
            .beginObject()
            .field(QLatin1String("now"), counts.now)
            .field(QLatin1String("held"), counts.held)
            .field(QLatin1String("suppressed"), counts.suppressed)
            .endObject();
    }
    json.endObject().key(QLatin1String("reasons")).beginArray();
    for (const Preview::Reasoned &reasoned : preview.reasons) {
        json.beginObject()
            .field(QLatin1String("channel"), word(reasoned.channel))
            .field(QLatin1String("decision"), word(reasoned.decision))
            .field(QLatin1String("reason"), word(reasoned.reason))
            .field(QLatin1String("detail"), reasoned.detail)
            .field(QLatin1String("count"), reasoned.count)
            .endObject();
    }
    json.endArray().key(QLatin1String("sample")).beginArray();
    for (const Preview::Sample &sample : preview.sample) {
        json.beginObject()
            .field(QLatin1String("user_id"), sample.user.value)
            .key(QLatin1String("channels"))
            .beginArray();
        for (const ChannelDecision &decision : sample.channels)
            write(json, decision);
        json.endArray().endObject();
    }
    write(json.endArray().key(QLatin1String("texts")), preview.texts);
    json.endObject();
}

} // namespace mc::model
