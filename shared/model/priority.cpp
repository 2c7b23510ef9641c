#include "model/priority.h"

#include "model/words.h"

namespace mc::model {

namespace {
constexpr std::array words {"low", "medium", "high", "critical"};
}

QLatin1String word(Priority priority) { return wordOf(words, priority); }
std::optional<Priority> priorityFromWord(QAnyStringView word) { return valueOf<Priority>(words, word); }

} // namespace mc::model
