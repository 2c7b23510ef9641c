#include "http/routes.h"
#include "support/running_service.h"
#include "support/sms_callback.h"
#include "support/whole_preferences.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

// Who calls, in the order of the table's columns.
enum Who { Admin, Doctor, Patient, Service, Nobody, WhoCount };
constexpr std::array whoNames {"admin", "doctor", "patient", "service", "nobody"};

// One route, asked for on something of the caller's own or of somebody else's, and what each role is answered, in the
// order of Who. {id}, {device}, {batch}, {user}: things of the person concerned; {new}: an id nobody has, {gone}: somebody
// of their own.
struct Row
{
    const char *method;
    QByteArray route; ///< as the table of routes has it
    const char *whose;
    QByteArray path;
    QJsonObject body;
    std::array<int, WhoCount> expected;
    QByteArray contentType = "application/json";
    bool operator==(const Row &) const = default;
};

QList<Row> matrix()
{
    const QByteArray inbox = "/api/notifications/", one = inbox + "{id}/", device = inbox + "devices/{device}/";
    const QByteArray preferences = inbox + "preferences/", ofUser = "?user_id={user}", scim = "/scim/v2/";
    const QJsonObject provisioned = object({{"userName", "name-{new}"}});
    const QJsonObject activation
        = object({{"Operations", array({object({{"op", "replace"}, {"path", "active"}, {"value", true}})})}});
    const QJsonObject ids = object({{"notification_ids", array({"{id}"})}});
    const QJsonObject content = object({{"notification_type", "system"}, {"title", "Title"}, {"message", "Message"}});
    const QJsonObject single = merged(content, object({{"recipient_id", "{user}"}}));
    const QJsonObject many = merged(content, object({{"audience", object({{"user_ids", array({"{user}"})}})}}));
    const QJsonObject hours = object({{"quiet_hours", object({{"enabled", false}})}});
    const QJsonObject person = object({{"username", "{new}"}, {"role", "patient"}});
    const QJsonObject welcome = object({{"specversion", "1.0"}, {"id", "{new}"}, {"source", "/users"},
        {"type", "mediconnect.account.created"}, {"data", object({{"user_id", "{user}"}})}});
    const QJsonObject token = object({{"device_token", "token-{new}"}, {"device_type", "web"}});

    const std::array leads {307, 307, 307, 307, 307};
    const std::array all {200, 200, 200, 200, 200}, people {200, 200, 200, 403, 401}, admins {200, 403, 403, 403, 401},
        modules {200, 403, 403, 200, 401}, hidden {200, 404, 404, 403, 401}, partly {200, 207, 207, 403, 401},
        nothing {404, 404, 404, 404, 404}, unsignedOnes {403, 403, 403, 403, 403};
    return {
        {"GET", "/", "nobody's", "/", {}, leads},
        {"GET", "/healthz", "nobody's", "/healthz", {}, all},
        {"GET", "/readyz", "nobody's", "/readyz", {}, all},
        {"GET", "/metrics", "nobody's", "/metrics", {}, all},
        {"GET", "/api/schema/", "nobody's", "/api/schema/", {}, all},
        {"GET", "/api/docs/", "nobody's", "/api/docs/", {}, all},
        {"GET", "/api/docs/{id}", "nobody's", "/api/docs/docs.js", {}, all},
        {"POST", "/api/auth/token/", "nobody's", "/api/auth/token/",
            object({{"username", "nobody"}, {"password", "wrong"}}), {401, 401, 401, 401, 401}},
        {"POST", "/api/auth/token/refresh/", "nobody's", "/api/auth/token/refresh/", object({{"refresh", "wrong"}}),
            {401, 401, 401, 401, 401}},
        {"POST", "/api/auth/sign-out/", "own", "/api/auth/sign-out/", object({{"everywhere", false}}),
            {204, 204, 204, 403, 401}},

        {"GET", "/api/users/", "all", "/api/users/", {}, modules},
        {"POST", "/api/users/bulk-upsert/", "new", "/api/users/bulk-upsert/",
            object({{"users", array({merged(person, object({{"id", "{new}"}}))})}}), modules},
        {"GET", "/api/users/{id}/", "own", "/api/users/{user}/", {}, {200, 200, 200, 200, 401}},
        {"GET", "/api/users/{id}/", "other's", "/api/users/{user}/", {}, {200, 404, 404, 200, 401}},
        {"PUT", "/api/users/{id}/", "new", "/api/users/{new}/", person, {201, 403, 403, 201, 401}},
        {"DELETE", "/api/users/{id}/", "other's", "/api/users/{gone}/", {}, {202, 403, 403, 202, 401}},
        {"GET", "/api/users/{id}/export/", "own", "/api/users/{user}/export/", {}, {200, 200, 200, 200, 401}},
        {"GET", "/api/users/{id}/export/", "other's", "/api/users/{user}/export/", {}, {200, 404, 404, 200, 401}},
        {"POST", "/api/users/{id}/sign-out/", "other's", "/api/users/{user}/sign-out/", {}, {204, 403, 403, 403, 401}},

        {"GET", scim + "Users", "all", scim + "Users", {}, modules},
        {"POST", scim + "Users", "new", scim + "Users", provisioned, {201, 403, 403, 201, 401}},
        {"GET", scim + "Users/{id}", "other's", scim + "Users/{user}", {}, modules},
        {"PUT", scim + "Users/{id}", "other's", scim + "Users/{user}", provisioned, modules},
        {"PATCH", scim + "Users/{id}", "other's", scim + "Users/{user}", activation, modules},
        {"DELETE", scim + "Users/{id}", "other's", scim + "Users/9{new}", {}, {404, 403, 403, 404, 401}},
        {"GET", scim + "ServiceProviderConfig", "all", scim + "ServiceProviderConfig", {}, modules},
        {"GET", scim + "ResourceTypes", "all", scim + "ResourceTypes", {}, modules},
        {"GET", scim + "ResourceTypes/{id}", "all", scim + "ResourceTypes/User", {}, modules},
        {"GET", scim + "Schemas", "all", scim + "Schemas", {}, modules},
        {"GET", scim + "Schemas/{id}", "all", scim + "Schemas/urn:ietf:params:scim:schemas:core:2.0:User", {}, modules},

        {"GET", inbox, "own", inbox, {}, people},
        {"POST", inbox, "other's", inbox, single, {201, 403, 403, 201, 401}},
        {"POST", inbox + "mark-all-read/", "own", inbox + "mark-all-read/", {}, people},
        {"POST", inbox + "mark-multiple-read/", "own", inbox + "mark-multiple-read/", ids, people},
        {"POST", inbox + "mark-multiple-read/", "other's", inbox + "mark-multiple-read/", ids, partly},
        {"DELETE", inbox + "bulk-delete/", "own", inbox + "bulk-delete/", ids, people},
        {"DELETE", inbox + "bulk-delete/", "other's", inbox + "bulk-delete/", ids, partly},
        {"POST", inbox + "bulk-create/", "other's", inbox + "bulk-create/", many, {202, 403, 403, 202, 401}},
        {"GET", inbox + "batches/{id}/", "all", inbox + "batches/{batch}/", {}, modules},
        {"POST", inbox + "batches/{id}/cancel/", "all", inbox + "batches/{batch}/cancel/", {}, modules},
        {"POST", inbox + "batches/{id}/resume/", "all", inbox + "batches/{batch}/resume/", {},
            {409, 403, 403, 409, 401}},
        {"POST", inbox + "preview/", "other's", inbox + "preview/", single, admins},
        {"GET", inbox + "{id}/", "own", one, {}, people},
        {"GET", inbox + "{id}/", "other's", one, {}, hidden},
        {"PATCH", inbox + "{id}/", "own", one, object({{"is_read", true}}), people},
        {"PATCH", inbox + "{id}/", "other's", one, object({{"is_read", true}}), hidden},
        {"DELETE", inbox + "{id}/", "own", one, {}, {204, 204, 204, 403, 401}},
        {"DELETE", inbox + "{id}/", "other's", one, {}, {204, 404, 404, 403, 401}},
        {"GET", inbox + "{id}/timeline/", "own", one + "timeline/", {}, people},
        {"GET", inbox + "{id}/timeline/", "other's", one + "timeline/", {}, hidden},
        // None of its deliveries has failed, which only those who may are told.
        {"POST", inbox + "{id}/retry/", "own", one + "retry/", {}, {409, 403, 403, 403, 401}},
        {"POST", inbox + "{id}/retry/", "other's", one + "retry/", {}, {409, 403, 403, 403, 401}},
        {"POST", inbox + "{id}/click/", "own", one + "click/", {}, people},
        {"POST", inbox + "{id}/click/", "other's", one + "click/", {}, {404, 404, 404, 403, 401}},

        {"GET", preferences, "own", preferences, {}, people},
        {"GET", preferences, "other's", preferences + ofUser, {}, hidden},
        {"PUT", preferences, "own", preferences, wholePreferences(), people},
        {"PUT", preferences, "other's", preferences + ofUser, wholePreferences(), hidden},
        {"PATCH", preferences, "own", preferences, hours, people},
        {"PATCH", preferences, "other's", preferences + ofUser, hours, hidden},

        // Only links out of mails lead somewhere, for everybody.
        {"GET", inbox + "unsubscribe/{id}/", "nobody's", inbox + "unsubscribe/none/", {}, nothing},
        {"POST", inbox + "unsubscribe/{id}/", "nobody's", inbox + "unsubscribe/none/", {}, nothing},

        {"GET", inbox + "stats/", "own", inbox + "stats/", {}, people},
        {"GET", inbox + "stats/", "other's", inbox + "stats/" + ofUser, {}, hidden},
        {"GET", inbox + "admin/stats/", "all", inbox + "admin/stats/", {}, admins},

        {"GET", inbox + "devices/", "own", inbox + "devices/", {}, people},
        {"POST", inbox + "devices/", "own", inbox + "devices/", token, {201, 201, 201, 403, 401}},
        {"GET", inbox + "devices/{id}/", "own", device, {}, people},
        {"GET", inbox + "devices/{id}/", "other's", device, {}, hidden},
        {"PATCH", inbox + "devices/{id}/", "own", device, object({{"is_active", false}}), people},
        {"PATCH", inbox + "devices/{id}/", "other's", device, object({{"is_active", false}}), hidden},
        {"DELETE", inbox + "devices/{id}/", "own", device, {}, {204, 204, 204, 403, 401}},
        {"DELETE", inbox + "devices/{id}/", "other's", device, {}, {204, 404, 404, 403, 401}},
        // Push is not set up here.
        {"POST", inbox + "devices/{id}/test/", "own", device + "test/", {}, {409, 409, 409, 403, 401}},
        {"POST", inbox + "devices/{id}/test/", "other's", device + "test/", {}, {409, 404, 404, 403, 401}},

        {"POST", "/api/events/", "other's", "/api/events/", welcome, {202, 403, 403, 202, 401},
            "application/cloudevents+json"},

        // The SMS provider is known by its signature, which none of these has.
        {"POST", "/api/callbacks/sms/status/", "nobody's", "/api/callbacks/sms/status/", {}, unsignedOnes},
        {"POST", "/api/callbacks/sms/inbound/", "nobody's", "/api/callbacks/sms/inbound/", {}, unsignedOnes},

        {"GET", "/ws/admin/deliveries/", "all", "/ws/admin/deliveries/", {}, {426, 426, 426, 426, 426}},
        {"GET", "/ws/notifications/{id}/", "own", "/ws/notifications/{user}/", {}, {426, 426, 426, 426, 426}},
    };
}

} // namespace

