#pragma once

#include "events/event_types.h"

namespace mc::events {

/// Somebody an event speaks of, and the field of its data that names them.
struct Mention
{
    model::UserId person;
    const char *field;
    bool isTold; ///< the event is told to them
};

/// Everybody an event names, each once: by the first field, those who are told before those who are not.
QList<Mention> mentionsOf(const EventType &type, const EventData &data);

/// Whom an event is for that names nobody; none for others.
std::optional<model::Audience> audienceOf(const EventType &type, const EventData &data);

} // namespace mc::events
