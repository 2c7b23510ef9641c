#include "clinic_day/narrator.h"

#include <cstdio>

namespace mc::clinic_day {

void Narrator::say(const QString &text) const
{
    const QString clock = hasBegun() ? m_timetable.clockAt(elapsed()) + u' ' : QString();
    std::printf("%s\n", qUtf8Printable(clock + text));
    std::fflush(stdout);
}

} // namespace mc::clinic_day
