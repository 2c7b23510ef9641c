#pragma once

#include "model/notification_type.h"

#include <array>

namespace mc::wording {

/// What the service itself says outside the house, besides what notifications hold.
enum class Phrase {
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
    Administrator,
    Doctor,
    Patient,
    UnknownDoctor, ///< who stands for one that the directory doesn't know
    UnknownPatient, ///< the same
    UnknownSender, ///< the same
    BothDurations, ///< %1 and %2: two durations, such as "1 day" and "2 hours"
    ChannelTest, ///< %1: how the message is sent, such as "Push (FCM)"
    ChannelTestText, ///< the same
    ChannelFails, ///< the same
    ChannelFailsText, ///< the same
    ChannelWorks, ///< the same
    ChannelWorksText, ///< the same
};
inline constexpr std::size_t phraseCount = std::size_t(Phrase::ChannelWorksText) + 1;

/// Phrases that depend on a number, by the plural forms of the language.
enum class CountedPhrase {
    Minutes, ///< %n
    Hours, ///< %n
    Days, ///< %n
    DateAtTime, ///< %1: the date, %2: the time; by the hour, as it is shown (in Spanish "a la 1:30", but "a las 2:30")
};

/// The phrases in English, by Phrase: the texts that translations/wording_*.ts translate, in this context.
inline constexpr char phraseContext[] = "wording";
const std::array<const char *, phraseCount> &englishPhrases();
/// The source text of a phrase that depends on a number. English has translations of these too, for its plurals.
const char *sourceOf(CountedPhrase phrase);

/// What people call a type.
Phrase nameOf(model::NotificationType type);

} // namespace mc::wording
