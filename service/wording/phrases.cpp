#include "wording/phrases.h"

#include <QtCore/QCoreApplication>

namespace mc::wording {

const std::array<const char *, phraseCount> &englishPhrases()
{
    static constexpr std::array<const char *, phraseCount> phrases {
        QT_TRANSLATE_NOOP("wording", "Open the notification"),
        QT_TRANSLATE_NOOP("wording", "You get this email because you use your clinic's online services."),
        QT_TRANSLATE_NOOP("wording", "Stop emails of this kind"),
        QT_TRANSLATE_NOOP("wording", "Stop these emails?"),
        QT_TRANSLATE_NOOP("wording", "Kind of notification: %1"),
        QT_TRANSLATE_NOOP("wording", "Stop emails"),
        QT_TRANSLATE_NOOP("wording", "You will get no more of these emails"),
        QT_TRANSLATE_NOOP("wording",
            "Notifications of this kind still appear in the app. You can turn emails on again in its settings."),
        QT_TRANSLATE_NOOP("wording", "Appointments"),
        QT_TRANSLATE_NOOP("wording", "Billing"),
        QT_TRANSLATE_NOOP("wording", "Medical records"),
        QT_TRANSLATE_NOOP("wording", "Messages"),
        QT_TRANSLATE_NOOP("wording", "Reminders"),
        QT_TRANSLATE_NOOP("wording", "News about the service"),
        QT_TRANSLATE_NOOP("wording", "administrator"),
        QT_TRANSLATE_NOOP("wording", "doctor"),
        QT_TRANSLATE_NOOP("wording", "patient"),
        QT_TRANSLATE_NOOP("wording", "your doctor"),
        QT_TRANSLATE_NOOP("wording", "a patient"),
        QT_TRANSLATE_NOOP("wording", "another user"),
        QT_TRANSLATE_NOOP("wording", "%1 and %2"),
        QT_TRANSLATE_NOOP("wording", "Test of %1"),
        QT_TRANSLATE_NOOP("wording", "This message tests whether messages arrive by %1. There is nothing to do."),
        QT_TRANSLATE_NOOP("wording", "%1 does not work"),
        QT_TRANSLATE_NOOP("wording",
            "A test by %1 was not accepted. What is sent by it waits or fails until this is put right; the statistics "
            "and the "
            "service's log tell more."),
        QT_TRANSLATE_NOOP("wording", "%1 works again"),
        QT_TRANSLATE_NOOP("wording", "Messages by %1 are accepted again."),
    };
    return phrases;
}

const char *sourceOf(CountedPhrase phrase)
{
    switch (phrase) {
    case CountedPhrase::Minutes:
        return QT_TRANSLATE_N_NOOP("wording", "%n minute(s)");
    case CountedPhrase::Hours:
        return QT_TRANSLATE_N_NOOP("wording", "%n hour(s)");
    case CountedPhrase::Days:
        return QT_TRANSLATE_N_NOOP("wording", "%n day(s)");
    case CountedPhrase::DateAtTime:
        return QT_TRANSLATE_N_NOOP("wording", "%1 at %2");
    }
    Q_UNREACHABLE();
}

Phrase nameOf(model::NotificationType type)
{
    using model::NotificationType;
    switch (type) {
    case NotificationType::Appointment:
        return Phrase::Appointments;
    case NotificationType::Billing:
        return Phrase::Billing;
    case NotificationType::MedicalRecord:
        return Phrase::MedicalRecords;
    case NotificationType::Message:
        return Phrase::Messages;
    case NotificationType::Reminder:
        return Phrase::Reminders;
    case NotificationType::System:
        return Phrase::ServiceNews;
    }
    Q_UNREACHABLE();
}

} // namespace mc::wording
