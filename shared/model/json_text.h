#pragma once

#include "model/result.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <optional>

namespace mc::model {

/// Reads JSON that came from outside: RFC 8259 and nothing besides, since what a lenient reader mends it also changes
/// (CONTRACT section 12). Strings come out as they went in, character for character.
///
/// Errors are validation errors. What is no JSON, or nests deeper than deepestJson, is told with its offset in bytes. What is
/// JSON and can't be kept as it is names the field by its dotted path: a name that stands twice in an object ("duplicate"), half
/// a surrogate pair, which has no UTF-8 ("invalid"), a number that would be rounded to an integer ("inexact") or is beyond
/// 64-bit floating point ("out_of_range").
Result<QJsonDocument> jsonFrom(const QByteArray &text);
/// The same for a text that must be an object.
Result<QJsonObject> jsonObjectFrom(const QByteArray &text);

constexpr int deepestJson = 64;

/// The integer that a value is; nothing when it is none, or lies beyond ±mostInteger, where neighbours can't be told apart by
/// everybody who reads JSON (RFC 8259 section 6).
std::optional<qint64> integerFrom(const QJsonValue &value);
/// Whether it is a number without a fraction, however large.
bool isIntegral(const QJsonValue &value);

constexpr qint64 mostInteger = qint64(1) << 53;

} // namespace mc::model