Q_DECLARE_METATYPE(Row)

/// The permission matrix of the specification with CONTRACT sections 3 and 11: every route of the table for every role, on what is
/// the caller's own and on what is somebody else's.
class tst_Permissions : public QObject
{
    Q_OBJECT

    User caller(int who) const { return who == Service ? User {0, "platform", "service"} : m_users.value(who); }

    Caller api(int who) { return who == Nobody ? m_service.api().anonymous() : m_service.api().as(caller(who)); }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_users = {m_service.directory().admin("admin"), m_service.directory().doctor("doctor"),
            m_service.directory().patient("patient")};
        m_other = m_service.directory().patient("other");
        m_batch = m_service.api()
                      .asService()
                      .post("/api/notifications/bulk-create/",
                          object({{"notification_type", "system"}, {"title", "Title"}, {"message", "Message"},
                              {"scheduled_for", QDateTime::currentDateTimeUtc().addDays(1).toString(Qt::ISODateWithMs)},
                              {"audience", object({{"user_ids", array({m_other.id})}})}}))
                      .expect(202)
                      .text("batch_id")
                      .toUtf8();
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void everyRoute_hasARow()
    {
        const QList<Row> rows = matrix();
        for (const mc::http::Route &route : mc::http::routes()) {
            const bool known = std::any_of(rows.begin(), rows.end(),
                [&route](const Row &row) { return row.route == route.path && QByteArray(row.method) == route.method; });
            QVERIFY2(known, QByteArray(route.method).append(' ').append(route.path).constData());
        }
        for (const Row &row : rows) {
            const bool exists = std::any_of(mc::http::routes().begin(), mc::http::routes().end(),
                [&row](const mc::http::Route &route) { return row.route == route.path; });
            QVERIFY2(exists, row.route.constData());
        }
    }

