#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace mc::wording {

/// How many decimals a currency has (ISO 4217); two where it is not known.
int decimalsOf(const QByteArray &currency);

/// A decimal number of any length, digit by digit.
struct Decimal
{
    QString whole; ///< without zeros in front
    QString fraction; ///< as many digits as asked for
    bool isNegative = false;
};

/// Reads a plain decimal, "-1234.5", and rounds it half away from zero. Nothing: it is none.
std::optional<Decimal> rounded(const QString &amount, int decimals);

} // namespace mc::wording
