#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray schema = "/api/schema/";
const QByteArray docs = "/api/docs/";

} // namespace

/// The API's description and the page that shows it, as they are served (CONTRACT section 9). What is in the description
/// is tst_openapi's business, what the page does in a browser docs_page.cjs's.
class tst_DocsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void schema_withoutToken_isOpenApiOfThisService()
    {
        const Answer answer = nobody().get(schema);
        answer.expect(200).expect("openapi", "3.1.0").expect("servers.0.url", m_service.process().baseUrl());
        QCOMPARE(answer.header("Content-Type"), "application/json");
        QCOMPARE(answer.text("info.version"), QStringLiteral(MC_VERSION));
    }

    void known_byItsTag_isNotSentAgain_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/api/schema/", "/api/docs/", "/api/docs/swagger-ui.css"})
            QTest::addRow("%s", path) << QByteArray(path);
    }
    void known_byItsTag_isNotSentAgain()
    {
        QFETCH(QByteArray, path);
        const QByteArray tag = nobody().get(path).expect(200).header("ETag");
        for (const QByteArray &known : {tag, "W/" + tag, "\"other\", " + tag, QByteArray("*")})
            QCOMPARE(nobody().with("If-None-Match", known).get(path).expect(304).header("ETag"), tag);
        nobody().with("If-None-Match", "\"other\"").get(path).expect(200);
    }

    void page_isHtmlUnderAStrictPolicy()
    {
        const Answer answer = nobody().with("Accept", "text/html").get(docs);
        answer.expect(200);
        QCOMPARE(answer.header("Content-Type"), "text/html; charset=utf-8");
        const QByteArray policy = answer.header("Content-Security-Policy");
        QVERIFY(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"));
        QVERIFY(!policy.contains("unsafe") && !policy.contains("http"));
    }

    void page_withoutFinalSlash_leadsToIt()
    {
        QCOMPARE(nobody().get(docs.chopped(1)).expect(308).header("Location"), "docs/");
    }

    void root_leadsToThePage() { QCOMPARE(nobody().get("/").expect(307).header("Location"), docs.mid(1)); }

    void file_hasItsType_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("type");
        QTest::addRow("script") << QByteArray("swagger-ui-bundle.js") << QByteArray("text/javascript; charset=utf-8");
        QTest::addRow("style") << QByteArray("docs.css") << QByteArray("text/css; charset=utf-8");
        QTest::addRow("icon") << QByteArray("favicon.png") << QByteArray("image/png");
        QTest::addRow("licence") << QByteArray("LICENSE.txt") << QByteArray("text/plain; charset=utf-8");
    }
    void file_hasItsType()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, type);
        const Answer answer = nobody().get(docs + name);
        QCOMPARE(answer.expect(200).header("Content-Type"), type);
        QCOMPARE(answer.header("X-Content-Type-Options"), "nosniff");
        QVERIFY(!answer.body.isEmpty());
    }

    void file_unknown_is404_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"nothing.js", "..", "%2e%2e%2fopenapi.json", "index.htm"})
            QTest::addRow("%s", name) << QByteArray(name);
    }
    void file_unknown_is404()
    {
        QFETCH(QByteArray, name);
        nobody().get(docs + name).expectProblem(404, "not_found");
    }

private:
    Caller nobody() { return m_service.api().anonymous(); }

    RunningService m_service;
};

QTEST_GUILESS_MAIN(tst_DocsApi)
#include "tst_docs_api.moc"
