#pragma once

class QDateTimeEdit;

namespace mc::console {

enum class TimeParts { Date, Time, DateAndTime };

/// Has the field show and take these as the language of the moment writes them. In Arabic with Latin digits and the hours of a day:
/// Qt's field knows no others (6.4), and runs from left to right.
void followLanguage(QDateTimeEdit &field, TimeParts parts);

} // namespace mc::console
