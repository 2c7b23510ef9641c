#include "clinic_day/announcements.h"

namespace mc::clinic_day {

using model::NotificationDraft;
using model::NotificationType;
using model::Priority;

namespace {

struct Text
{
    NotificationType type;
    const char *title;
    const char *message;
    std::optional<Priority> priority {};
};

NotificationDraft draftOf(const Text &text, model::UserId recipient = {})
{
    NotificationDraft draft;
    draft.recipientId = recipient;
    draft.type = text.type;
    draft.title = QLatin1String(text.title);
    draft.message = QLatin1String(text.message);
    draft.priority = text.priority;
    return draft;
}

const std::array notes {Text {NotificationType::Message, "We found your scarf", "It waits for you at the desk."},
    Text {NotificationType::Appointment, "Please bring your old X-rays",
        "Your doctor would like to compare them at your appointment.", Priority::Medium},
    Text {NotificationType::Billing, "We have corrected your invoice",
        "You need not do anything; the new one is in the app.", Priority::High},
    Text {NotificationType::MedicalRecord, "Your prescription is ready",
        "You can fetch it at the pharmacy from 14:00 on."},
    Text {
        NotificationType::Reminder, "Come without breakfast", "Your blood is taken tomorrow morning.", Priority::High}};

} // namespace

NotificationDraft callBack(model::UserId patient)
{
    return draftOf({NotificationType::MedicalRecord, "Please call us today",
                       "Your doctor wants to talk to you about a result. Please call the clinic.", Priority::Critical},
        patient);
}

NotificationDraft invitation(model::UserId patient, const QDateTime &at)
{
    NotificationDraft draft = draftOf({NotificationType::Reminder, "Time for your vaccination",
                                          "Your next vaccination is due. Book an appointment in the app."},
        patient);
    draft.scheduledFor = at;
    return draft;
}

NotificationDraft note(model::UserId patient, int nth)
{
    return draftOf(notes[std::size_t(nth) % notes.size()], patient);
}

model::BatchDraft vaccinationWeek(const QList<model::UserId> &people)
{
    return {.content = draftOf({NotificationType::System, "Vaccinations without appointment",
                "This week you can be vaccinated against influenza from 9:00 to 12:00, without an appointment."}),
        .audience = {.userIds = people, .role = {}, .clinicId = {}}};
}

model::BatchDraft closedClinic(const QList<model::UserId> &people)
{
    return {.content = draftOf({NotificationType::System, "Closed on Friday",
                "The clinic is closed this Friday. In an emergency call the number on our page.", Priority::High}),
        .audience = {.userIds = people, .role = {}, .clinicId = {}}};
}

} // namespace mc::clinic_day
