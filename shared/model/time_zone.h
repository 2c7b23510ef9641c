#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QLatin1String>

#include <optional>

namespace mc::model {

class Fields;

/// Whether the name stands in the IANA time zone database of this machine, as a zone or as a link to one (`US/Eastern`),
/// which is what many browsers and phones report. Case matters. Paths to other copies of the database (`posix/`, `right/`),
/// offsets ("UTC+02:00") and POSIX rules ("CET-1CEST"), which Qt takes for zones as well, are none: other programs read their
/// signs the other way round.
bool isTimeZone(const QByteArray &name);

/// Reads a field that names an IANA time zone, noting an error when it does not. Nothing when it is absent or wrong.
std::optional<QByteArray> timeZone(Fields &fields, QLatin1String name);

} // namespace mc::model
