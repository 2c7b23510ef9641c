#include "model/ids.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

#include <array>
#include <atomic>

namespace mc::model {

std::optional<UserId> userIdFromString(QStringView text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (text.isEmpty() || text.startsWith(u'0') || !digits)
        return {};
    bool fits = false;
    const qint64 value = text.toLongLong(&fits);
    return fits ? std::optional(UserId {value}) : std::nullopt;
}

QString toString(NotificationId id) { return id.value.toString(QUuid::WithoutBraces); }

std::optional<NotificationId> notificationIdFromString(QStringView text)
{
    if (text.size() != 36)
        return {};
    const QUuid id = QUuid::fromString(text);
    return id.isNull() ? std::nullopt : std::optional(NotificationId {id});
}

namespace {

// Counts the ids of one millisecond, so that they sort in the order in which they were made (RFC 9562 section 6.2,
// method 1). From 4,096 on in one millisecond the count stands still, and chance decides.
quint64 millisecondsAndCount(quint64 milliseconds)
{
    static std::atomic<quint64> latest = 0;
    quint64 before = latest.load(std::memory_order_relaxed);
    quint64 next = 0;
    do {
        const bool same = before >> 12 == milliseconds;
        next = same ? std::min(before + 1, milliseconds << 12 | 0xfff) : milliseconds << 12;
    } while (!latest.compare_exchange_weak(before, next, std::memory_order_relaxed));
    return next;
}

} // namespace

QUuid uuidV7(const QDateTime &now)
{
    std::array<quint32, 2> random;
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    std::array<uchar, 16> bytes;
    const quint64 ordered = millisecondsAndCount(quint64(now.toMSecsSinceEpoch()));
    qToBigEndian(quint64(ordered >> 12 << 16 | (ordered & 0xfff)), bytes.data());
    qToBigEndian(quint64(quint64(random[0]) << 32 | random[1]), bytes.data() + 8);
    bytes[6] = uchar((bytes[6] & 0x0f) | 0x70);
    bytes[8] = uchar((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(QByteArrayView(bytes));
}

} // namespace mc::model
