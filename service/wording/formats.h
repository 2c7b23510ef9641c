#pragma once

#include "wording/languages.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

#include <chrono>

namespace mc::wording {

/// How values read to a recipient: in their locale, where there are texts in its language ("es-MX" has formats of its own),
/// else as in English; and in their time zone. Spaces within values don't break. A plain value, cheap to make; the language
/// outlives it.
class Formats
{
public:
    /// `locale` in BCP 47, `zone` of the IANA database; UTC instead of one that is unknown. `language`: the locale's.
    Formats(const QString &locale, const QByteArray &zone, const Language &language);

    /// "Monday, January 5, 2026 at 10:30 AM", without the zone's name.
    QString dateTime(const QDateTime &time) const;
    /// "Monday, January 5, 2026".
    QString date(QDate date) const;
    /// `amount`: a plain decimal, "1234.5"; `currency`: ISO 4217. In the currency's own decimals, with the symbol of the
    /// locale's own currency, else the code. What is no decimal stays as it is, before the code.
    QString money(const QString &amount, const QByteArray &currency) const;
    /// "1 day and 2 hours": at most two units, rounded to minutes.
    QString duration(std::chrono::seconds duration) const;
    /// What people call a role; other words as they are.
    QString role(QAnyStringView word) const;

private:
    QString counted(CountedPhrase phrase, qint64 count) const;
    QString grouped(const QString &digits) const;

    const Language *m_language; ///< never null
    QLocale m_locale;
    QTimeZone m_zone;
};

} // namespace mc::wording
