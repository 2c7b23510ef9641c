#pragma once

#include "events/event_types.h"
#include "events/ingestion.h"
#include "naive_reminders.h"

#include <memory>

namespace mc::test {

/// The usual ones, the longest first.
events::ReminderLeads usualLeads();

/// Everybody reads English, in one of these zones.
inline const QByteArrayList clinicZones {"Europe/Madrid", "America/New_York", "Australia/Lord_Howe"};
inline QByteArray zoneOf(qint64 person) { return clinicZones[person % clinicZones.size()]; }
/// Stores so many people, their ids from 1.
model::Result<void> addPeople(store::Store &store, qint64 count);

/// What an instance has to take in events and to show reminders, each by a session of its own, without HTTP.
class ReminderInstance
{
public:
    /// The clock outlives it. `name`: of its sessions.
    ReminderInstance(
        const store::DatabaseUrl &url, const ops::Clock &clock, const QString &name = QStringLiteral("instance"));

    model::Result<events::Ingested> accept(const QList<QJsonObject> &events);
    model::Result<events::Ingested> accept(const QList<ToldAppointment> &events);
    /// What events do besides telling people: keeps these states, with their reminders.
    model::Result<void> keep(const QList<ToldAppointment> &states);
    /// A turn of the job. Answers how many were due.
    model::Result<int> show(int atOnce = 500);

    store::Store &store() { return m_front.store; }

private:
    struct Side
    {
        Side(const store::DatabaseUrl &url, const ops::Clock &clock, const events::Setup &setup, const QString &name);

        store::Store store;
        bus::Bus bus;
        work::Work work {store, bus};
        intake::Intake intake;
        events::Texts texts;
        events::Parts parts;
    };

    wording::Languages m_languages;
    events::Setup m_setup;
    Side m_front;
    Side m_job;
    events::Ingestion m_ingestion {m_front.parts};
    events::Reminders m_reminders {m_job.parts};
};

/// A reminder as its recipient sees it.
struct ShownReminder
{
    qint64 nth = 0; ///< in the journal
    qint64 appointment = 0;
    qint64 person = 0;
    QDateTime at; ///< when it was shown
    QDateTime dueAt; ///< when it was to be shown
    QString title;
    QString message;
};

/// What was shown behind that place in the journal, in order.
QList<ShownReminder> shownAfter(store::DatabaseConnection &connection, qint64 nth);

/// What reminders have to say, with times as PostgreSQL writes them.
class ExpectedTexts
{
public:
    explicit ExpectedTexts(store::DatabaseConnection &connection)
        : m_connection(connection)
    {
    }

    QString title(const ExpectedReminder &reminder) const;
    QString message(const ExpectedReminder &reminder);

private:
    QString localTime(const QDateTime &time, const QByteArray &zone);

    store::DatabaseConnection &m_connection;
    QHash<std::pair<QByteArray, qint64>, QString> m_times; ///< by zone and milliseconds
};

} // namespace mc::test
