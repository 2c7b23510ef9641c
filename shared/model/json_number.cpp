#include "model/json_number.h"

#include "model/json_text.h"

#include <algorithm>
#include <cmath>

namespace mc::model {

namespace {

// Whether a literal is that integer, of at most 2^53, and was not rounded to it.
bool isExactly(QByteArrayView literal, qint64 integer)
{
    const qsizetype e
        = std::find_if(literal.begin(), literal.end(), [](char c) { return (c | 0x20) == 'e'; }) - literal.begin();
    qint64 exponent = e < literal.size() ? literal.sliced(e + 1).toLongLong() : 0;
    QByteArray digits = literal.first(e).toByteArray();
    if (const qsizetype point = digits.indexOf('.'); point >= 0) {
        exponent -= digits.size() - point - 1;
        digits.remove(point, 1);
    }
    while (digits.size() > 1 && digits.endsWith('0')) {
        digits.chop(1);
        ++exponent;
    }
    if (digits == "0" || digits == "-0" || digits == "-")
        return true;
    if (exponent < 0 || exponent > 16)
        return false;
    bool fits = false;
    return (digits + QByteArray(exponent, '0')).toLongLong(&fits) == integer && fits;
}

} // namespace

NumberAccuracy accuracyOf(QByteArrayView literal)
{
    bool fits = false;
    const double number = literal.toDouble(&fits);
    if (!fits)
        return NumberAccuracy::OutOfRange;
    const bool looksLikeInteger = std::abs(number) <= double(mostInteger) && number == std::floor(number);
    return looksLikeInteger && !isExactly(literal, qint64(number)) ? NumberAccuracy::Rounded : NumberAccuracy::Exact;
}

} // namespace mc::model
