#include "program/demo/history.h"

#include "program/demo/people.h"
#include "rules/quiet_hours.h"

namespace mc::program::demo {

using model::Channel;
using model::NotificationId;
using model::Result;
using model::User;
using model::UserId;

namespace {

constexpr int days = 6;
constexpr int secondsADay = 86'400;

QSet<UserId> idsOf(const QList<User> &people)
{
    QSet<UserId> ids;
    for (const User &user : people)
        ids += user.id;
    return ids;
}

rules::ChannelPolicy everythingSetUp()
{
    return {model::Provider::Fcm | model::Provider::Apns | model::Provider::Smtp | model::Provider::Sms};
}

const Text closed {.type = model::NotificationType::System,
    .title = "Closed on Friday",
    .message = "The clinic is closed this Friday. In an emergency call the number on our page."};
const Text maintenance {.type = model::NotificationType::System,
    .title = "Maintenance on Sunday",
    .message = "The app is under maintenance on Sunday from 2:00 to 4:00."};

} // namespace

History::History(store::Store &store, work::Work &work, const vault::TokenVault &vault, const QDateTime &now)
    : m_store(store)
    , m_work(work)
    , m_vault(vault)
    , m_end(now.addSecs(-5))
    , m_begin(m_end.addDays(-days))
    , m_people(peopleOfHistory())
    , m_intake(store, m_clock, everythingSetUp())
    , m_providers(store, idsOf(m_people), m_end.addSecs(-26 * 3600))
{
    m_clock.set(m_begin);
}

Result<void> History::play()
{
    if (const Result<void> settled = settlePeople(); !settled)
        return settled;
    planDays();
    planAnnouncements();
    planLastHours();
    planWhatIsSeldom();
    planChanges();
    planWhatWaits();
    while (!m_acts.empty() && m_acts.begin()->first <= m_end) {
        const auto next = m_acts.extract(m_acts.begin());
        if (const Result<void> done = goOnTo(next.key()); !done)
            return done;
        if (const Result<void> done = next.mapped()(); !done)
            return done;
    }
    return goOnTo(m_end);
}

// Everything that is due in between.
Result<void> History::goOnTo(const QDateTime &time)
{
    while (m_nextTurn.isValid() && m_nextTurn <= time) {
        const QDateTime now = std::max(m_nextTurn, m_clock.now());
        m_clock.set(now);
        const Result<QDateTime> next = m_providers.turn(now);
        if (!next)
            return next.error();
        m_nextTurn = *next;
        if (m_nextTurn.isValid() && m_nextTurn <= now)
            m_nextTurn = now.addMSecs(1);
    }
    m_clock.set(time);
    return {};
}

Result<void> History::settlePeople()
{
    QList<User> atFirst = m_people;
    for (User &user : atFirst)
        user.isActive = true;
    if (const Result<store::UpsertOutcome> stored = m_store.users.putAll(atFirst); !stored)
        return stored.error();
    for (const OwnedDevice &device : devicesOf(m_people, m_vault, m_begin.addDays(-30))) {
        const Result<store::RegisteredDevice> stored = m_store.devices.put(device.registration);
        if (!stored)
            return stored.error();
        if (device.isActive)
            continue;
        const auto changed = m_store.devices.update(
            stored->device.id, {.caller = {}, .everybody = true}, {.isActive = false}, m_begin.addDays(-2));
        if (!changed)
            return changed.error();
    }
    for (const model::Preferences &preferences : preferencesOf(m_people)) {
        if (const Result<void> stored = m_store.preferences.put(preferences, m_begin.addDays(-20)); !stored)
            return stored;
    }
    for (int i = 0; i < m_people.size(); ++i) {
        // Some have not been seen for so long that they get emails of what is not important too.
        const QDateTime seenAt
            = i % 9 == 4 ? m_begin.addDays(-20) : m_end.addSecs(-m_random.bounded(days * secondsADay));
        if (const auto noted = m_store.users.seen(m_people[i].id, seenAt); !noted)
            return noted.error();
        if (!hasOptedOut(m_people[i]))
            continue;
        if (const auto kept = m_store.optOuts.keep(m_people[i].phone, QStringLiteral("STOP"), m_begin.addDays(-3));
            !kept)
            return kept;
    }
    return {};
}

void History::at(const QDateTime &time, Act act) { m_acts.emplace(time, std::move(act)); }

// Some moment of a day, counted back from the last one, which may be too late.
QDateTime History::within(int day, int firstHour, int lastHour)
{
    const QDateTime midnight(m_end.date().addDays(-day), QTime(0, 0), Qt::UTC);
    return midnight.addMSecs(m_random.bounded(firstHour * 3'600'000, lastHour * 3'600'000));
}

const Text &History::anyTextFor(const User &user)
{
    const QList<Text> &texts = textsFor(user.role);
    int sum = 0;
    for (const Text &text : texts)
        sum += text.weight;
    int chosen = m_random.bounded(sum);
    for (const Text &text : texts) {
        chosen -= text.weight;
        if (chosen < 0)
            return text;
    }
    return texts.last();
}

// About one a day for everybody, by day in Europe.
void History::planDays()
{
    for (int day = days; day >= 0; --day) {
        for (const User &user : m_people) {
            if (!chance(72))
                continue;
            const QDateTime time = chance(85) ? within(day, 6, 19) : within(day, 0, 24);
            if (time > m_begin)
                at(time, [this, &user] { return notify(user, anyTextFor(user)); });
        }
    }
}

void History::planAnnouncements()
{
    const QDateTime toAll = within(3, 9, 10), toClinic = within(1, 14, 15);
    for (const User &user : m_people) {
        at(toAll, [this, &user] { return notify(user, maintenance); });
        if (user.clinicId == 2)
            at(toClinic, [this, &user] { return notify(user, closed); });
    }
}

void History::planLastHours()
{
    for (int i = 0; i < 24; ++i) {
        const User &user = anyone();
        at(m_end.addSecs(-m_random.bounded(20, 3 * 3600)), [this, &user] { return notify(user, anyTextFor(user)); });
    }
    // Wherever it is night now, something waits for the morning.
    const Text &important = textsFor(model::Role::Patient)[1];
    const QList<model::Preferences> chosen = preferencesOf(m_people);
    for (const User &user : m_people) {
        const auto wishes = std::find_if(chosen.begin(), chosen.end(),
            [&user](const model::Preferences &preferences) { return preferences.user == user.id; });
        const QDateTime time = m_end.addSecs(-m_random.bounded(60, 1800));
        if (wishes != chosen.end() && rules::quietUntil(wishes->quietHours, wishes->quietTimezone(), time)
            && rules::quietUntil(wishes->quietHours, wishes->quietTimezone(), m_end))
            at(time, [this, &user, &important] { return notify(user, important); });
    }
}

// What chance might leave out: who is reached by no SMS, whose limits are used up, whose address is wrong.
void History::planWhatIsSeldom()
{
    const QList<Text> &texts = textsFor(model::Role::Patient);
    for (const User &user : m_people) {
        const auto tell = [&](int day, model::Priority priority, std::optional<model::Channels> channels = {}) {
            const auto text = std::find_if(
                texts.begin(), texts.end(), [priority](const Text &one) { return one.priority == priority; });
            at(within(day, 8, 18), [this, &user, text, channels] { return notify(user, *text, {}, channels); });
        };
        const int day = 1 + int(user.id.value % 5);
        if (hasOptedOut(user) || isLandline(user.id) || user.id.value % 9 == 1)
            tell(day, model::Priority::Critical);
        if (isLimited(user))
            tell(day, model::Priority::High), tell(day, model::Priority::High), tell(day, model::Priority::High);
        if (isMailRefused(user.id) || user.id.value % 12 == 1)
            tell(day, model::Priority::High, model::Channels(Channel::Email));
    }
}

// What admins do, and who leaves while something waits for them.
void History::planChanges()
{
    for (const User &user : m_people) {
        if (!leaves(user))
            continue;
        at(m_end.addSecs(-27 * 3600), [this, &user] { return notify(user, textsFor(model::Role::Patient)[1]); });
        at(m_end.addSecs(-26 * 3600), [this, &user]() -> Result<void> {
            const Result<bool> left = m_store.users.put(user);
            return left ? Result<void>() : left.error();
        });
    }
    at(m_end.addSecs(-9 * 3600), [this]() -> Result<void> {
        for (const NotificationId id : m_emailsOnly) {
            const Result<store::Retried> retried = m_store.deliveries.retry(id, m_clock.now());
            m_nextTurn = m_clock.now();
            if (retried)
                return {}; // one is enough
            if (retried.error().code != model::ErrorCode::DeliveryFailed)
                return retried.error();
        }
        return {};
    });
}

// Scheduled ones: some appeared since, some got another time or were cancelled, some wait for the next days.
void History::planWhatWaits()
{
    const Text &tomorrow = textsFor(model::Role::Patient)[3];
    for (int i = 0; i < 30; ++i) {
        const User &user = m_people[(i * 7) % m_people.size()];
        const QDateTime made = m_end.addSecs(-m_random.bounded(2 * 3600, 4 * secondsADay));
        const bool isPast = i % 3 == 0;
        const QDateTime due = isPast ? made.addSecs(m_random.bounded(1800, 7000))
                                     : m_end.addSecs(m_random.bounded(3600, 3 * secondsADay));
        at(made, [this, &user, &tomorrow, due] { return notify(user, tomorrow, due); });
        if (isPast)
            at(due, [this] { return appear(); });
    }
    at(m_end.addSecs(-90 * 60), [this]() -> Result<void> {
        for (int i = 0; i < m_waiting.size(); ++i) {
            const QDateTime now = m_clock.now();
            const Result<void> done = i % 3 == 0 ? m_store.schedule.cancel(m_waiting[i], now)
                : i % 5 == 1                     ? m_store.schedule.reschedule(m_waiting[i], m_end.addDays(4), now)
                                                 : Result<void>();
            if (!done && done.error().code != model::ErrorCode::Conflict)
                return done;
        }
        return {};
    });
}

Result<void> History::notify(
    const User &user, const Text &text, const QDateTime &scheduledFor, std::optional<model::Channels> channels)
{
    model::NotificationDraft draft = draftOf(text, ++m_record);
    draft.recipientId = user.id;
    draft.scheduledFor = scheduledFor;
    draft.channels = channels;
    const Result<store::StoredNotification> stored = m_intake.accept(draft, {}, m_work);
    if (!stored)
        return stored.error().code == model::ErrorCode::InvalidRecipient ? Result<void>() : stored.error();
    m_nextTurn = m_clock.now(); // perhaps there is something to send
    const NotificationId id = stored->notification.id;
    if (scheduledFor.isValid() && scheduledFor > m_end)
        m_waiting += id;
    else if (channels)
        m_emailsOnly += id;
    else if (!scheduledFor.isValid())
        react(id, user.id);
    return {};
}

void History::react(NotificationId id, UserId user)
{
    const int habit = m_random.bounded(100);
    if (habit < 22)
        return; // not seen yet
    const bool isOnline = habit < 58;
    const QDateTime now = m_clock.now();
    const QDateTime seen
        = isOnline ? now.addMSecs(m_random.bounded(60, 400)) : now.addSecs(m_random.bounded(300, 9 * 3600));
    at(seen, [this, id, isOnline] {
        return m_store.notifications.markDelivered(
            {{.id = id, .at = m_clock.now()}}, isOnline ? store::InAppWay::Socket : store::InAppWay::Fetch);
    });
    if (!chance(68))
        return;
    const QDateTime read = seen.addSecs(isOnline ? m_random.bounded(8, 2400) : m_random.bounded(2, 60));
    const bool isFollowed = chance(35);
    at(read, [this, id, user, isFollowed]() -> Result<void> {
        const auto change = isFollowed
            ? m_store.deliveries.click(id, user, m_clock.now())
            : m_store.notifications.markRead(id, {.caller = user, .everybody = false}, true, m_clock.now());
        return change ? Result<void>() : change.error();
    });
}

Result<void> History::appear()
{
    const Result<int> shown = m_intake.appear(100, m_work);
    m_nextTurn = m_clock.now();
    return shown ? Result<void>() : shown.error();
}

} // namespace mc::program::demo
