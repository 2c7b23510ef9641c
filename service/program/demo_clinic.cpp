#include "program/demo_clinic.h"

#include "auth/password_hasher.h"
#include "intake/intake.h"
#include "program/demo/history.h"
#include "program/demo/people.h"

namespace mc::program {

using model::NotificationType;
using model::Result;
using model::Role;
using model::User;

namespace {

constexpr char password[] = "demo-clinic";

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
        const Result<model::UserId> set = store.accounts.setPassword(user.username, hash);
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

// The other people's, who have none yet.
Result<void> ensurePasswords(store::Store &store, const QByteArray &hash)
{
    for (const User &user : demo::peopleOfHistory()) {
        const Result<std::optional<store::Account>> account = store.accounts.findByName(user.username);
        if (!account)
            return account.error();
        if (*account || !user.isActive)
            continue;
        if (const Result<model::UserId> set = store.accounts.setPassword(user.username, hash); !set)
            return set.error();
    }
    return {};
}

// Whole or not at all; and only for people to whom nothing has happened yet.
Result<void> ensureHistory(store::Store &store, const vault::TokenVault &vault, const ops::Clock &clock)
{
    QList<model::UserId> ids;
    for (const User &user : demo::peopleOfHistory())
        ids += user.id;
    bus::Bus bus;
    work::Work work(store, bus);
    return work.transaction([&]() -> Result<void> {
        const Result<QList<store::InboxState>> states = store.inboxes.states(ids);
        if (!states)
            return states.error();
        const bool isTold = std::any_of(
            states->begin(), states->end(), [](const store::InboxState &state) { return state.version > 0; });
        return isTold ? Result<void>() : demo::History(store, work, vault, clock.now()).play();
    });
}

} // namespace

Result<QStringList> addDemoClinic(store::Store &store, const vault::TokenVault &vault, const ops::Clock &clock)
{
    const QList<User> users = demo::peopleWithLogins();
    const Result<store::UpsertOutcome> stored = store.users.putAll(users + demo::peopleOfHistory());
    if (!stored)
        return stored.error();
    if (!stored->clashes.isEmpty())
        return model::Error {
            model::ErrorCode::Conflict, QStringLiteral("The directory has other users with the demo clinic's names.")};

    if (const Result<void> told = ensureHistory(store, vault, clock); !told)
        return told.error();
    const Result<QByteArray> hash = auth::PasswordHasher().hash(QLatin1String(password));
    if (!hash)
        return hash.error();
    if (const Result<void> set = ensurePasswords(store, *hash); !set)
        return set.error();
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
