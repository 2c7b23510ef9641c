#include "http/page_links.h"

#include <QtTest/QTest>

using mc::http::PageLinks;

class TestPageLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void links_query_keepsAllButThePlace_data();
    void links_query_keepsAllButThePlace();
};

void TestPageLinks::links_query_keepsAllButThePlace_data()
{
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("") << QByteArray();
    QTest::newRow("page=2") << QByteArray();
    QTest::newRow("cursor=abc") << QByteArray();
    QTest::newRow("page=2&page=3&cursor=") << QByteArray();
    QTest::newRow("page&cursor&p%61ge=2&%63ursor=x") << QByteArray();
    QTest::newRow("page_size=50") << QByteArray("page_size=50&");
    QTest::newRow("page=2&page_size=50&is_read=false") << QByteArray("page_size=50&is_read=false&");
    QTest::newRow("is_read=false&page=2&priority=high") << QByteArray("is_read=false&priority=high&");
    QTest::newRow("search=a%26b%3Dc+d&page=1") << QByteArray("search=a%26b%3Dc+d&");
    QTest::newRow("&&is_read=true&&") << QByteArray("is_read=true&");
    QTest::newRow("search=page=5") << QByteArray("search=page=5&");
}

void TestPageLinks::links_query_keepsAllButThePlace()
{
    QFETCH(QByteArray, kept);
    const PageLinks links("https://clinic.example", "/api/notifications/", QTest::currentDataTag());
    const QByteArray stem = "https://clinic.example/api/notifications/?" + kept;
    QCOMPARE(links.atPage(3), stem + "page=3");
    QCOMPARE(links.atCursor("WyJ4Il0"), stem + "cursor=WyJ4Il0");
}

QTEST_APPLESS_MAIN(TestPageLinks)
#include "tst_page_links.moc"
