#include "delivery/push_message.h"

#include "model/short_text.h"

#include <QtCore/QJsonDocument>

namespace mc::delivery {

namespace {

constexpr std::chrono::seconds lifetimeOfUrgent = std::chrono::days(7);
constexpr std::chrono::seconds lifetimeOfOthers = std::chrono::days(1);
constexpr qsizetype longestLink = 1000;
constexpr qsizetype leastText = 40;

} // namespace

PushMessage pushMessageOf(const Attempt &attempt, const wording::Words &words)
{
    const model::Notification &notification = attempt.due.notification;
    PushMessage message {
        .wording = words.of(notification, attempt.due.recipient.locale, model::Channel::Push, attempt.due.texts),
        .id = toString(notification.id),
        .deepLink = notification.metadata.deepLink,
        .actionUrl = notification.metadata.actionUrl,
        .isUrgent = notification.priority >= model::Priority::High};
    if (!message.wording.keepsLinks) { // the app shows what it is about by its id
        message.deepLink.clear();
        message.actionUrl.clear();
    }
    message.lifetime = message.isUrgent ? lifetimeOfUrgent : lifetimeOfOthers;
    message.wording.text = model::shortened(message.wording.text, wording::longestPushText);
    if (message.deepLink.size() > longestLink)
        message.deepLink.clear();
    if (message.actionUrl.size() > longestLink)
        message.actionUrl.clear();
    return message;
}

QJsonObject pushData(const PushMessage &message)
{
    QJsonObject data {{QStringLiteral("notification_id"), message.id}};
    if (!message.deepLink.isEmpty())
        data.insert(QStringLiteral("deep_link"), message.deepLink);
    if (!message.actionUrl.isEmpty())
        data.insert(QStringLiteral("action_url"), message.actionUrl);
    return data;
}

QByteArray fittedJson(
    PushMessage message, qsizetype mostBytes, const std::function<QJsonObject(const PushMessage &)> &build)
{
    const QString text = message.wording.text;
    while (true) {
        const QByteArray json = QJsonDocument(build(message)).toJson(QJsonDocument::Compact);
        if (json.size() <= mostBytes)
            return json;
        if (message.wording.text.size() > leastText) {
            message.wording.text = model::shortened(text, message.wording.text.size() * 3 / 4);
        } else if (!message.actionUrl.isEmpty() || !message.deepLink.isEmpty()) {
            message.actionUrl.clear();
            message.deepLink.clear();
        } else {
            return json; // for the provider to refuse
        }
    }
}

} // namespace mc::delivery
