#include "model/fields.h"
#include "model/preferences.h"
#include "model/time_zone.h"

#include <QtCore/QRegularExpression>

namespace mc::model {

namespace {

constexpr int mostPerWindow = 10'000;

enum class Extent { Whole, Part };

/// Reads one object inside another, and hands its errors on to the outer one.
class Section
{
public:
    Section(Fields &outer, QLatin1String name, Extent extent, const QString &outerPrefix = {})
        : m_outer(outer)
        , m_extent(extent)
        , m_object(outer.object(name))
        , m_prefix(outerPrefix + name + u'.')
        , m_fields(m_object.value_or(QJsonObject()), m_prefix)
    {
        if (extent == Extent::Whole)
            outer.require(name);
    }
    ~Section() { m_outer.add(m_fields.finish()); }
    Q_DISABLE_COPY_MOVE(Section)

    explicit operator bool() const { return m_object.has_value(); }
    Fields &operator*() { return m_fields; }
    Fields *operator->() { return &m_fields; }
    const QString &prefix() const { return m_prefix; }
    void need(QLatin1String name)
    {
        if (m_extent == Extent::Whole)
            m_fields.require(name);
    }

private:
    Fields &m_outer;
    Extent m_extent;
    std::optional<QJsonObject> m_object;
    QString m_prefix;
    Fields m_fields;
};

// Whose preferences they are can't be changed, but what a GET answered may come back as it was.
void readIdentity(Fields &fields, const Preferences &current)
{
    const auto same = [](Fields &from, const QString &told, QLatin1String name, const QJsonValue &is) {
        if (from.has(name) && from.accept(name) != is)
            from.wrong(name, QStringLiteral("read_only"), told);
    };
    const QString told = QStringLiteral("Can't be changed: leave it out, or send what GET answered.");
    same(fields, told, QLatin1String("id"), current.user.value);
    if (!fields.has(QLatin1String("user")))
        return;
    Section user(fields, QLatin1String("user"), Extent::Part);
    same(*user, told, QLatin1String("id"), current.user.value);
    same(*user, told, QLatin1String("username"), current.username);
}

void readTypes(Fields &outer, Extent extent, Preferences &preferences)
{
    Section types(outer, QLatin1String("notification_types"), extent);
    if (!types)
        return;
    for (const NotificationType type : allNotificationTypes) {
        Section channels(*types, word(type), extent, types.prefix());
        if (!channels)
            continue;
        for (const Channel channel : allChannels) {
            channels.need(word(channel));
            if (const std::optional<bool> on = channels->boolean(word(channel)))
                preferences.allow(type, channel, *on);
        }
    }
}

void readTime(Section &section, QLatin1String name, QTime &time)
{
    static const QRegularExpression form(QStringLiteral("\\A(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?\\z"));
    section.need(name);
    const std::optional<QString> text = section->text(name, {0, 64});
    if (!text)
        return;
    if (form.match(*text).hasMatch())
        time = QTime::fromString(*text, Qt::ISODate);
    else
        section->wrong(name, QStringLiteral("invalid"), QStringLiteral("Must be a time of day: HH:MM or HH:MM:SS."));
}

void readTimezone(Section &section, Preferences &preferences)
{
    const QLatin1String name("timezone");
    section.need(name);
    QByteArray &zone = preferences.quietHours.timezone;
    if (section->isNull(name)) {
        section->accept(name);
        zone.clear();
    } else if (const std::optional<QByteArray> named = timeZone(*section, name)) {
        if (*named != preferences.quietTimezone())
            zone = *named;
    }
}

void readQuietHours(Fields &outer, Extent extent, Preferences &preferences)
{
    Section section(outer, QLatin1String("quiet_hours"), extent);
    if (!section)
        return;
    QuietHours &hours = preferences.quietHours;
    section.need(QLatin1String("enabled"));
    hours.enabled = section->boolean(QLatin1String("enabled")).value_or(hours.enabled);
    readTime(section, QLatin1String("start_time"), hours.start);
    readTime(section, QLatin1String("end_time"), hours.end);
    readTimezone(section, preferences);
    if (section->finish().isEmpty() && hours.enabled && hours.start == hours.end) {
        section->wrong(QLatin1String("end_time"), QStringLiteral("invalid"),
            QStringLiteral("Must differ from start_time while quiet hours are enabled."));
    }
}

void readLimits(Fields &outer, Extent extent, Preferences &preferences)
{
    Section section(outer, QLatin1String("frequency_limits"), extent);
    if (!section)
        return;
    const auto limit = [&section](QLatin1String name, int &value) {
        section.need(name);
        value = int(section->integer(name, 0, mostPerWindow).value_or(value));
    };
    FrequencyLimits &limits = preferences.limits;
    limit(QLatin1String("max_per_hour"), limits.maxPerHour);
    limit(QLatin1String("max_per_day"), limits.maxPerDay);
    if (section->finish().isEmpty() && limits.maxPerDay > 0 && limits.maxPerHour > limits.maxPerDay) {
        section->wrong(QLatin1String("max_per_hour"), QStringLiteral("out_of_range"),
            QStringLiteral("Must not exceed max_per_day (%1); 0 means no limit.").arg(limits.maxPerDay));
    }
}

Result<Preferences> read(const QJsonObject &object, Extent extent, Preferences preferences)
{
    Fields fields(object);
    readIdentity(fields, preferences);
    readTypes(fields, extent, preferences);
    readQuietHours(fields, extent, preferences);
    readLimits(fields, extent, preferences);
    if (const std::optional<Error> failure = fields.failure(ErrorCode::InvalidPreferences))
        return *failure;
    return preferences;
}

} // namespace

Result<Preferences> replacedFromJson(const QJsonObject &object, const Preferences &current)
{
    return read(object, Extent::Whole, current);
}

Result<Preferences> mergedFromJson(const QJsonObject &object, const Preferences &current)
{
    return read(object, Extent::Part, current);
}

} // namespace mc::model
