#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray path = "/api/notifications/preferences/";

QByteArray of(qint64 user) { return path + "?user_id=" + QByteArray::number(user); }

} // namespace

/// What users want by which channel, and when (specification, "4. Notification Preferences"; CONTRACT section 5).
class tst_PreferencesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void get_ofSomebodyNew_isTheDefaults()
    {
        const User ann = m_service.directory().patient("ann", object({{"timezone", "Europe/Madrid"}}));
        const Answer answer = m_service.api().as(ann).get(path);
        answer.expect(200).expect("id", ann.id).expect("user.id", ann.id).expect("user.username", ann.name);
        for (const char *type : {"appointment", "message", "medical_record", "system", "billing", "reminder"}) {
            const QJsonObject channels = answer[QByteArray("notification_types.").append(type).constData()].toObject();
            QCOMPARE(channels, object({{"in_app", true}, {"push", true}, {"email", true}, {"sms", true}}));
        }
        QCOMPARE(answer["notification_types"].toObject().size(), 6);
        QCOMPARE(answer["quiet_hours"].toObject(),
            object({{"enabled", false}, {"start_time", "22:00:00"}, {"end_time", "08:00:00"},
                {"timezone", "Europe/Madrid"}}));
        QCOMPARE(answer["frequency_limits"].toObject(), object({{"max_per_hour", 0}, {"max_per_day", 0}}));
    }

    void patch_ofTheSpecification_mergesDeeply()
    {
        const User ann = m_service.directory().patient("ann");
        const Caller api = m_service.api().as(ann);
        api.patch(path, object({{"frequency_limits", object({{"max_per_day", 20}})}})).expect(200);
        const QJsonObject changes = object({
            {"notification_types", object({{"appointment", object({{"push", false}, {"email", true}})}})},
            {"quiet_hours", object({{"enabled", true}, {"start_time", "22:00:00"}, {"end_time", "08:00:00"}})},
        });
        const Answer patched = api.patch(path, changes);
        patched.expect(200)
            .expect("notification_types.appointment.push", false)
            .expect("notification_types.appointment.sms", true);
        patched.expect("notification_types.billing.push", true).expect("quiet_hours.enabled", true);
        patched.expect("quiet_hours.timezone", "UTC").expect("frequency_limits.max_per_day", 20);
        QCOMPARE(api.get(path).json(), patched.json());
    }

    // As the specification's PreferencesForm does: what GET answered, changed in a place, goes back whole.
    void put_ofAChangedAnswer_isKept()
    {
        const User ann = m_service.directory().patient("ann");
        const Caller api = m_service.api().as(ann);
        const QJsonObject changed = merged(api.get(path).json(),
            object({{"quiet_hours",
                object({{"enabled", true}, {"start_time", "13:00"}, {"end_time", "15:30:30"},
                    {"timezone", "Asia/Tokyo"}})}}));
        api.put(path, changed).expect(200).expect("quiet_hours.start_time", "13:00:00");
        api.get(path).expect("quiet_hours.end_time", "15:30:30").expect("quiet_hours.timezone", "Asia/Tokyo");
    }

    void put_withoutASection_isRefused()
    {
        const Caller api = m_service.api().as(m_service.directory().patient("ann"));
        QJsonObject body = api.get(path).json();
        body.remove(QStringLiteral("frequency_limits"));
        api.put(path, body).expectProblem(400, "NOTIF_006").expectField("frequency_limits");
    }

    void put_ofSomebodyElsesAnswer_isRefused()
    {
        const User ann = m_service.directory().patient("ann"), bob = m_service.directory().patient("bob");
        const QJsonObject anns = m_service.api().as(ann).get(path).json();
        const Answer answer = m_service.api().as(bob).put(path, anns);
        answer.expectProblem(400, "NOTIF_006").expectField("id");
        answer.expectField("user.username");
    }

    void patch_manyWrongFields_namesThemAllAndChangesNothing()
    {
        const Caller api = m_service.api().as(m_service.directory().patient("ann"));
        const QJsonObject before = api.get(path).json();
        const Answer answer = api.patch(path,
            object({{"notification_types",
                        object({{"appointment", object({{"push", "no"}, {"email", false}})}, {"sports", object({})}})},
                {"quiet_hours", object({{"start_time", "25:00"}, {"timezone", "Mars/Olympus"}})},
                {"frequency_limits", object({{"max_per_hour", -1}})}}));
        answer.expectProblem(400, "NOTIF_006");
        for (const char *field : {"notification_types.appointment.push", "notification_types.sports",
                 "quiet_hours.start_time", "quiet_hours.timezone", "frequency_limits.max_per_hour"})
            answer.expectField(field);
        QCOMPARE(answer["errors"].toArray().size(), 5);
        QCOMPARE(api.get(path).json(), before);
    }

    void patch_notJson_isRefused()
    {
        const Caller api = m_service.api().as(m_service.directory().patient("ann"));
        api.sendBytes("PATCH", path, "{", "application/json").expectProblem(400, "validation_error");
        api.sendBytes("PATCH", path, "{}", "text/plain").expectProblem(415, "unsupported_media_type");
    }

    void user_movingZones_takesUnnamedQuietHoursAlong()
    {
        const User ann = m_service.directory().patient("ann", object({{"timezone", "Europe/Madrid"}}));
        const Caller api = m_service.api().as(ann);
        api.put(path, api.get(path).json()).expect(200);
        m_service.directory().replace(ann, object({{"timezone", "Asia/Tokyo"}}));
        api.get(path).expect("quiet_hours.timezone", "Asia/Tokyo");
    }

    void quietHours_linkAsZone_comesBackAsItCame()
    {
        const User ann = m_service.directory().patient("ann", object({{"timezone", "Asia/Kolkata"}}));
        const Caller api = m_service.api().as(ann);
        for (const char *zone : {"Asia/Calcutta", "US/Eastern", "Etc/GMT+5", "GMT0", "EST"}) {
            api.patch(path, object({{"quiet_hours", object({{"timezone", zone}})}})).expect(200);
            api.get(path).expect("quiet_hours.timezone", zone);
            api.put(path, api.get(path).json()).expect(200).expect("quiet_hours.timezone", zone);
        }
    }

    void admin_namingAUser_readsAndChangesTheirs()
    {
        const User ann = m_service.directory().patient("ann");
        const Caller admin = m_service.api().as(m_admin);
        admin.patch(of(ann.id), object({{"frequency_limits", object({{"max_per_hour", 3}})}}))
            .expect(200)
            .expect("id", ann.id);
        m_service.api().as(ann).get(path).expect("frequency_limits.max_per_hour", 3);
        admin
            .put(of(ann.id),
                merged(admin.get(of(ann.id)).json(),
                    object({{"frequency_limits", object({{"max_per_hour", 4}, {"max_per_day", 0}})}})))
            .expect(200);
        m_service.api().as(ann).get(path).expect("frequency_limits.max_per_hour", 4);
        admin.get(path).expect(200).expect("id", m_admin.id).expect("frequency_limits.max_per_hour", 0);
    }

    void admin_namingNobody_isRefused()
    {
        const Caller admin = m_service.api().as(m_admin);
        admin.get(of(999'999'999)).expectProblem(404, "not_found");
        admin.patch(of(999'999'999), {}).expectProblem(404, "not_found");
        admin.get(path + "?user_id=ann").expectProblem(400, "validation_error").expectField("user_id");
    }

    void others_look404_likeNobody()
    {
        const User ann = m_service.directory().patient("ann"), dan = m_service.directory().doctor("dan");
        const Caller api = m_service.api().as(dan);
        api.get(of(ann.id)).expectProblem(404, "not_found");
        api.patch(of(ann.id), {}).expectProblem(404, "not_found");
        api.put(of(ann.id), api.get(path).json()).expectProblem(404, "not_found");
        QCOMPARE(api.get(of(ann.id))["detail"], api.get(of(999'999'999))["detail"]);
        api.get(of(dan.id)).expect(200).expect("id", dan.id);
    }

    void service_hasNone()
    {
        const Caller service = m_service.api().asService();
        service.get(path).expectProblem(403, "forbidden");
        service.patch(path, {}).expectProblem(403, "forbidden");
        service.put(of(m_admin.id), {}).expectProblem(403, "forbidden");
        m_service.api().anonymous().get(path).expectProblem(401, "unauthenticated");
    }

    void method_unknownHere_is405()
    {
        const Answer answer = m_service.api().as(m_admin).remove(path);
        answer.expectProblem(405, "method_not_allowed");
        QCOMPARE(answer.header("Allow"), QByteArray("GET, HEAD, PUT, PATCH"));
    }

private:
    RunningService m_service;
    User m_admin;
};

QTEST_GUILESS_MAIN(tst_PreferencesApi)
#include "tst_preferences_api.moc"
