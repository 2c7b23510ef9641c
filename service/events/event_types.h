#pragma once

#include "events/event_data.h"
#include "model/notification_type.h"
#include "wording/template_spec.h"

namespace mc::events {

/// Who is told of an event.
enum class Told {
    Patient,
    Doctor,
    Doctors, ///< of doctor_ids
    Recipient,
    User,
    RecipientsOrAdmins, ///< of recipient_ids, or else every admin
    Audience, ///< everybody by default
};

/// What an event does besides notifying.
enum class Effect { None, KeepAppointment, CancelAppointment };

/// A type of event (CONTRACT section 7). Adding one is a row in event_types.cpp, its templates and a test.
struct EventType
{
    const char *name; ///< without "mediconnect."; that of its templates too
    model::NotificationType notificationType;
    QList<Told> told;
    QByteArrayList required; ///< fields of `data`
    QByteArrayList optional {}; ///< the same, which may be absent
    const char *page; ///< action_url where the event names no link; %1 is the id of the record
    const char *deepLink; ///< the same in the apps
    model::Priority atLeast = model::Priority::Low; ///< whatever the specification's rule says
    Effect effect = Effect::None;
    bool isOwn = false; ///< made by the service: nobody may post it
};

const QList<EventType> &eventTypes();
/// That of a name without "mediconnect."; none for an unknown one.
const EventType *eventTypeNamed(QByteArrayView name);
/// That of an event's `type` attribute; none for one that nobody may post.
const EventType *eventTypeOf(QStringView type);
/// The reminder of an appointment.
const EventType &reminderType();

/// The fields that templates may use, of each type, and of the neutral texts, which have none.
QList<wording::TemplateSpec> templateSpecs();

/// Reads `data` of an event that happened at `time`. Error: validation_error that names every wrong field.
model::Result<EventData> eventDataFrom(const EventType &type, const QJsonObject &data, const QDateTime &time);

} // namespace mc::events
