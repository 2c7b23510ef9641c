#pragma once

#include <QtCore/QDate>
#include <QtCore/QString>

namespace mc::console {

/// "1/11/2026 to 15/11/2026", "since …", "until …", or the one day; in the language of the moment. Either may be open; empty when
/// both are.
QString daysText(const QDate &from, const QDate &to);

/// "1 November 2026", as the language of the moment writes a date in a text, without the day of the week.
QString longDate(const QDate &day);

} // namespace mc::console
