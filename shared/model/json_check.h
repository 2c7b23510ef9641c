#pragma once

#include "model/error.h"

#include <QtCore/QByteArrayView>

#include <optional>

namespace mc::model {

/// What a look through a text came to.
struct JsonCheckResult
{
    std::optional<Error> failure; ///< what is wrong first
    bool hasLeadingMarks; ///< whether a string begins with U+FEFF as it is, unescaped
};

/// Looks in one pass whether a text is JSON by RFC 8259 that can be kept as it is: the strict half of jsonFrom(), which tells
/// the rules. Only whether strings are UTF-8 is left to Qt, which looks at each of their characters anyway. No nesting
/// reaches the thread's stack, and the memory that is used is bounded by the text.
JsonCheckResult checkJson(QByteArrayView text);

/// "Malformed JSON at offset 7: …".
Error malformedJson(qsizetype offset, const QString &reason);

} // namespace mc::model
