#pragma once

#include "model/result.h"
#include "ops/trace_context.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>

namespace mc::events {

/// What one of the platform's modules tells, as CloudEvents 1.0 has it: the attributes that count here, and the data, which is not
/// checked yet.
struct CloudEvent
{
    QString source; ///< a URI reference, at most 1,024 characters of ASCII
    QString id; ///< at most 255 characters; unique for its source
    QString type; ///< as it came: "mediconnect.appointment.scheduled"
    QDateTime time; ///< when it happened; invalid: the source does not say
    QString traceparent {}; ///< W3C Trace Context; empty: none
    QJsonObject data {};
    bool operator==(const CloudEvent &) const = default;
};

/// Reads an event in the JSON format of CloudEvents 1.0: attributes beside `data` or `data_base64`. Extension attributes are let
/// through, and null ones are absent. Error: validation_error that names every wrong attribute.
model::Result<CloudEvent> cloudEventFrom(const QJsonObject &event);

/// The trace that what it creates belongs to; nothing: it tells none.
std::optional<ops::TraceContext> traceOf(const CloudEvent &event);

/// How logs and timelines name it: "event 17 of /billing", with its traceparent.
QString nameOf(const CloudEvent &event);

} // namespace mc::events