    void route_calledByRole_answers_data()
    {
        QTest::addColumn<Row>("row");
        QTest::addColumn<int>("who");
        for (const Row &row : matrix()) {
            for (int who = 0; who < WhoCount; ++who) {
                QTest::addRow(
                    "%s %s (%s) by %s", row.method, row.route.constData(), row.whose, whoNames[std::size_t(who)])
                    << row << who;
            }
        }
    }
    void route_calledByRole_answers()
    {
        QFETCH(Row, row);
        QFETCH(int, who);
        const bool isOwn = QByteArrayView(row.whose) == "own" && who < Service;
        const User owner = isOwn ? caller(who) : m_other;
        const QByteArray path = filled(row.path, owner);
        const QByteArray body = row.body.isEmpty() ? QByteArray() : filled(toBytes(row.body), owner);
        const Answer answer = body.isEmpty() ? api(who).send(row.method, path)
                                             : api(who).sendBytes(row.method, path, body, row.contentType);
        answer.expect(row.expected[std::size_t(who)]);
        if (answer.status == 401 && row.route.startsWith("/api/") && !row.route.startsWith("/api/auth/")) {
            answer.expectProblem(401, "unauthenticated");
            QVERIFY(answer.header("WWW-Authenticate").startsWith("Bearer"));
        }
        if (answer.status == 403 && row.route.startsWith("/scim/"))
            answer.expect("status", "403");
        else if (answer.status == 403)
            answer.expectProblem(403, "forbidden");
    }

