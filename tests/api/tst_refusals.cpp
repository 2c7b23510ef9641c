#include "http/documentation.h"
#include "http/routes.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using mc::http::Route;
using mc::http::routes;
using namespace mc::test;

namespace {

constexpr int mostBody = 4096; // bytes, as the service is told
const QByteArray padding(mostBody + 1, ' ');

} // namespace

/// Every route refuses, as the API's description says, what is wrong with any request: no token, a format that is not
/// there, a body that is no JSON or too large (CONTRACT sections 3, 4, 10).
class tst_Refusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
        m_notificationId = m_service.notification(m_admin).post().toUtf8();
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void noToken_is401_data() { routesThatAnswer("401"); }
    void noToken_is401()
    {
        QFETCH(int, row);
        send(m_service.api().anonymous(), row).expectProblem(401, "unauthenticated");
    }

    void otherFormatWanted_is406_data() { routesThatAnswer("406"); }
    void otherFormatWanted_is406()
    {
        QFETCH(int, row);
        send(admin().with("Accept", "text/html"), row).expectProblem(406, "not_acceptable");
    }

    void otherFormatSent_is415_data() { routesThatAnswer("415"); }
    void otherFormatSent_is415()
    {
        QFETCH(int, row);
        send(admin(), row, "<a/>", "application/xml").expectProblem(415, "unsupported_media_type");
    }

    void malformedJson_is400_data() { routesThatAnswer("415"); }
    void malformedJson_is400()
    {
        QFETCH(int, row);
        const bool isEvents = QByteArrayView(routes()[row].path) == "/api/events/";
        send(admin(), row, "{\"title\": }", isEvents ? "application/cloudevents+json" : "application/json")
            .expectProblem(400, "validation_error");
    }

    void bodyTooLarge_is413_data() { routesThatAnswer("413"); }
    void bodyTooLarge_is413()
    {
        QFETCH(int, row);
        send(admin(), row, "{}" + padding).expectProblem(413, "payload_too_large");
    }

    void unknownParameter_is400NamingIt_data() { routesThatAnswer("400"); }
    void unknownParameter_is400NamingIt()
    {
        QFETCH(int, row);
        ask(row, "?colour=red&_=1").expectProblem(400, "validation_error").expectField("colour");
        ask(row, "?%FF=").expectProblem(400, "validation_error").expectField("%FF");
        for (const QByteArray &parameter : routes()[row].parameters) {
            ask(row, "?" + parameter + "=1&" + parameter + "=1")
                .expectProblem(400, "validation_error")
                .expectField(parameter.constData());
        }
    }

    void parametersForOthers_areLetThrough()
    {
        admin().get("/api/notifications/?token=x&_=17&_=18").expect(200);
        m_service.api().anonymous().get("/healthz?_=17").expect(200);
    }

private:
    // The rows of the table whose description has an answer of that status.
    void routesThatAnswer(const char *status)
    {
        QTest::addColumn<int>("row");
        const QJsonValue paths
            = toObject(mc::http::Documentation("http://127.0.0.1").schema().content).value(QLatin1String("paths"));
        for (int row = 0; row < routes().size(); ++row) {
            const Route &route = routes()[row];
            const QJsonValue operation = paths[QLatin1String(route.path)][QString::fromLatin1(route.method).toLower()];
            const bool answers = operation[QLatin1String("responses")].toObject().contains(QLatin1String(status));
            // That of a sign-in means a wrong password; who must sign sends forms, which are JSON to nobody. SCIM has errors of its own.
            const bool isOther = QByteArrayView(route.path).startsWith("/ws/")
                || QByteArrayView(route.path).startsWith("/scim/")
                || (route.who == mc::http::Who::Anyone && QByteArrayView(status) == "401")
                || (route.who == mc::http::Who::Signed && QByteArrayView(status) == "415");
            if (answers && !isOther)
                QTest::addRow("%s %s", route.method, route.path) << row;
        }
    }

    Caller admin() { return m_service.api().as(m_admin); }

    // A path with ids of things that exist, so that nothing else is wrong with it.
    QByteArray targetOf(const Route &route)
    {
        QByteArray target = route.path;
        const QByteArray id = target.contains("/users/") ? QByteArray::number(m_admin.id)
            : target.contains("/devices/{id}")           ? deviceId()
                                                         : m_notificationId;
        return target.replace("{id}", id);
    }

    QByteArray deviceId()
    {
        const QJsonObject device = object({{"device_token", "token-of-admin"}, {"device_type", "web"}});
        return QByteArray::number(admin().post("/api/notifications/devices/", device)["id"].toInteger());
    }

    Answer ask(int row, const QByteArray &query)
    {
        return admin().send(routes()[row].method, targetOf(routes()[row]) + query);
    }

    Answer send(const Caller &caller, int row, const QByteArray &body = {}, const QByteArray &type = "application/json")
    {
        const Route &route = routes()[row];
        return body.isNull() ? caller.send(route.method, targetOf(route))
                             : caller.sendBytes(route.method, targetOf(route), body, type);
    }

    RunningService m_service {{{"MEDICONNECT_MAX_BODY", QByteArray::number(mostBody)}}};
    User m_admin;
    QByteArray m_notificationId;
};

QTEST_GUILESS_MAIN(tst_Refusals)
#include "tst_refusals.moc"
