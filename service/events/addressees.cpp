#include "events/addressees.h"

namespace mc::events {

using model::UserId;

QList<Mention> mentionsOf(const EventType &type, const EventData &data)
{
    QList<Mention> mentions;
    const auto add = [&](const std::optional<UserId> &person, const char *field, bool isTold) {
        const auto known = std::find_if(
            mentions.begin(), mentions.end(), [&person](const Mention &mention) { return mention.person == person; });
        if (person && known == mentions.end())
            mentions += Mention {.person = *person, .field = field, .isTold = isTold};
    };
    const auto addAll = [&](const QList<UserId> &people, const char *field, bool isTold) {
        for (const UserId person : people)
            add(person, field, isTold);
    };
    add(data.patient, "data.patient_id", type.told.contains(Told::Patient));
    add(data.doctor, "data.doctor_id", type.told.contains(Told::Doctor));
    add(data.recipient, "data.recipient_id", true);
    add(data.user, "data.user_id", true);
    addAll(data.doctors, "data.doctor_ids", type.told.contains(Told::Doctors));
    addAll(data.recipients, "data.recipient_ids", true);
    add(data.sender, "data.sender_id", false);
    return mentions;
}

std::optional<model::Audience> audienceOf(const EventType &type, const EventData &data)
{
    if (type.told.contains(Told::Audience))
        return data.audience.value_or(model::Audience());
    if (!type.told.contains(Told::RecipientsOrAdmins) || !data.recipients.isEmpty())
        return {};
    model::Audience admins;
    admins.role = model::Role::Admin;
    return admins;
}

} // namespace mc::events
