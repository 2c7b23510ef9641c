#pragma once

#include "events/cloud_event.h"
#include "events/event_author.h"
#include "events/reminders.h"
#include "intake/intake.h"

namespace mc::events {

/// Why an event, or a part of it, was not taken in.
struct EventError
{
    int index = 0; ///< in the request, from 0
    QString source {}; ///< empty: could not be read
    QString id {}; ///< the same
    model::Error error;
    bool isRefusal = true; ///< false: the event was accepted, but somebody could not be told
};

enum class EventOutcome { Accepted, Duplicate, Refused };

/// What became of some events.
struct Ingested
{
    int accepted = 0;
    int duplicates = 0;
    int notifications = 0; ///< stored, or to be stored by a batch
    QList<EventError> errors {}; ///< in the order of the events
    QHash<QByteArray, std::array<int, 3>>
        byType {}; ///< how many of each type had which EventOutcome; "unknown" for other types

    void refuse(int index, const CloudEvent &event, const model::Error &error);
    void count(const QString &type, EventOutcome outcome);
};

/// Takes in events: checks each, notifies whom it concerns, and keeps appointments with their reminders; all of it in one
/// transaction, so that an event is taken in wholly or not at all, and once, whichever way and instance it comes by. One that is
/// refused may come again corrected.
///
/// One for each thread, beside that thread's store.
class Ingestion
{
public:
    explicit Ingestion(const Parts &parts);

    /// `events` as they were read, up to 500; those that could not be are among the errors. Error: unavailable; then none was
    /// taken in.
    model::Result<Ingested> accept(const QList<model::Result<CloudEvent>> &events, work::Work &work);

    /// Who of those whom it names an event is told to; nobody, when it can't be read.
    static QSet<model::UserId> toldOf(const model::Result<CloudEvent> &event, const QDateTime &now);

private:
    struct Read
    {
        int index = 0;
        CloudEvent event;
        const EventType *type = nullptr;
        EventData data {};
        bool isOutdated = false; ///< of an appointment of which something newer is known
    };
    static std::optional<Read> read(
        int index, const model::Result<CloudEvent> &event, const QDateTime &now, Ingested &outcome);
    model::Result<Ingested> store(const QList<Read> &events, const Ingested &soFar, work::Work &work);
    model::Result<Ingested> storeAll(QList<Read> events, Ingested outcome, work::Work &work);
    model::Result<QList<model::Recipient>> recipientsOf(const QList<Read> &events, const QDateTime &now);
    model::Result<void> dropUnknown(QList<Read> &events, const People &people, Ingested &outcome);
    model::Result<void> dropDuplicates(QList<Read> &events, const QDateTime &now, Ingested &outcome);
    model::Result<QList<store::Appointment>> keepAppointments(QList<Read> &events);
    model::Result<void> tellAudience(const Read &read, work::Work &work, Ingested &outcome);

    Parts m_parts;
    Reminders m_reminders;
};

} // namespace mc::events
