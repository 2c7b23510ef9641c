#pragma once

#include <QtCore/QString>

#include <chrono>

namespace mc::console {

/// "45 s", "12 min", "4 h 10 min", "3 days", in the language of the moment; from days on without the rest.
QString durationText(std::chrono::seconds duration);
/// "4.2 ms", "12 ms", "1.4 s", and as durationText() from a minute on.
QString latencyText(double milliseconds);

} // namespace mc::console
