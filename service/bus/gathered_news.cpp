#include "bus/gathered_news.h"

#include "model/json_writer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace mc::bus {

using model::JsonWriter;
using model::UserId;

namespace {

// The longest pair is "[9223372036854775807,9223372036854775807],".
constexpr int entryBytes = 42;
constexpr int frameBytes = 50;

QByteArray noticeOf(const GatheredNews &news, const QByteArray &instance)
{
    JsonWriter json;
    json.beginObject().field(QLatin1String("i"), QLatin1String(instance));
    json.key(QLatin1String("m")).beginArray();
    for (auto it = news.moved.cbegin(); it != news.moved.cend(); ++it)
        json.beginArray().value(it.key().value).value(it.value()).endArray();
    json.endArray().key(QLatin1String("u")).beginArray();
    for (const UserId user : news.changedUsers)
        json.value(user.value);
    json.endArray().field(QLatin1String("t"), news.tokens).field(QLatin1String("g"), news.gap).endObject();
    return json.take();
}

struct Gather
{
    GatheredNews &gathered;

    void operator()(const model::InboxChange &change) const { gathered.add(change.user, change.version); }
    void operator()(const InboxMoved &inbox) const { gathered.add(inbox.user, inbox.version); }
    void operator()(const UserChanged &changed) const { gathered.changedUsers.insert(changed.user); }
    void operator()(const TokensChanged &) const { gathered.tokens = true; }
    void operator()(const GapPossible &) const { gathered.gap = true; }
    void operator()(const DeliveriesDue &) const { }
    void operator()(const BatchesWaiting &) const { }
    void operator()(const EventsWaiting &) const { }
};

} // namespace

void GatheredNews::add(const News &one) { std::visit(Gather {*this}, one); }

void GatheredNews::add(UserId user, qint64 version)
{
    qint64 &latest = moved[user];
    latest = std::max(latest, version);
}

void GatheredNews::add(const GatheredNews &other)
{
    for (auto it = other.moved.cbegin(); it != other.moved.cend(); ++it)
        add(it.key(), it.value());
    changedUsers += other.changedUsers;
    tokens = tokens || other.tokens;
    gap = gap || other.gap;
}

QList<QByteArray> noticesOf(const GatheredNews &news, const QByteArray &instance, int mostBytes)
{
    const int most = std::max(1, (mostBytes - frameBytes - int(instance.size())) / entryBytes);
    QList<QByteArray> notices;
    GatheredNews part;
    part.tokens = news.tokens;
    part.gap = news.gap;
    const auto finishAt = [&](qsizetype count) {
        if (part.count() >= count && !part.isEmpty())
            notices += noticeOf(std::exchange(part, {}), instance);
    };
    for (auto it = news.moved.cbegin(); it != news.moved.cend(); ++it) {
        part.moved.insert(it.key(), it.value());
        finishAt(most);
    }
    for (const UserId user : news.changedUsers) {
        part.changedUsers.insert(user);
        finishAt(most);
    }
    finishAt(0);
    return notices;
}

std::optional<Notice> noticeFrom(const QByteArray &notice)
{
    const QJsonObject object = QJsonDocument::fromJson(notice).object();
    Notice read;
    read.instance = object.value(QLatin1String("i")).toString().toLatin1();
    if (read.instance.isEmpty())
        return {};
    for (const QJsonValue &pair : object.value(QLatin1String("m")).toArray())
        read.news.add({pair[0].toInteger()}, pair[1].toInteger());
    for (const QJsonValue &user : object.value(QLatin1String("u")).toArray())
        read.news.changedUsers.insert({user.toInteger()});
    read.news.tokens = object.value(QLatin1String("t")).toBool();
    read.news.gap = object.value(QLatin1String("g")).toBool();
    return read;
}

} // namespace mc::bus
