#pragma once

#include "events/cloud_event.h"
#include "http/request.h"

namespace mc::http {

/// The events that a request carries, by the HTTP binding of CloudEvents 1.0: one (application/cloudevents+json), up to 500
/// (application/cloudevents-batch+json), or one whose attributes are headers and whose data are the body. Each is read by itself,
/// so that a wrong one is an error among them. Errors of the whole: unsupported_media_type; validation_error when the body is no
/// JSON, or holds no event.
model::Result<QList<model::Result<events::CloudEvent>>> eventsOf(const Request &request);

/// The value of a ce- header: quoted strings and percent-encoded UTF-8 are decoded (section 3.1.3.2 of the binding). Nothing:
/// it is neither.
std::optional<QString> attributeValue(const QByteArray &header);

} // namespace mc::http
