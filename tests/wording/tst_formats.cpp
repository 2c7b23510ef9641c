#include "wording/formats.h"

#include <QtTest/QTest>

using namespace mc::wording;
using namespace std::chrono_literals;

namespace {

const Languages &languages()
{
    static const Languages all;
    return all;
}

Formats formats(const char *locale, const char *zone = "UTC")
{
    return {QLatin1String(locale), zone, languages().of(QLatin1String(locale))};
}

QDateTime utc(int year, int month, int day, int hour, int minute)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC);
}

// CLDR's versions differ in which spaces they take, and a little in commas, marks of direction and the order of a locale that few
// use: a row of a test holds what they agree on, in parts that follow each other, separated by |.
QString withPlainSpaces(QString text) { return text.replace(QChar(QChar::Nbsp), u' '); }

bool holds(const QString &text, const QString &parts)
{
    qsizetype place = 0;
    for (const QString &part : parts.split(u'|')) {
        place = withPlainSpaces(text).indexOf(part, place);
        if (place < 0)
            return false;
        place += part.size();
    }
    return true;
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dateTime_inEveryLocale_isThatOfItsReaders_data()
    {
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *locale, const QString &shown) { QTest::newRow(locale) << shown; };
        row("en", QStringLiteral("Monday, January 5, 2026 at 1:30 PM"));
        row("en-GB", QStringLiteral("Monday|5 January 2026 at 13:30"));
        row("es", QStringLiteral("lunes, 5 de enero de 2026, a las 13:30"));
        row("es-MX", QStringLiteral("lunes|5 de enero de 2026, a la|:30"));
        row("es-US", QStringLiteral("lunes|5 de enero de 2026, a la 1:30 p"));
        row("fr", QStringLiteral("lundi 5 janvier 2026 à 13:30"));
        row("fr-CA", QStringLiteral("lundi 5 janvier 2026 à 13 h 30"));
        row("ar", QStringLiteral("الاثنين|٥ يناير ٢٠٢٦ في ١:٣٠ م"));
        row("ar-MA", QStringLiteral("الاثنين|5 يناير 2026 في 13:30"));
        row("de-DE", QStringLiteral("Monday, January 5, 2026 at 1:30 PM"));
        row("", QStringLiteral("Monday, January 5, 2026 at 1:30 PM"));
        row("not a locale", QStringLiteral("Monday, January 5, 2026 at 1:30 PM"));
    }
    void dateTime_inEveryLocale_isThatOfItsReaders()
    {
        QFETCH(QString, shown);
        const Formats values = formats(QTest::currentDataTag());
        const QString time = values.dateTime(utc(2026, 1, 5, 13, 30));
        QVERIFY2(holds(time, shown), qPrintable(time));
        QVERIFY(time.startsWith(values.date(QDate(2026, 1, 5))));
    }

    void dateTime_spanish_agreesWithTheHour()
    {
        const auto shown = [](int hour) { return formats("es").dateTime(utc(2026, 1, 5, hour, 15)); };
        QVERIFY2(shown(1).endsWith(QLatin1String("a la 1:15")), qPrintable(shown(1)));
        QVERIFY2(shown(2).endsWith(QLatin1String("a las 2:15")), qPrintable(shown(2)));
        QVERIFY2(shown(13).endsWith(QLatin1String("a las 13:15")), qPrintable(shown(13)));
    }

    void dateTime_midnightAndNoon_haveTwelve()
    {
        QVERIFY(withPlainSpaces(formats("en").dateTime(utc(2026, 1, 5, 0, 0))).endsWith(QLatin1String("12:00 AM")));
        QVERIFY(withPlainSpaces(formats("en").dateTime(utc(2026, 1, 5, 12, 0))).endsWith(QLatin1String("12:00 PM")));
    }

    void dateTime_holdsNoNarrowSpace()
    {
        for (const char *locale : {"en", "es-US", "fr", "fr-CA", "ar"}) {
            const Formats values = formats(locale);
            QVERIFY(!values.dateTime(utc(2026, 1, 5, 13, 30)).contains(QChar(0x202f)));
            QVERIFY(!values.money(QStringLiteral("1234567.5"), "EUR").contains(QChar(0x202f)));
        }
    }

    void dateTime_overClockChanges_isLocal_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDateTime>("time");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *zone, const QDateTime &time, const char *shown) {
            QTest::newRow(name) << QByteArray(zone) << time << QString::fromLatin1(shown);
        };
        row("Madrid before spring", "Europe/Madrid", utc(2026, 3, 29, 0, 59), "29 March 2026 at 01:59");
        row("Madrid after spring", "Europe/Madrid", utc(2026, 3, 29, 1, 0), "29 March 2026 at 03:00");
        row("Madrid first 2:30", "Europe/Madrid", utc(2026, 10, 25, 0, 30), "25 October 2026 at 02:30");
        row("Madrid second 2:30", "Europe/Madrid", utc(2026, 10, 25, 1, 30), "25 October 2026 at 02:30");
        row("Madrid after autumn", "Europe/Madrid", utc(2026, 10, 25, 2, 0), "25 October 2026 at 03:00");
        row("New York before spring", "America/New_York", utc(2026, 3, 8, 6, 59), "8 March 2026 at 01:59");
        row("New York after spring", "America/New_York", utc(2026, 3, 8, 7, 0), "8 March 2026 at 03:00");
        row("New York after autumn", "America/New_York", utc(2026, 11, 1, 7, 0), "1 November 2026 at 02:00");
        row("Lord Howe after spring", "Australia/Lord_Howe", utc(2026, 10, 3, 15, 30), "4 October 2026 at 02:30");
        row("the day before", "America/Los_Angeles", utc(2026, 1, 5, 2, 0), "4 January 2026 at 18:00");
        row("unknown zone", "Mars/Olympus", utc(2026, 1, 5, 2, 0), "5 January 2026 at 02:00");
    }
    void dateTime_overClockChanges_isLocal()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QDateTime, time);
        QFETCH(QString, shown);
        const QString whole = formats("en-GB", zone.constData()).dateTime(time);
        QVERIFY2(whole.endsWith(u' ' + shown), qPrintable(whole));
    }

    void money_ofEveryLocale_hasItsSigns_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *locale, const char *amount, const char *currency, const QString &shown) {
            QTest::addRow("%s %s %s", locale, amount, currency)
                << QString::fromLatin1(locale) << QString::fromLatin1(amount) << QByteArray(currency) << shown;
        };
        row("en", "1234.5", "USD", QStringLiteral("$1,234.50"));
        row("en", "1234.5", "EUR", QStringLiteral("EUR 1,234.50"));
        row("en-GB", "0.5", "GBP", QStringLiteral("£0.50"));
        row("en-IN", "12345678", "INR", QStringLiteral("₹1,23,45,678.00"));
        row("es", "1234.5", "EUR", QStringLiteral("1234,50 €"));
        row("es", "12345.5", "EUR", QStringLiteral("12.345,50 €"));
        row("es", "1234567.5", "USD", QStringLiteral("1.234.567,50 USD"));
        row("es-MX", "1234.5", "MXN", QStringLiteral("$1,234.50"));
        row("es-MX", "1234.5", "USD", QStringLiteral("USD 1,234.50"));
        row("fr", "1234.5", "EUR", QStringLiteral("1 234,50 €"));
        row("fr-CA", "1234.5", "CAD", QStringLiteral("1 234,50 $"));
        row("fr-CA", "1234.5", "EUR", QStringLiteral("1 234,50 EUR"));
        row("ar", "1234.5", "EUR", QStringLiteral("١٬٢٣٤٫٥٠| EUR"));
        row("ar-MA", "1234.5", "EUR", QStringLiteral("1.234,50"));
        row("zh", "1234.5", "CNY", QStringLiteral("CNY 1,234.50"));
        row("en", "1234.5", "JPY", QStringLiteral("JPY 1,235"));
        row("en", "1234.5", "KWD", QStringLiteral("KWD 1,234.500"));
        row("en", "9.995", "USD", QStringLiteral("$10.00"));
        row("en", "9.9949", "USD", QStringLiteral("$9.99"));
        row("en", "007", "USD", QStringLiteral("$7.00"));
        row("en", "0", "USD", QStringLiteral("$0.00"));
        row("en", "-12", "USD", QStringLiteral("-$12.00"));
        row("en", "-0.001", "USD", QStringLiteral("$0.00"));
        row("en", "12345678901234567890.12", "USD", QStringLiteral("$12,345,678,901,234,567,890.12"));
        row("en", "a lot", "USD", QStringLiteral("a lot USD"));
        row("en", "1e5", "USD", QStringLiteral("1e5 USD"));
    }
    void money_ofEveryLocale_hasItsSigns()
    {
        QFETCH(QString, locale);
        QFETCH(QString, amount);
        QFETCH(QByteArray, currency);
        QFETCH(QString, shown);
        const Formats values(locale, "UTC", languages().of(locale));
        const QString money = values.money(amount, currency);
        QVERIFY2(holds(money, shown), qPrintable(money));
        QVERIFY(locale.startsWith(QLatin1String("ar")) || withPlainSpaces(money) == shown);
    }

    void money_inArabic_holdsTheSymbolOfItsCountry()
    {
        const QString shown = formats("ar-MA").money(QStringLiteral("12"), "MAD");
        QVERIFY2(shown.contains(QStringLiteral("د.م.")) && shown.contains(QLatin1String("12,00")), qPrintable(shown));
    }

    void money_neverBreaksALine()
    {
        for (const char *locale : {"en", "es", "fr", "fr-CA", "ar", "ar-MA"})
            QVERIFY(!formats(locale).money(QStringLiteral("1234567.5"), "EUR").contains(u' '));
    }

    void duration_hasAtMostTwoUnits_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("shown");
        const auto row = [](std::chrono::seconds duration, const char *shown) {
            QTest::newRow(shown) << int(duration.count()) << QString::fromLatin1(shown);
        };
        row(0s, "0 minutes");
        row(-5s, "0 minutes");
        row(31s, "1 minute");
        row(30min, "30 minutes");
        row(29min + 59s, "30 minutes");
        row(59min + 45s, "1 hour");
        row(90min, "1 hour and 30 minutes");
        row(2h, "2 hours");
        row(24h, "1 day");
        row(25h + 30min, "1 day and 1 hour");
        row(48h + 5min, "2 days");
        row(24000h, "1,000 days");
    }
    void duration_hasAtMostTwoUnits()
    {
        QFETCH(int, seconds);
        QFETCH(QString, shown);
        QCOMPARE(formats("en").duration(std::chrono::seconds(seconds)), shown);
    }

    void duration_inOtherLanguages_isInTheirForms()
    {
        QCOMPARE(formats("es").duration(25h), QStringLiteral("1 día y 1 hora"));
        QCOMPARE(formats("es-MX").duration(2h), QStringLiteral("2 horas"));
        QCOMPARE(formats("fr").duration(0s), QStringLiteral("0 minute"));
        QCOMPARE(formats("fr-CA").duration(26h), QStringLiteral("1 jour et 2 heures"));
    }

    void duration_inArabic_hasSixForms_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("shown");
        QTest::newRow("1") << 1 << QStringLiteral("يوم واحد");
        QTest::newRow("2") << 2 << QStringLiteral("يومين");
        QTest::newRow("3") << 3 << QStringLiteral("3 أيام");
        QTest::newRow("10") << 10 << QStringLiteral("10 أيام");
        QTest::newRow("11") << 11 << QStringLiteral("11 يومًا");
        QTest::newRow("99") << 99 << QStringLiteral("99 يومًا");
        QTest::newRow("100") << 100 << QStringLiteral("100 يوم");
        QTest::newRow("103") << 103 << QStringLiteral("103 أيام");
    }
    void duration_inArabic_hasSixForms()
    {
        QFETCH(int, days);
        QFETCH(QString, shown);
        QCOMPARE(formats("ar-MA").duration(std::chrono::days(days)), shown);
    }

    void duration_inArabic_isInTheDigitsOfTheCountry()
    {
        QCOMPARE(formats("ar-MA").duration(2h), QStringLiteral("ساعتين"));
        QCOMPARE(formats("ar").duration(30min), QStringLiteral("٣٠ دقيقة"));
        QCOMPARE(formats("ar-MA").duration(27h), QStringLiteral("يوم واحد و3 ساعات"));
    }

    void role_known_isInTheLanguage()
    {
        QCOMPARE(formats("en").role("doctor"), QStringLiteral("doctor"));
        QCOMPARE(formats("es").role("patient"), QStringLiteral("paciente"));
        QCOMPARE(formats("fr").role("admin"), QStringLiteral("administrateur"));
        QCOMPARE(formats("ar").role("doctor"), QStringLiteral("طبيب"));
        QCOMPARE(formats("fr").role("nurse"), QStringLiteral("nurse"));
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
