#include "model/notification_type.h"

#include "model/words.h"

namespace mc::model {

namespace {
constexpr std::array words {"appointment", "billing", "medical_record", "message", "reminder", "system"};
}

QLatin1String word(NotificationType type) { return wordOf(words, type); }
std::optional<NotificationType> notificationTypeFromWord(QAnyStringView word)
{
    return valueOf<NotificationType>(words, word);
}

} // namespace mc::model
