#pragma once

#include <QtCore/QByteArrayView>

namespace mc::model {

/// How well 64-bit floating point holds a number's literal.
enum class NumberAccuracy {
    Exact, ///< as exactly as such numbers are kept, and an integer only if it is one
    Rounded, ///< to an integer that it is not
    OutOfRange, ///< too large or too small
};

/// Of a literal by RFC 8259's grammar.
NumberAccuracy accuracyOf(QByteArrayView literal);

} // namespace mc::model
