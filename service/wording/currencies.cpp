#include "wording/currencies.h"

#include <QtCore/QRegularExpression>

namespace mc::wording {

namespace {

struct Decimals
{
    int count;
    QList<QByteArray> currencies;
};

const std::array exceptions {
    Decimals {0,
        {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
            "XPF"}},
    Decimals {3, {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}},
    Decimals {4, {"CLF", "UYW"}},
};

// Adds one to a number in digits: "199" becomes "200", "99" becomes "100".
QString successor(QString digits)
{
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        if (digits[i] != u'9') {
            digits[i] = QChar(digits[i].unicode() + 1);
            return digits;
        }
        digits[i] = u'0';
    }
    return u'1' + digits;
}

} // namespace

int decimalsOf(const QByteArray &currency)
{
    for (const Decimals &exception : exceptions) {
        if (exception.currencies.contains(currency))
            return exception.count;
    }
    return 2;
}

std::optional<Decimal> rounded(const QString &amount, int decimals)
{
    static const QRegularExpression plain(QStringLiteral("^(-?)0*([0-9]+)(?:\\.([0-9]+))?$"));
    const QRegularExpressionMatch match = plain.match(amount);
    if (!match.hasMatch())
        return {};
    const QString fraction = match.captured(3);
    QString digits = match.captured(2) + fraction.first(std::min(fraction.size(), qsizetype(decimals)));
    digits += QString(std::max(qsizetype(decimals) - fraction.size(), qsizetype(0)), u'0');
    if (fraction.size() > decimals && fraction[decimals] >= u'5')
        digits = successor(digits);
    const bool isZero = std::all_of(digits.begin(), digits.end(), [](QChar digit) { return digit == u'0'; });
    return Decimal {.whole = digits.chopped(decimals),
        .fraction = digits.last(decimals),
        .isNegative = !isZero && !match.captured(1).isEmpty()};
}

} // namespace mc::wording
