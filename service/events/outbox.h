#pragma once

#include "events/ingestion.h"

namespace mc::events {

/// What a step has taken from the outbox.
struct Taken
{
    int events = 0; ///< 0: another instance is at it, or none waits
    int refused = 0; ///< set aside
    Ingested outcome {};
};

/// Takes in the events that modules insert into the table event_outbox, in their order, each once: a row is gone in the transaction
/// that stores its notifications, of several instances one takes at a time, and a row that can't be taken in is set aside with the
/// reason.
///
/// One for each turn of the job.
class Outbox
{
public:
    explicit Outbox(const Parts &parts);

    /// Takes the next ones. When the database refuses a step, the ones after it are smaller, until what it refuses is found and set
    /// aside. Error: unavailable; then nothing was done.
    model::Result<Taken> step(work::Work &work);

private:
    model::Result<Taken> take(work::Work &work);
    model::Result<Taken> setAside(qint64 nth, const model::Error &error, work::Work &work);

    Parts m_parts;
    Ingestion m_ingestion;
    int m_most;
    QList<qint64> m_tried; ///< by the last step
};

/// "data.patient_id: Must be a number." of each field, behind what the error says.
QString reasonOf(const model::Error &error);

} // namespace mc::events
