#include "program/demo_clinic.h"

#include "auth/password_hasher.h"
#include "intake/intake.h"

namespace mc::program {

using model::NotificationType;
using model::Result;
using model::Role;
using model::User;

namespace {

constexpr char password[] = "demo-clinic";

User user(qint64 id, const char *name, Role role, const char *lastName)
{
    User user;
    user.id = {id};
    user.username = QLatin1String(name);
    user.email = user.username + QStringLiteral("@clinic.example");
    user.firstName = QStringLiteral("Demo");
    user.lastName = QLatin1String(lastName);
    user.role = role;
    user.clinicId = 1;
    user.timezone = "Europe/Madrid";
    return user;
}

QList<User> people()
{
    return {user(1, "admin", Role::Admin, "Admin"), user(2, "doctor1", Role::Doctor, "Doctor One"),
        user(3, "doctor2", Role::Doctor, "Doctor Two"), user(4, "patient1", Role::Patient, "Patient One"),
        user(5, "patient2", Role::Patient, "Patient Two"), user(6, "patient3", Role::Patient, "Patient Three")};
}

struct Sample
{
    NotificationType type;
    const char *title;
    const char *message;
    model::PriorityContext context = {};
};

QList<Sample> samplesFor(Role role)
{
    const Sample maintenance {NotificationType::System, "System maintenance",
        "The system will be under maintenance on Sunday from 2:00 to 4:00."};
    if (role == Role::Admin)
        return {maintenance};
    if (role == Role::Doctor)
        return {maintenance,
            {NotificationType::Appointment, "New appointment", "A patient booked today's 16:30.", {.sameDay = true}},
            {NotificationType::Message, "New message", "A patient wrote to you."}};
    return {maintenance,
        {NotificationType::Appointment, "Appointment confirmed", "Your appointment has been confirmed."},
        {NotificationType::MedicalRecord, "Test results available", "Your test results are ready.", {.urgent = true}},
        {NotificationType::Billing, "New invoice", "Your invoice is ready."}};
}

// What is said of the login's password; one that is there already is kept, whatever it is.
Result<QString> ensureAccount(store::Store &store, const User &user, const QByteArray &hash)
{
    const Result<std::optional<store::Account>> account = store.accounts.findByName(user.username);
    if (!account)
        return account.error();
    if (!*account) {
        const Result<void> set = store.accounts.setPassword(user.username, hash);
        return set ? Result<QString>(QStringLiteral("password %1").arg(QLatin1String(password))) : set.error();
    }
    const Result<bool> isUsual = auth::PasswordHasher().verify((*account)->passwordHash, QLatin1String(password));
    if (!isUsual)
        return isUsual.error();
    return *isUsual ? QStringLiteral("password %1 (kept)").arg(QLatin1String(password))
                    : QStringLiteral("a password of its own (kept)");
}

Result<void> ensureNotifications(store::Store &store, const User &user, const ops::Clock &clock)
{
    const Result<QList<store::InboxState>> states = store.inboxes.states({user.id});
    if (!states)
        return states.error();
    if (states->isEmpty() || states->first().version > 0)
        return {};
    bus::Bus bus; // without listeners: instances that run find the notifications by themselves
    work::Work work(store, bus);
    intake::Intake intake(store, clock, {});
    const QList<Sample> samples = samplesFor(user.role);
    for (const Sample &sample : samples) {
        model::NotificationDraft draft;
        draft.recipientId = user.id;
        draft.type = sample.type;
        draft.title = QLatin1String(sample.title);
        draft.message = QLatin1String(sample.message);
        draft.context = sample.context;
        if (const Result<store::StoredNotification> stored = intake.accept(draft, {}, work); !stored)
            return stored.error();
    }
    return {};
}

} // namespace

Result<QStringList> addDemoClinic(store::Store &store, const ops::Clock &clock)
{
    const QList<User> users = people();
    const Result<store::UpsertOutcome> stored = store.users.putAll(users);
    if (!stored)
        return stored.error();
    if (!stored->clashes.isEmpty())
        return model::Error {
            model::ErrorCode::Conflict, QStringLiteral("The directory has other users with the demo clinic's names.")};

    const Result<QByteArray> hash = auth::PasswordHasher().hash(QLatin1String(password));
    if (!hash)
        return hash.error();
    QStringList logins;
    for (const User &user : users) {
        const Result<QString> login = ensureAccount(store, user, *hash);
        if (!login)
            return login.error();
        if (const Result<void> done = ensureNotifications(store, user, clock); !done)
            return done.error();
        logins += QStringLiteral("%1 %2 id %3, %4")
                      .arg(word(user.role), -8)
                      .arg(user.username, -9)
                      .arg(user.id.value)
                      .arg(*login);
    }
    return logins;
}

} // namespace mc::program
