#pragma once

#include "support/database.h"
#include "support/fake_providers.h"
#include "support/running_service.h"

#include <QtTest/QTest>

namespace mc::test {

/// The service with providers to deliver to, and retries that come at once: what suites of delivery begin with. A member of
/// the suite, as RunningService is.
class DeliveryStage
{
public:
    explicit DeliveryStage(const Environment &extra = {}, const FakeProviders::Options &options = {})
        : providers(options)
        , service(
              Environment {{"MEDICONNECT_RETRY_DELAYS", "20ms,20ms,20ms,20ms,20ms"}} + providers.environment() + extra)
    {
    }

    void start()
    {
        service.start();
        admin = service.directory().admin("admin");
    }
    /// For cleanup(): what the test did to the providers is forgotten; they must not have met anything undocumented.
    void cleanUp()
    {
        service.showLogWhenFailed();
        QCOMPARE(providers.violations(), QStringList());
        providers.clear();
    }

    Caller asAdmin() { return service.api().as(admin); }

    /// A patient with a device of that type and token.
    User patientWith(const char *type, const QByteArray &token, const QJsonObject &changes = {})
    {
        const User user = service.directory().patient("ann", changes);
        device(user, type, token);
        return user;
    }
    qint64 device(const User &owner, const char *type, const QByteArray &token)
    {
        return service.api()
            .as(owner)
            .post("/api/notifications/devices/", object({{"device_token", token}, {"device_type", type}}))
            .expect(201)["id"]
            .toInteger();
    }
    bool isActive(qint64 device)
    {
        return asAdmin().get("/api/notifications/devices/" + QByteArray::number(device) + '/')["is_active"].toBool();
    }

    /// "created", "sent push 1", "attempted push 1 FCM UNAVAILABLE", "suppressed sms sms_critical_only", …
    QStringList timeline(const QString &id)
    {
        QStringList told;
        const QJsonArray entries = asAdmin().get(notificationPath(id) + "timeline/").expect(200)["results"].toArray();
        for (const QJsonValue &entry : entries) {
            QString text = at(entry, "event").toString();
            if (!at(entry, "channel").isNull())
                text += u' ' + at(entry, "channel").toString();
            if (!at(entry, "attempt").isNull())
                text += u' ' + QString::number(at(entry, "attempt").toInteger());
            if (!at(entry, "reason").isNull())
                text += u' ' + at(entry, "reason").toString();
            // What failed begins with the error, then says what it means.
            if (text.startsWith(QLatin1String("attempted")) || text.startsWith(QLatin1String("failed")))
                text += u' ' + at(entry, "detail").toString().section(QStringLiteral(": "), 0, 0);
            told += text;
        }
        return told;
    }
    QString status(const QString &id) { return asAdmin().get(notificationPath(id)).text("delivery_status"); }
    /// Waits until nothing of it is to be done any more, and tells its status.
    QString settled(const QString &id)
    {
        [&] { QTRY_VERIFY_WITH_TIMEOUT(status(id) != QLatin1String("pending"), 20'000); }();
        return status(id);
    }
    Database database() { return Database(service.databaseUri()); }

    FakeProviders providers;
    RunningService service;
    User admin;
};

} // namespace mc::test
