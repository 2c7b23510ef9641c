#pragma once

#include "events/ingestion.h"

namespace mc::events {

/// What a step has taken from the outbox.
struct Taken
{
    int events = 0; ///< that it looked at; 0: another instance is at it, or none waits that was not looked at
    int refused = 0; ///< set aside
    Ingested outcome {};
};

/// Takes in the events that modules insert into the table event_outbox, in their order, each once: a row is gone in the transaction
/// that stores its notifications, of several instances one takes at a time, and a row that can't be taken in is set aside with the
/// reason.
///
/// Events for people whose inbox somebody else holds stay where they are for now, and what follows for these people too, so that
/// they hear of everything in its order. The rest goes on.
///
/// One for each turn of the job.
class Outbox
{
public:
    explicit Outbox(const Parts &parts);

    /// Takes the next ones. What the database refuses is found by halves (work::Portions) and set aside. Error: unavailable; then
    /// nothing was done.
    model::Result<Taken> step(work::Work &work);

private:
    /// Some of the events that wait.
    struct Batch
    {
        QList<qint64> nths;
        QList<model::Result<CloudEvent>> events;
    };
    model::Result<Taken> next(work::Work &work);
    model::Result<Taken> take(work::Portion &portion, work::Work &work);
    model::Result<Batch> withoutHeld(const QList<store::WaitingEvent> &waiting);
    model::Result<Taken> putAside(const model::Error &error, bool isForGood);

    Parts m_parts;
    Ingestion m_ingestion;
    work::Portions m_portions;
    store::WaitingEvent m_first {}; ///< of those under way
    qint64 m_after = 0; ///< those up to it were passed over, or are gone; 0: none was passed over
    qint64 m_next = 0; ///< what it is behind those under way
    QSet<model::UserId> m_waiting; ///< whom those passed over are for
    bool m_isSecondRound = false; ///< over those passed over
};

/// "data.patient_id: Must be a number." of each field, behind what the error says.
QString reasonOf(const model::Error &error);

} // namespace mc::events
