#pragma once

#include "model/delivery.h"
#include "model/ids.h"
#include "model/result.h"

#include <QtCore/QJsonObject>

#include <map>

namespace mc::model {

/// What a notification would say outside the house, whether anybody gets it there or not.
struct PreviewTexts
{
    QString language {}; ///< BCP 47: that of the first recipient
    bool neutral = false; ///< nothing of what the notification says is in them
    struct Push
    {
        QString title {};
        QString body {};
        bool operator==(const Push &) const = default;
    } push {};
    struct Email
    {
        QString subject {};
        QString text {}; ///< the whole of it, without HTML
        bool operator==(const Email &) const = default;
    } email {};
    struct Sms
    {
        QString text {};
        int segments = 0;
        bool operator==(const Sms &) const = default;
    } sms {};
    bool operator==(const PreviewTexts &) const = default;
};

/// Whom a notification would reach, and how (CONTRACT section 11).
struct Preview
{
    struct Counts
    {
        int now = 0;
        int held = 0;
        int suppressed = 0;
        bool operator==(const Counts &) const = default;
    };
    struct Reasoned
    {
        Channel channel = Channel::InApp;
        Decision decision = Decision::Suppressed;
        Reason reason = Reason::NoAddress;
        QString detail; ///< of the first recipient it holds for
        int count = 0;
        bool operator==(const Reasoned &) const = default;
    };
    struct Sample
    {
        UserId user;
        QList<ChannelDecision> channels;
        bool operator==(const Sample &) const = default;
    };
    static constexpr int mostSamples = 20;

    int recipients = 0; ///< who get it in the app
    std::map<Channel, Counts> channels {
        {Channel::InApp, {}}, {Channel::Push, {}}, {Channel::Email, {}}, {Channel::Sms, {}}};
    QList<Reasoned> reasons; ///< the most frequent first
    QList<Sample> sample; ///< the first of them
    PreviewTexts texts;
    bool operator==(const Preview &) const = default;

    /// Takes one recipient's decisions in.
    void add(UserId user, const QList<ChannelDecision> &decisions);
};

void write(JsonWriter &json, const Preview &preview);
/// What write() wrote, for clients.
Result<Preview> previewFromJson(const QJsonObject &object);

} // namespace mc::model