    void refused_changes_nothing()
    {
        const QByteArray path = notificationPath(m_service.notification(m_other).post());
        const Caller doctor = api(Doctor);
        doctor.patch(path, object({{"is_read", true}})).expectProblem(404, "NOTIF_001");
        doctor.remove(path).expectProblem(404, "NOTIF_001");
        m_service.api().as(m_other).get(path).expect(200).expect("is_read", false);
    }

    void otherPeoples_looksLikeNothing()
    {
        const Answer others = api(Patient).get(notificationPath(m_service.notification(m_other).post()));
        const Answer nobodys = api(Patient).get("/api/notifications/550e8400-e29b-41d4-a716-446655440000/");
        others.expectProblem(404, "NOTIF_001");
        QCOMPARE(others["title"], nobodys["title"]);
        QCOMPARE(others["detail"], nobodys["detail"]);
    }

    void list_ofAUser_holdsTheirOwnOnly()
    {
        m_service.notification(m_other).post();
        const User fresh = m_service.directory().doctor("fresh");
        m_service.api().as(fresh).get("/api/notifications/").expect(200).expect("count", 0);
    }

    void role_isTheLesserOfTokenAndDirectory()
    {
        const User doctor = m_users.value(Doctor);
        m_service.api().as({doctor.id, doctor.name, "admin"}).get("/api/users/").expectProblem(403, "forbidden");
        m_service.api().as({doctor.id, doctor.name, "patient"}).get("/api/users/").expectProblem(403, "forbidden");
    }

private:
    // The text with what stands for things of that person filled in.
    QByteArray filled(QByteArray text, const User &owner)
    {
        const QByteArray user = QByteArray::number(owner.id),
                         fresh = QByteArray::number(m_service.directory().unusedId());
        if (text.contains("{id}"))
            text.replace("{id}", m_service.notification(owner).post().toUtf8());
        if (text.contains("{gone}"))
            text.replace("{gone}", QByteArray::number(m_service.directory().patient("gone").id));
        if (text.contains("{device}"))
            text.replace("{device}", deviceOf(owner));
        if (text.contains("{batch}"))
            text.replace("{batch}", m_batch);
        text.replace("\"id\":\"{new}\"", "\"id\":" + fresh);
        return text.replace("\"{user}\"", user).replace("{user}", user).replace("{new}", fresh);
    }

    QByteArray deviceOf(const User &owner)
    {
        const QJsonObject device = object({{"device_token", "token-of-" + owner.name}, {"device_type", "web"}});
        return QByteArray::number(
            m_service.api().as(owner).post("/api/notifications/devices/", device)["id"].toInteger());
    }

    RunningService m_service {smsSettings()};
    QByteArray m_batch;
    QList<User> m_users; // admin, doctor, patient, as Who counts them
    User m_other;
};

QTEST_GUILESS_MAIN(tst_Permissions)
#include "tst_permissions.moc"
