#pragma once

#include "model/json_writer.h"

#include <optional>

namespace mc::model {

/// A field that is there in any case: null when the text is empty.
inline JsonWriter &writeOptional(JsonWriter &json, QLatin1String name, QStringView text)
{
    json.key(name);
    return text.isEmpty() ? json.null() : json.value(text);
}

/// The same of a number, null when there is none.
inline JsonWriter &writeOptional(JsonWriter &json, QLatin1String name, std::optional<qint64> number)
{
    json.key(name);
    return number ? json.value(*number) : json.null();
}

/// The same of a time, null when it is invalid.
inline JsonWriter &writeOptional(JsonWriter &json, QLatin1String name, const QDateTime &time)
{
    json.key(name);
    return time.isValid() ? json.value(time) : json.null();
}

} // namespace mc::model
