#pragma once

#include "model/notification_type.h"

#include <array>

namespace mc::wording {

/// What the service itself says outside the house, besides what notifications hold.
enum class Phrase {
    NeutralTitle,
    NeutralText,
    OpenNotification,
    WhyThisMail,
    StopMailsOfThisKind,
    AskToStop,
    KindOfNotification, ///< %1: one of those below
    StopMails,
    MailsAreStopped,
    OtherWaysStay,
    Appointments,
    Billing,
    MedicalRecords,
    Messages,
    Reminders,
    ServiceNews,
};
inline constexpr std::size_t phraseCount = std::size_t(Phrase::ServiceNews) + 1;

/// The phrases in English, by Phrase: the texts that translations/wording_*.ts translate, in this context.
inline constexpr char phraseContext[] = "wording";
const std::array<const char *, phraseCount> &englishPhrases();

/// What people call a type.
Phrase nameOf(model::NotificationType type);

} // namespace mc::wording
