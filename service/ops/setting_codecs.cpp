#include "ops/setting_codecs.h"

#include "model/email.h"
#include "model/words.h"

#include <QtCore/QRegularExpression>

#include <array>

namespace mc::ops {

namespace {

using std::chrono::milliseconds;

model::Error wrong(const char *reason) { return {model::ErrorCode::ValidationError, QString::fromUtf8(reason)}; }

bool hasControlCharacters(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

model::Result<QString> readText(const QString &text)
{
    if (hasControlCharacters(text))
        return wrong("must be one line without control characters");
    return text;
}

QString showText(const QString &text) { return text; }

model::Result<bool> readTruth(const QString &text)
{
    const QString word = text.toLower();
    for (const auto *yes : {"true", "yes", "on", "1"}) {
        if (word == QLatin1String(yes))
            return true;
    }
    for (const auto *no : {"false", "no", "off", "0"}) {
        if (word == QLatin1String(no))
            return false;
    }
    return wrong("must be true or false");
}

QString showTruth(const bool &truth) { return QLatin1String(truth ? "true" : "false"); }

model::Result<Endpoint> readEndpoint(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(?:\\[([0-9A-Fa-f:.]+)\\]|([^\\[\\]:]+)):([0-9]{1,5})$"));
    const auto match = form.match(text);
    const QString host = match.captured(1) + match.captured(2);
    const QHostAddress address
        = host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || address.isNull() || port > 65535)
        return wrong("must be an IP address and a port, such as 127.0.0.1:8000 or [::1]:8000");
    return Endpoint {address, quint16(port)};
}

struct Unit
{
    const char *word;
    qint64 size;
};

constexpr qint64 leastSize = 1024;
constexpr qint64 mostSize = 64 * 1024 * 1024;

model::Result<qint64> readSize(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,9}) ?(B|KiB|KB|kB|MiB|MB)?$"));
    constexpr std::array units {Unit {"", 1}, Unit {"B", 1}, Unit {"KiB", 1024}, Unit {"KB", 1000}, Unit {"kB", 1000},
        Unit {"MiB", 1024 * 1024}, Unit {"MB", 1'000'000}};
    const auto match = form.match(text);
    if (!match.hasMatch())
        return wrong("must be a size such as 512KiB, 1MiB, 1MB or 1048576");
    const auto unit = std::find_if(units.begin(), units.end(),
        [&match](const Unit &candidate) { return match.captured(2) == QLatin1String(candidate.word); });
    const qint64 size = match.captured(1).toLongLong() * unit->size;
    if (size < leastSize || size > mostSize)
        return wrong("must be between 1KiB and 64MiB");
    return size;
}

QString showSize(const qint64 &size)
{
    for (const Unit &unit : {Unit {"MiB", 1024 * 1024}, Unit {"KiB", 1024}}) {
        if (size % unit.size == 0)
            return QString::number(size / unit.size) + QLatin1String(unit.word);
    }
    return QString::number(size);
}

constexpr int mostCount = 1'000'000;

model::Result<int> readCount(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9]{1,7}$"));
    const int count = form.match(text).hasMatch() ? text.toInt() : 0;
    if (count < 1 || count > mostCount)
        return wrong("must be a whole number from 1 to 1000000");
    return count;
}

model::Result<qint64> readId(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9]{1,18}$"));
    const qint64 id = form.match(text).hasMatch() ? text.toLongLong() : 0;
    if (id < 1)
        return wrong("must be a user's id, a whole number above 0");
    return id;
}

QString showId(const qint64 &id) { return id == 0 ? QString() : QString::number(id); }

QString showCount(const int &count) { return QString::number(count); }

model::Result<Rate> readRate(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,9})/([smh])$"));
    if (text == u'0')
        return Rate {0};
    const auto match = form.match(text);
    const int count = match.captured(1).toInt();
    if (!match.hasMatch() || count == 0)
        return wrong("must be a rate such as 6000/m, 100/s or 50000/h, or 0 for no limit");
    const QChar unit = match.captured(2).front();
    return Rate {count, std::chrono::seconds(unit == u's' ? 1 : unit == u'm' ? 60 : 3600)};
}

QString showRate(const Rate &rate)
{
    if (rate.count == 0)
        return QStringLiteral("0");
    const char unit = rate.per.count() == 1 ? 's' : rate.per.count() == 60 ? 'm' : 'h';
    return QString::number(rate.count) + u'/' + QLatin1Char(unit);
}

constexpr std::array durationUnits {
    Unit {"d", 86'400'000}, Unit {"h", 3'600'000}, Unit {"m", 60'000}, Unit {"s", 1'000}, Unit {"ms", 1}};
constexpr qint64 longestDuration = 3650 * 86'400'000LL;

model::Result<milliseconds> readDuration(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,12})(ms|s|m|h|d)$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return wrong("must be a duration such as 250ms, 30s, 1m, 24h or 7d");
    const auto unit = std::find_if(durationUnits.begin(), durationUnits.end(),
        [&match](const Unit &candidate) { return match.captured(2) == QLatin1String(candidate.word); });
    const qint64 number = match.captured(1).toLongLong();
    if (number == 0 || number > longestDuration / unit->size)
        return wrong("must be longer than 0 and at most 3650d");
    return milliseconds(number * unit->size);
}

