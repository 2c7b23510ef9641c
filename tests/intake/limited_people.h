#pragma once

#include "../store/device_fixture.h"
#include "intake/batch_processor.h"
#include "intake/intake.h"
#include "support/manual_clock.h"

#include <latch>
#include <thread>

namespace mc::test {

/// People with a phone and an address in a database of their own, their limits, and what was counted for them.
class LimitedPeople
{
public:
    LimitedPeople()
    {
        scratch.migrate();
        store.emplace(scratch.url(), QStringLiteral("test"));
    }

    /// Users 1 to `count` without limits, and nothing else.
    void reset(int count)
    {
        clock.set(QDateTime(QDate(2024, 1, 15), QTime(10, 30), Qt::UTC));
        (void)must(
            store->connection.execute(QStringLiteral("TRUNCATE users, batches, journal, deleted_deliveries CASCADE")));
        QList<model::User> users;
        for (int id = 1; id <= count; ++id) {
            model::User user = patient(id);
            user.email = QStringLiteral("user-%1@clinic.example").arg(id);
            users += user;
        }
        (void)must(store->users.putAll(users));
        for (int id = 1; id <= count; ++id)
            addDevice(id);
    }
    void addDevice(qint64 owner, model::Provider provider = model::Provider::Fcm)
    {
        store::DeviceRegistration phone
            = registration(owner, "phone-" + QByteArray::number(owner) + word(provider).data(), {"key"}, clock.now());
        phone.provider = provider;
        (void)must(store->devices.put(phone));
    }
    void limit(qint64 user, int anHour, int aDay = 0)
    {
        change(user, [&](model::Preferences &preferences) { preferences.limits = {anHour, aDay}; });
    }
    /// Quiet from now on for an hour, or not at all.
    void setQuiet(qint64 user, bool isQuiet)
    {
        change(user, [&](model::Preferences &preferences) {
            preferences.quietHours = {isQuiet, clock.now().time(), clock.now().addSecs(3600).time(), "UTC"};
        });
    }

    static model::NotificationDraft draft(qint64 recipient, model::Channels channels = model::Channel::Push,
        model::Priority priority = model::Priority::Low)
    {
        model::NotificationDraft draft;
        draft.recipientId = {recipient};
        draft.title = QStringLiteral("Title");
        draft.message = QStringLiteral("Message");
        draft.channels = channels;
        draft.priority = priority;
        return draft;
    }
    model::NotificationId post(const model::NotificationDraft &draft)
    {
        return must(accept(*store, draft)).notification.id;
    }

    // As an instance does, by a session of its own.
    model::Result<store::StoredNotification> accept(store::Store &own, const model::NotificationDraft &draft)
    {
        work::Work work(own, bus);
        return intake::Intake(own, clock, policy).accept(draft, {}, work);
    }
    int appear(store::Store &own, int most)
    {
        work::Work work(own, bus);
        return must(intake::Intake(own, clock, policy).appear(most, work));
    }
    void processBatches(store::Store &own)
    {
        work::Work work(own, bus);
        intake::PlainAuthors authors;
        intake::Intake intake(own, clock, policy);
        const QString running = QStringLiteral("SELECT count(*) FROM batches WHERE status = 'running'");
        while (valueOf(own.connection, running) != u"0") {
            while (must(intake::BatchProcessor(own, intake, authors, clock).step(work))) { }
            clock.advance(std::chrono::seconds(1)); // for those left while others held their inboxes
        }
    }

    QString value(const QString &query, const QVariantList &values = {})
    {
        return valueOf(store->connection, query, values);
    }
    /// Deliveries that are to go out or went out, and those that limits suppressed.
    int goingOut(qint64 user = 1)
    {
        return value(
            QStringLiteral("SELECT count(*) FROM deliveries WHERE recipient_id = $1 AND status <> 'suppressed'"),
            {user})
            .toInt();
    }
    int limited(qint64 user = 1)
    {
        return value(
            QStringLiteral(
                "SELECT (SELECT count(*) FROM notifications n, jsonb_each_text(n.suppressed) s "
                "        WHERE n.recipient_id = $1 AND s.value = 'frequency_limit') "
                "     + (SELECT count(*) FROM deliveries WHERE recipient_id = $1 AND reason = 'frequency_limit')"),
            {user})
            .toInt();
    }
    /// What the rules are told of one.
    model::Recipient facts(qint64 user = 1) { return must(store->recipients.find({{user}}, clock.now())).value(0); }

    /// Does that on so many threads at once, with a session each.
    void atOnce(int threads, const std::function<void(store::Store &, int)> &work)
    {
        std::latch begin(threads);
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([&, i] {
                store::Store own(scratch.url(), QStringLiteral("instance"));
                (void)must(own.connection.ensureOpen());
                begin.arrive_and_wait();
                work(own, i);
            });
        }
    }

    ManualClock clock;
    const rules::ChannelPolicy policy {
        model::Provider::Fcm | model::Provider::Apns | model::Provider::Smtp | model::Provider::Sms};
    std::unique_ptr<PrivatePostgres> cluster = PrivatePostgres::ofRun();
    ScratchDatabase scratch {*cluster};
    std::optional<store::Store> store;
    bus::Bus bus;

private:
    void change(qint64 user, const std::function<void(model::Preferences &)> &how)
    {
        (void)must(store->preferences.change(
            {user},
            [&](model::Preferences preferences) -> model::Result<model::Preferences> {
                how(preferences);
                return preferences;
            },
            clock.now()));
    }
};

} // namespace mc::test
