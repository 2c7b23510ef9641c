#pragma once

#include <QtCore/QByteArrayView>

namespace mc::model {

/// What becomes of a number's literal in 64-bit floating point.
enum class NumberFate {
    Kept, ///< as exactly as such numbers are kept, and an integer only if it is one
    Rounded, ///< to an integer that it is not
    Beyond, ///< too large or too small
};

/// Of a literal by RFC 8259's grammar.
NumberFate fateOfNumber(QByteArrayView literal);

} // namespace mc::model
