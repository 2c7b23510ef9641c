#include "model/times.h"

#include <QtCore/QRegularExpression>

namespace mc::model {

QDateTime utc(qint64 millisecondsSinceEpoch) { return QDateTime::fromMSecsSinceEpoch(millisecondsSinceEpoch, Qt::UTC); }

namespace {

// What RFC 3339's four digits can tell: from the first moment of year 1 to the last of year 9999.
constexpr qint64 first = -62'135'596'800'000, last = 253'402'300'799'999;

} // namespace

QByteArray toRfc3339(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    // By hand, because QDateTime::toString() costs more than all else in a list's answer.
    const QDateTime moment = utc(std::clamp(time.toMSecsSinceEpoch(), first, last));
    int year = 0, month = 0, day = 0;
    moment.date().getDate(&year, &month, &day);
    const int ofDay = moment.time().msecsSinceStartOfDay();
    char text[] = "0000-00-00T00:00:00.000Z";
    const auto put = [&text](int at, int width, int value) {
        for (int i = at + width - 1; i >= at; --i, value /= 10)
            text[i] = char('0' + value % 10);
    };
    put(0, 4, year);
    put(5, 2, month);
    put(8, 2, day);
    put(11, 2, ofDay / 3'600'000);
    put(14, 2, ofDay / 60'000 % 60);
    put(17, 2, ofDay / 1'000 % 60);
    put(20, 3, ofDay % 1'000);
    return QByteArray(text, sizeof text - 1);
}

std::optional<QDateTime> fromRfc3339(QStringView text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{4})-(\\d\\d)-(\\d\\d)[Tt "
                       "](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?(?:[Zz]|([+-])(\\d\\d):(\\d\\d))\\z"));
    if (text.size() > 40)
        return {};
    const QRegularExpressionMatch match = pattern.match(text.toString());
    if (!match.hasMatch())
        return {};
    const auto number = [&match](int group) { return match.capturedView(group).toInt(); };
    const int milliseconds = match.captured(7).leftJustified(3, u'0', true).toInt();
    const QDate date(number(1), number(2), number(3));
    const QTime time(number(4), number(5), number(6), match.capturedView(7).isEmpty() ? 0 : milliseconds);
    if (!date.isValid() || !time.isValid() || number(1) == 0 || number(9) > 23 || number(10) > 59)
        return {};
    const int offset = (number(9) * 60 + number(10)) * 60 * (match.capturedView(8) == u"-" ? -1 : 1);
    return utc(std::clamp(QDateTime(date, time, Qt::UTC).addSecs(-offset).toMSecsSinceEpoch(), first, last));
}

} // namespace mc::model
