#pragma once

#include <QtCore/QString>

#include <array>
#include <optional>

namespace mc::model {

/// What a notification is about, in the order in which lists sort by it.
enum class NotificationType { Appointment, Billing, MedicalRecord, Message, Reminder, System };

inline constexpr std::array allNotificationTypes {NotificationType::Appointment, NotificationType::Billing,
    NotificationType::MedicalRecord, NotificationType::Message, NotificationType::Reminder, NotificationType::System};

QLatin1String word(NotificationType type);
std::optional<NotificationType> notificationTypeFromWord(QAnyStringView word);

} // namespace mc::model
