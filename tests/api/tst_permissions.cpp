#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

Q_DECLARE_METATYPE(QList<int>)

namespace {

// Who calls, in the order of the table's columns.
enum Who { Admin, Doctor, Patient, Service, Nobody, WhoCount };
constexpr std::array whoNames {"admin", "doctor", "patient", "service", "nobody"};

// What is in a path or body for {id}, {user}, {new}.
struct Endpoint
{
    const char *name;
    QByteArray method;
    QByteArray path;
    QJsonObject body;
};

} // namespace

/// The permission matrix of the specification with CONTRACT sections 3 and 11: every endpoint for every role, on what is
/// the caller's own and on what is somebody else's.
class tst_Permissions : public QObject
{
    Q_OBJECT

    // Answers in the order of Who; several where the contract leaves it open.
    using Row = std::array<QList<int>, WhoCount>;

    void row(const Endpoint &endpoint, bool own, const Row &expected)
    {
        for (int who = 0; who < WhoCount; ++who) {
            QTest::addRow("%s %s by %s", endpoint.name, own ? "(own)" : "(other's)", whoNames[std::size_t(who)])
                << who << own << endpoint.method << endpoint.path << endpoint.body << expected[std::size_t(who)];
        }
    }

    User caller(int who) const
    {
        return who == Service ? User {0, "platform", "service"} : m_users.value(who);
    }

    Caller api(int who)
    {
        return who == Nobody ? m_service.api().anonymous() : m_service.api().as(caller(who));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_users = {m_service.directory().admin("admin"), m_service.directory().doctor("doctor"),
            m_service.directory().patient("patient")};
        m_other = m_service.directory().patient("other");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void endpoint_calledByRole_answers_data()
    {
        QTest::addColumn<int>("who");
        QTest::addColumn<bool>("own");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QList<int>>("expected");

        const QByteArray one = "/api/notifications/{id}/";
        const QJsonObject read = object({{"is_read", true}});
        const QJsonObject ids = object({{"notification_ids", array({"{id}"})}});
        const QJsonObject notification = object(
            {{"recipient_id", m_other.id}, {"notification_type", "system"}, {"title", "Title"}, {"message", "Message"}});
        const Endpoint list {"GET notifications", "GET", "/api/notifications/", {}};
        const Endpoint create {"POST notifications", "POST", "/api/notifications/", notification};
        const Endpoint detail {"GET notification", "GET", one, {}};
        const Endpoint patch {"PATCH notification", "PATCH", one, read};
        const Endpoint remove {"DELETE notification", "DELETE", one, {}};
        const Endpoint all {"POST mark-all-read", "POST", "/api/notifications/mark-all-read/", {}};
        const Endpoint multiple {"POST mark-multiple-read", "POST", "/api/notifications/mark-multiple-read/", ids};
        const Endpoint bulk {"DELETE bulk-delete", "DELETE", "/api/notifications/bulk-delete/", ids};
        const Endpoint stats {"GET stats", "GET", "/api/notifications/stats/?user_id={user}", {}};
        const Endpoint adminStats {"GET admin/stats", "GET", "/api/notifications/admin/stats/?user_id={user}", {}};
        const Endpoint users {"GET users", "GET", "/api/users/", {}};
        const Endpoint user {"GET user", "GET", "/api/users/{user}/", {}};
        const Endpoint putUser {"PUT user", "PUT", "/api/users/{new}/", object({{"username", "{new}"}, {"role", "patient"}})};
        const Endpoint upsert {"POST bulk-upsert", "POST", "/api/users/bulk-upsert/", object({{"users", QJsonArray()}})};

        //                    admin  doctor patient service nobody
        row(list, true, {{{200}, {200}, {200}, {403}, {401}}});
        row(create, false, {{{201}, {403}, {403}, {201}, {401}}});
        row(detail, true, {{{200}, {200}, {200}, {403}, {401}}});
        row(detail, false, {{{200}, {404}, {404}, {403}, {401}}});
        row(patch, true, {{{200}, {200}, {200}, {403}, {401}}});
        row(patch, false, {{{200}, {404}, {404}, {403}, {401}}});
        row(remove, true, {{{204}, {204}, {204}, {403}, {401}}});
        row(remove, false, {{{204}, {404}, {404}, {403}, {401}}});
        row(all, true, {{{200}, {200}, {200}, {403}, {401}}});
        row(multiple, true, {{{200}, {200}, {200}, {403}, {401}}});
        row(multiple, false, {{{200}, {207}, {207}, {403}, {401}}});
        row(bulk, true, {{{200}, {200}, {200}, {403}, {401}}});
        row(bulk, false, {{{200}, {207}, {207}, {403}, {401}}});
        row(stats, true, {{{200}, {200}, {200}, {403}, {401}}});
        row(stats, false, {{{200}, {404}, {404}, {403}, {401}}});
        row(adminStats, true, {{{200}, {403}, {403}, {403}, {401}}});
        row(adminStats, false, {{{200}, {403}, {403}, {403}, {401}}});
        row(users, false, {{{200}, {403}, {403}, {200}, {401}}});
        row(user, true, {{{200}, {200}, {200}, {200}, {401}}});
        row(user, false, {{{200}, {403, 404}, {403, 404}, {200}, {401}}});
        row(putUser, false, {{{201}, {403}, {403}, {201}, {401}}});
        // An empty list may be refused as such; who may never is told so first.
        row(upsert, false, {{{200, 400}, {403}, {403}, {200, 400}, {401}}});
    }
    void endpoint_calledByRole_answers()
    {
        QFETCH(int, who);
        QFETCH(bool, own);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QJsonObject, body);
        QFETCH(QList<int>, expected);
        const User owner = own && who < Service ? caller(who) : m_other;
        const QByteArray id = m_service.notification(owner).post().toUtf8();
        const QByteArray fresh = QByteArray::number(m_service.directory().unusedId());
        const auto filled = [&](QByteArray text) {
            return text.replace("{id}", id).replace("{user}", QByteArray::number(owner.id)).replace("{new}", fresh);
        };
        const bool bare = body.isEmpty() && (method == "GET" || path.contains("{id}"));
        const Answer answer = bare ? api(who).send(method, filled(path))
                                   : api(who).sendBytes(method, filled(path), filled(toBytes(body)));
        if (!expected.contains(answer.status))
            answer.expect(expected.first());
        if (answer.status == 401) {
            answer.expectProblem(401, "unauthenticated");
            QVERIFY(answer.header("WWW-Authenticate").startsWith("Bearer"));
        }
        if (answer.status == 403)
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

    void role_ofTheToken_decides()
    {
        // The directory says doctor, the token says admin: what a caller may do follows the token.
        const User doctor = m_users.value(Doctor);
        m_service.api().as({doctor.id, doctor.name, "admin"}).get("/api/users/").expect(200);
        m_service.api().as({doctor.id, doctor.name, "patient"}).get("/api/users/").expectProblem(403, "forbidden");
    }

private:
    RunningService m_service;
    QList<User> m_users; // admin, doctor, patient, as Who counts them
    User m_other;
};

QTEST_GUILESS_MAIN(tst_Permissions)
#include "tst_permissions.moc"
