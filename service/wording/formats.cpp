#include "wording/formats.h"

#include "wording/currencies.h"

namespace mc::wording {

namespace {

// Newer CLDR data have a narrow no-break space where older ones have a plain or a wide one. Many fonts lack it.
QString withKnownSpaces(QString text) { return text.replace(QChar(0x202f), QChar(QChar::Nbsp)); }

QLocale localeFor(const QString &locale, const Language &language)
{
    const QString tag = QLatin1String(language.tag);
    const bool isItsLanguage = locale.section(u'-', 0, 0).compare(tag, Qt::CaseInsensitive) == 0;
    const QLocale own(locale);
    return isItsLanguage && own.language() != QLocale::C ? own : QLocale(tag);
}

QTimeZone zoneFor(const QByteArray &name)
{
    const QTimeZone zone(name);
    return zone.isValid() ? zone : QTimeZone::utc();
}

// CLDR puts a space between a number and a currency's name or code, but not a sign such as $.
QString spaceBeside(const QString &symbol, QChar neighbour)
{
    const bool isSign = neighbour.category() >= QChar::Symbol_Math && neighbour.category() <= QChar::Symbol_Other;
    return symbol.isEmpty() || isSign || neighbour.isSpace() ? QString() : QString(QChar(QChar::Nbsp));
}

QString inDigitsOf(const QLocale &locale, const QString &digits)
{
    QString shown;
    for (const QChar digit : digits)
        shown += locale.toString(digit.digitValue());
    return shown;
}

} // namespace

Formats::Formats(const QString &locale, const QByteArray &zone, const Language &language)
    : m_language(&language)
    , m_locale(localeFor(locale, language))
    , m_zone(zoneFor(zone))
{
}

QString Formats::dateTime(const QDateTime &time) const
{
    const QDateTime local = time.toTimeZone(m_zone);
    QString format = m_locale.timeFormat(QLocale::ShortFormat);
    const bool hasHalfDays = format.contains(QLatin1String("ap"), Qt::CaseInsensitive);
    format.replace(QLatin1String("AP"), QLatin1String("Ap")); // in the case of the language: "p. m."
    const int hour = hasHalfDays ? (local.time().hour() + 11) % 12 + 1 : local.time().hour();
    return m_language->counted(CountedPhrase::DateAtTime, hour)
        .arg(date(local.date()), withKnownSpaces(m_locale.toString(local.time(), format)));
}

QString Formats::date(QDate date) const { return withKnownSpaces(m_locale.toString(date, QLocale::LongFormat)); }

QString Formats::money(const QString &amount, const QByteArray &currency) const
{
    const QString code = QString::fromLatin1(currency);
    const std::optional<Decimal> decimal = rounded(amount, decimalsOf(currency));
    if (!decimal)
        return amount + u' ' + code;
    QString number = grouped(decimal->whole);
    if (!decimal->fraction.isEmpty())
        number += m_locale.decimalPoint() + inDigitsOf(m_locale, decimal->fraction);

    const bool isOwn = m_locale.currencySymbol(QLocale::CurrencyIsoCode) == code;
    const QString symbol = isOwn ? m_locale.currencySymbol() : code;
    // Qt can't format more digits than a double has: it tells the place of the symbol, and the digits are put in.
    const QString pattern = m_locale.toCurrencyString(1.0, symbol, 0);
    const QString one = m_locale.toString(1);
    const QString before = pattern.section(one, 0, 0), after = pattern.section(one, 1);
    return withKnownSpaces((decimal->isNegative ? m_locale.negativeSign() : QString()) + before
        + (before.isEmpty() ? QString() : spaceBeside(symbol, before.back())) + number
        + (after.isEmpty() ? QString() : spaceBeside(symbol, after.front())) + after);
}

QString Formats::duration(std::chrono::seconds duration) const
{
    using namespace std::chrono;
    const auto all = std::max(round<minutes>(duration), minutes(0));
    const auto days = duration_cast<std::chrono::days>(all);
    const auto hours = duration_cast<std::chrono::hours>(all - days);
    const auto rest = all - days - hours;
    QStringList parts;
    if (days.count() > 0)
        parts += counted(CountedPhrase::Days, days.count());
    if (hours.count() > 0)
        parts += counted(CountedPhrase::Hours, hours.count());
    if ((rest.count() > 0 && days.count() == 0) || parts.isEmpty())
        parts += counted(CountedPhrase::Minutes, rest.count());
    return parts.size() == 1 ? parts[0] : (*m_language)[Phrase::BothDurations].arg(parts[0], parts[1]);
}

QString Formats::role(QAnyStringView word) const
{
    if (word == QLatin1String("admin"))
        return (*m_language)[Phrase::Administrator];
    if (word == QLatin1String("doctor"))
        return (*m_language)[Phrase::Doctor];
    if (word == QLatin1String("patient"))
        return (*m_language)[Phrase::Patient];
    return word.toString();
}

QString Formats::counted(CountedPhrase phrase, qint64 count) const
{
    return m_language->counted(phrase, int(count)).replace(QLatin1String("%n"), grouped(QString::number(count)));
}

// By hand, because Qt 6.4 groups Spanish wrongly: 1234.567.
QString Formats::grouped(const QString &digits) const
{
    const QString separator = m_locale.groupSeparator();
    const bool groupsThousands = m_locale.toString(1000).contains(separator); // Spanish begins with 10.000
    const qsizetype others = m_locale.toString(10'000'000).count(separator) == 3 ? 2 : 3; // India: 1,00,00,000
    const QString shown = inDigitsOf(m_locale, digits);
    if (digits.size() < (groupsThousands ? 4 : 5))
        return shown;
    QString result = shown;
    for (qsizetype place = shown.size() - 3; place > 0; place -= others)
        result.insert(place, separator);
    return result;
}

} // namespace mc::wording
