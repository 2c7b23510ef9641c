#pragma once

#include <QtCore/QString>

#include <array>
#include <optional>

namespace mc::model {

/// How much a notification matters, in ascending order (CONTRACT section 4: critical > high > medium > low).
enum class Priority { Low, Medium, High, Critical };

inline constexpr std::array allPriorities {Priority::Low, Priority::Medium, Priority::High, Priority::Critical};

QLatin1String word(Priority priority);
std::optional<Priority> priorityFromWord(QAnyStringView word);

} // namespace mc::model