/// In the largest unit that needs no fraction, but 24h and 60m rather than 1d and 1h, as people write them.
QString showDuration(const milliseconds &duration)
{
    for (const Unit &unit : durationUnits) {
        const bool lonely = duration.count() == unit.size && unit.size > 60'000;
        if (duration.count() % unit.size == 0 && !lonely)
            return QString::number(duration.count() / unit.size) + QLatin1String(unit.word);
    }
    return {};
}

model::Result<QList<milliseconds>> readDurations(const QString &text)
{
    QList<milliseconds> durations;
    for (const QString &part : text.split(u',')) {
        const model::Result<milliseconds> duration = readDuration(part.trimmed());
        if (!duration)
            return wrong("must be durations such as 1m,5m,30m: each longer than 0 and at most 3650d");
        durations.append(*duration);
    }
    if (durations.size() > 20)
        return wrong("must be 1 to 20 durations");
    return durations;
}

QString showDurations(const QList<milliseconds> &durations)
{
    QStringList parts;
    for (const milliseconds &duration : durations)
        parts.append(showDuration(duration));
    return parts.join(u',');
}

model::Result<std::optional<milliseconds>> readKept(const QString &text)
{
    if (text == QLatin1String("off"))
        return std::optional<milliseconds>();
    const model::Result<milliseconds> duration = readDuration(text);
    if (!duration)
        return wrong("must be a duration such as 24h or 400d, at most 3650d, or off");
    return std::optional(*duration);
}

QString showKept(const std::optional<milliseconds> &kept) { return kept ? showDuration(*kept) : QStringLiteral("off"); }

constexpr std::array formatWords {"text", "json"};
constexpr std::array levelWords {"debug", "info", "warning", "error"};

model::Result<LogFormat> readLogFormat(const QString &text)
{
    if (const auto format = model::valueOf<LogFormat>(formatWords, text))
        return *format;
    return wrong("must be text or json");
}

QString showLogFormat(const LogFormat &format) { return model::wordOf(formatWords, format); }

model::Result<LogLevel> readLogLevel(const QString &text)
{
    if (const auto level = model::valueOf<LogLevel>(levelWords, text))
        return *level;
    return wrong("must be debug, info, warning or error");
}

QString showLogLevel(const LogLevel &level) { return model::wordOf(levelWords, level); }

model::Result<QByteArray> readJwtSecret(const QString &text)
{
    const QByteArray secret = text.toUtf8();
    if (secret.size() < 32)
        return wrong("must have at least 32 bytes");
    return secret;
}

QString showBytes(const QByteArray &bytes) { return QString::fromUtf8(bytes); }

model::Result<QByteArray> readKey(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != 32)
        return wrong("must be base64 of exactly 32 bytes, such as `openssl rand -base64 32` prints");
    return decoded.decoded;
}

QString showKey(const QByteArray &key) { return QString::fromLatin1(key.toBase64()); }

constexpr qsizetype mostKeys = 16;

model::Result<QList<QByteArray>> readKeys(const QString &text)
{
    QList<QByteArray> keys;
    for (const QString &part : text.split(u',')) {
        const model::Result<QByteArray> key = readKey(part.trimmed());
        if (!key || keys.size() == mostKeys)
            return wrong("must be up to 16 keys separated by commas, each base64 of exactly 32 bytes");
        keys.append(*key);
    }
    return keys;
}

QString showKeys(const QList<QByteArray> &keys)
{
    QStringList parts;
    for (const QByteArray &key : keys)
        parts.append(showKey(key));
    return parts.join(u',');
}

model::Result<QString> readMailAddress(const QString &text)
{
    if (hasControlCharacters(text) || !model::isEmail(model::mailAddressFrom(text).address))
        return wrong("must be a mail address, such as MediConnect <no-reply@clinic.example>");
    return text;
}

} // namespace

const SettingCodec<QString> textCodec {readText, showText};
const SettingCodec<bool> truthCodec {readTruth, showTruth};
const SettingCodec<Endpoint> endpointCodec {readEndpoint, toString};
const SettingCodec<qint64> sizeCodec {readSize, showSize};
const SettingCodec<qint64> idCodec {readId, showId};
const SettingCodec<int> countCodec {readCount, showCount};
const SettingCodec<Rate> rateCodec {readRate, showRate};
const SettingCodec<milliseconds> durationCodec {readDuration, showDuration};
const SettingCodec<QList<milliseconds>> durationsCodec {readDurations, showDurations};
const SettingCodec<std::optional<milliseconds>> keptCodec {readKept, showKept};
const SettingCodec<LogFormat> logFormatCodec {readLogFormat, showLogFormat};
const SettingCodec<LogLevel> logLevelCodec {readLogLevel, showLogLevel};
const SettingCodec<QByteArray> jwtSecretCodec {readJwtSecret, showBytes};
const SettingCodec<QByteArray> keyCodec {readKey, showKey};
const SettingCodec<QList<QByteArray>> keysCodec {readKeys, showKeys};
const SettingCodec<QString> mailAddressCodec {readMailAddress, showText};

} // namespace mc::ops
