#include "reminder_clinic.h"

namespace mc::test {

using model::Result;

namespace {

const store::Statement shownReminders {QStringLiteral("shown reminders"), QStringLiteral(R"(
SELECT j.nth, n.appointment_id, n.recipient_id, (date_part('epoch', j.at) * 1000)::bigint,
       (date_part('epoch', n.scheduled_for) * 1000)::bigint, n.title, n.message
FROM journal j CROSS JOIN LATERAL (SELECT * FROM notifications WHERE id = j.notification_id LIMIT 1) n
WHERE j.nth > $1 AND j.kind = 'appeared' AND n.notification_type = 'reminder' ORDER BY j.nth)")};

const store::Statement localTimeOf {QStringLiteral("local time"), QStringLiteral(R"(
SELECT to_char(to_timestamp($1::bigint / 1000.0) AT TIME ZONE $2::text, 'FMDay, FMMonth FMDD, YYYY "at" FMHH12:MI AM'))")};

QString counted(qint64 count, const char *unit)
{
    return QString::number(count) + u' ' + QLatin1String(unit) + (count == 1 ? QString() : QStringLiteral("s"));
}

// At most two units, rounded to minutes.
QString durationText(qint64 milliseconds)
{
    const qint64 minutes = (milliseconds / 1000 + 30) / 60;
    const qint64 days = minutes / 1440, hours = minutes / 60 % 24, rest = minutes % 60;
    QStringList parts;
    if (days > 0)
        parts += counted(days, "day");
    if (hours > 0)
        parts += counted(hours, "hour");
    if ((rest > 0 && days == 0) || parts.isEmpty())
        parts += counted(rest, "minute");
    return parts.join(QStringLiteral(" and "));
}

} // namespace

events::ReminderLeads usualLeads()
{
    using namespace std::chrono_literals;
    return {24h, 2h, 30min};
}

Result<void> addPeople(store::Store &store, qint64 count)
{
    QList<model::User> people;
    for (qint64 id = 1; id <= count; ++id) {
        model::User person;
        person.id = {id};
        person.username = QStringLiteral("person-%1").arg(id);
        person.firstName = QStringLiteral("Person");
        person.lastName = QString::number(id);
        person.timezone = zoneOf(id);
        people += person;
        if (people.size() == 1000 || id == count) {
            if (const auto stored = store.users.putAll(people); !stored)
                return stored.error();
            people.clear();
        }
    }
    return {};
}

ReminderInstance::Side::Side(
    const store::DatabaseUrl &url, const ops::Clock &clock, const events::Setup &setup, const QString &name)
    : store(url, name)
    , intake(store, clock, {})
    , texts(setup)
    , parts {.store = store, .intake = intake, .clock = clock, .policy = {}, .texts = texts, .leads = setup.leads}
{
}

ReminderInstance::ReminderInstance(const store::DatabaseUrl &url, const ops::Clock &clock, const QString &name)
    : m_setup {.templates = wording::TemplateSources::load(events::templateSpecs(), {}).sources,
        .languages = m_languages,
        .leads = usualLeads()}
    , m_front(url, clock, m_setup, name)
    , m_job(url.planningByIndex(), clock, m_setup, name)
{
}

Result<events::Ingested> ReminderInstance::accept(const QList<QJsonObject> &events)
{
    QList<Result<events::CloudEvent>> read;
    for (const QJsonObject &event : events)
        read += events::cloudEventFrom(event);
    return m_ingestion.accept(read, m_front.work);
}

Result<events::Ingested> ReminderInstance::accept(const QList<ToldAppointment> &events)
{
    QList<QJsonObject> objects;
    for (const ToldAppointment &told : events)
        objects += toJson(told);
    return accept(objects);
}

Result<void> ReminderInstance::keep(const QList<ToldAppointment> &states)
{
    QList<store::Appointment> appointments;
    QSet<model::UserId> ids;
    for (const ToldAppointment &told : states) {
        appointments += {.id = told.appointment,
            .patient = {told.patient},
            .doctor = {told.doctor},
            .startsAt = told.startsAt,
            .location = told.location,
            .isCancelled = told.isCancelled(),
            .toldAt = told.time};
        ids += model::UserId {told.patient};
        ids += model::UserId {told.doctor};
    }
    events::Reminders reminders(m_front.parts);
    const QDateTime now = m_front.parts.clock.now();
    return m_front.work.transaction([&]() -> Result<void> {
        const auto recipients = m_front.store.recipients.find({ids.begin(), ids.end()}, now);
        const auto kept = recipients ? m_front.store.appointments.keep(appointments) : recipients.error();
        if (!kept)
            return kept.error();
        events::People people;
        for (const model::Recipient &recipient : *recipients)
            people.insert(recipient.person.id, recipient);
        return reminders.follow(*kept, people, now);
    });
}

Result<int> ReminderInstance::show(int atOnce)
{
    work::Portions portions(m_job.store.connection, atOnce);
    for (int all = 0;;) {
        const Result<int> some = m_reminders.show(portions, m_job.work);
        if (!some)
            return some;
        all += *some;
        if (*some == 0)
            return all;
    }
}

QList<ShownReminder> shownAfter(store::DatabaseConnection &connection, qint64 nth)
{
    QList<ShownReminder> shown;
    Result<store::Rows> rows = connection.run(shownReminders, {nth});
    if (!rows)
        qFatal("%s", qPrintable(rows.error().detail));
    while (rows->next()) {
        ShownReminder reminder;
        reminder.nth = rows->integer();
        reminder.appointment = rows->integer();
        reminder.person = rows->integer();
        reminder.at = rows->time();
        reminder.dueAt = rows->time();
        reminder.title = rows->text();
        reminder.message = rows->text();
        reminder.message.replace(QChar(QChar::Nbsp), u' ');
        shown += reminder;
    }
    return shown;
}

QString ExpectedTexts::title(const ExpectedReminder &reminder) const
{
    return QStringLiteral("Appointment in ") + durationText(reminder.at.msecsTo(reminder.startsAt));
}

QString ExpectedTexts::message(const ExpectedReminder &reminder)
{
    const QString place = reminder.location.isEmpty() ? QString() : QStringLiteral(", ") + reminder.location;
    return QStringLiteral("Your appointment with Person %1 is in %2: %3%4.")
        .arg(QString::number(reminder.other), durationText(reminder.at.msecsTo(reminder.startsAt)),
            localTime(reminder.startsAt, zoneOf(reminder.person)), place);
}

QString ExpectedTexts::localTime(const QDateTime &time, const QByteArray &zone)
{
    QString &text = m_times[{zone, time.toMSecsSinceEpoch()}];
    if (text.isEmpty()) {
        Result<store::Rows> rows = m_connection.run(localTimeOf, {time.toMSecsSinceEpoch(), QString::fromLatin1(zone)});
        if (!rows || !rows->next())
            qFatal("The time in %s can't be told.", zone.constData());
        text = rows->text();
    }
    return text;
}

} // namespace mc::test
