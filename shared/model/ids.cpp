#include "model/ids.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

#include <array>

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

QUuid uuidV7(const QDateTime &now)
{
    std::array<quint32, 3> random;
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    std::array<uchar, 16> bytes;
    const quint64 milliseconds = quint64(now.toMSecsSinceEpoch());
    qToBigEndian(quint64(milliseconds << 16 | (random[0] & 0xffff)), bytes.data());
    qToBigEndian(quint64(quint64(random[1]) << 32 | random[2]), bytes.data() + 8);
    bytes[6] = uchar((bytes[6] & 0x0f) | 0x70);
    bytes[8] = uchar((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(QByteArrayView(bytes));
}

} // namespace mc::model
