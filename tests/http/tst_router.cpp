#include "http/router.h"

#include <QtTest/QTest>

using namespace mc;
using namespace mc::http;

namespace {

Route route(const char *method, const char *path, Who who = Who::Callers)
{
    return {.method = method,
        .path = path,
        .who = who,
        .handler = [](auto &, const Request &, work::Work &) -> model::Result<Answer> { return noContent(); }};
}

const QList<Route> table {route("GET", "/"), route("GET", "/healthz"), route("GET", "/api/notifications/"),
    route("POST", "/api/notifications/"), route("GET", "/api/notifications/{id}/"),
    route("PATCH", "/api/notifications/{id}/"), route("DELETE", "/api/notifications/{id}/"),
    route("POST", "/api/notifications/mark-all-read/"), route("DELETE", "/api/notifications/bulk-delete/"),
    route("POST", "/api/notifications/{id}/retry/"), route("GET", "/api/notifications/stats/")};

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void match_path_findsItsRoute_data();
    void match_path_findsItsRoute();
    void allowed_path_listsItsMethods_data();
    void allowed_path_listsItsMethods();
    void mayUse_roleAndRoute_data();
    void mayUse_roleAndRoute();
};

void TestRouter::match_path_findsItsRoute_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("expected"); // the route's path and the parameter, or the error's code
    const auto row = [](const QByteArray &request, const QByteArray &expected) {
        QTest::addRow("%s", request.constData()) << request << expected;
    };
    row("GET /api/notifications/", "/api/notifications/ ");
    row("GET /api/notifications", "/api/notifications/ ");
    row("GET /healthz", "/healthz ");
    row("GET /healthz/", "/healthz ");
    row("GET /api/notifications/7/", "/api/notifications/{id}/ 7");
    row("GET /api/notifications/7", "/api/notifications/{id}/ 7");
    row("POST /api/notifications/7/retry", "/api/notifications/{id}/retry/ 7");
    row("POST /api/notifications/mark-all-read/retry", "/api/notifications/{id}/retry/ mark-all-read");
    // A literal segment wins, for every method.
    row("GET /api/notifications/stats", "/api/notifications/stats/ ");
    row("DELETE /api/notifications/bulk-delete/", "/api/notifications/bulk-delete/ ");
    row("GET /api/notifications/bulk-delete/", "method_not_allowed");
    row("PATCH /api/notifications/mark-all-read/", "method_not_allowed");
    row("PUT /api/notifications/", "method_not_allowed");
    row("get /api/notifications/", "method_not_allowed");
    row("GET /api/notifications/a%2Fb/", "/api/notifications/{id}/ a/b");
    row("GET /api/notifications/%20/", "/api/notifications/{id}/ \x20");
    row("GET /api/notifications/{id}/", "/api/notifications/{id}/ {id}");
    row("GET /api/notifications/../", "/api/notifications/{id}/ ..");
    row("GET /", "/ ");
    row("POST /", "method_not_allowed");
    for (const char *odd : {"//", "///", "", "*", "/api", "/api/", "//api/notifications/", "/api//notifications/",
             "/api/notifications//", "/api/notifications///", "/api/notifications/7//", "/api/notifications//retry/",
             "/API/notifications/", "/api/notifications/7/8/", "/api/%6eotifications/", "/api/notifications/7/retry/x",
             "/healthz//", "xapi/notifications/", "api/notifications/", "http://host/api/notifications/", "/healthz "})
        row(QByteArray("GET ") + odd, "not_found");
}

void TestRouter::match_path_findsItsRoute()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, expected);
    const Router router(table);
    const qsizetype space = request.indexOf(' ');
    const auto match = router.match(request.left(space), request.mid(space + 1));
    QCOMPARE(
        match ? match->route->path + QByteArray(" ") + match->parameter : QByteArray(word(match.error().code).data()),
        expected);
    if (match)
        QCOMPARE(QByteArray(match->route->method), request.left(space));
}

void TestRouter::allowed_path_listsItsMethods_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("/api/notifications/") << QByteArray("GET, HEAD, POST");
    QTest::newRow("/api/notifications") << QByteArray("GET, HEAD, POST");
    QTest::newRow("/api/notifications/7/") << QByteArray("GET, HEAD, PATCH, DELETE");
    QTest::newRow("/api/notifications/bulk-delete/") << QByteArray("DELETE");
    QTest::newRow("/api/notifications/7/retry/") << QByteArray("POST");
    QTest::newRow("/api/notifications//") << QByteArray();
    QTest::newRow("/nowhere") << QByteArray();
}

void TestRouter::allowed_path_listsItsMethods()
{
    QFETCH(QByteArray, expected);
    const Router router(table);
    const QByteArray path = QTest::currentDataTag();
    QCOMPARE(router.allowed(path), expected);
    const auto match = router.match("PUT", path);
    QVERIFY(!match);
    QVERIFY(expected.isEmpty() || match.error().detail.contains(QLatin1String(expected)));
}

void TestRouter::mayUse_roleAndRoute_data()
{
    QTest::addColumn<int>("who");
    QTest::addColumn<QString>("expected"); // of admin, doctor, patient, service
    QTest::newRow("anyone") << int(Who::Anyone) << QStringLiteral("yyyy");
    QTest::newRow("signed") << int(Who::Signed) << QStringLiteral("yyyy");
    QTest::newRow("callers") << int(Who::Callers) << QStringLiteral("yyyy");
    QTest::newRow("people") << int(Who::People) << QStringLiteral("yyyn");
    QTest::newRow("admins") << int(Who::Admins) << QStringLiteral("ynnn");
    QTest::newRow("modules") << int(Who::Modules) << QStringLiteral("ynny");
}

void TestRouter::mayUse_roleAndRoute()
{
    QFETCH(int, who);
    QFETCH(QString, expected);
    QString found;
    for (const model::Role role : {model::Role::Admin, model::Role::Doctor, model::Role::Patient, model::Role::Service})
        found += mayUse(role, Who(who)) ? u'y' : u'n';
    QCOMPARE(found, expected);
}

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
