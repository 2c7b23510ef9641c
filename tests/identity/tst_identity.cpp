#include "identity/discovery.h"
#include "identity/freshness.h"
#include "identity/missing_keys.h"

#include <QtTest/QtTest>

using namespace mc;
using namespace std::chrono_literals;
using identity::MissingKeys;
using Verdict = MissingKeys::Verdict;

namespace {

const QString issuer = QStringLiteral("https://id.example/realms/clinic");
const MissingKeys::Time start {1h};

QByteArray document(const QByteArray &named, const QByteArray &keys)
{
    return R"({"issuer":")" + named + R"(","jwks_uri":")" + keys + "\"}";
}

} // namespace

/// What an identity provider's answers mean, and how often it is asked.
class TestIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void discoveryUrl_endsAsTheStandardSays()
    {
        const QUrl expected(QStringLiteral("https://id.example/realms/clinic/.well-known/openid-configuration"));
        QCOMPARE(identity::discoveryUrl(issuer), expected);
        QCOMPARE(identity::discoveryUrl(issuer + u'/'), expected);
    }

    void keySetUrl_ofADocument_isTrustedOrNot_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected"); // empty: none
        const QByteArray own = issuer.toUtf8();
        QTest::newRow("sound") << document(own, "https://keys.example/x?y=z")
                               << QStringLiteral("https://keys.example/x?y=z");
        QTest::newRow("on this machine") << document(own, "http://127.0.0.1:8080/k")
                                         << QStringLiteral("http://127.0.0.1:8080/k");
        QTest::newRow("another issuer") << document(own + '/', "https://keys.example/") << QString();
        QTest::newRow("in clear text") << document(own, "http://keys.example/") << QString();
        QTest::newRow("a file") << document(own, "file:///etc/passwd") << QString();
        QTest::newRow("no URL") << document(own, "keys") << QString();
        QTest::newRow("no JSON") << QByteArray("<html>") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void keySetUrl_ofADocument_isTrustedOrNot()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const model::Result<QUrl> url = identity::keySetUrlIn(text, issuer);
        QCOMPARE(url ? url->toString() : QString(), expected);
    }

    void freshness_ofAnswers_followsTheirHeaders_data()
    {
        QTest::addColumn<QByteArrayList>("headers"); // name and value by turns
        QTest::addColumn<int>("seconds");
        const auto row = [](const char *name, const QByteArrayList &headers, std::chrono::seconds expected) {
            QTest::newRow(name) << headers << int(expected.count());
        };
        row("nothing said", {}, 10min);
        row("max-age", {"cache-control", "public, max-age=3600, must-revalidate"}, 1h);
        row("in capitals", {"cache-control", "Max-Age=3600"}, 1h);
        row("less its age", {"cache-control", "max-age=3600", "age", "600"}, 50min);
        row("older than that", {"cache-control", "max-age=600", "age", "9000"}, 1min);
        row("too short", {"cache-control", "max-age=0"}, 1min);
        row("too long", {"cache-control", "max-age=31536000"}, 24h);
        row("too many digits", {"cache-control", "max-age=99999999999999999999"}, 24h);
        row("no number", {"cache-control", "max-age=soon"}, 10min);
        row("not to be kept", {"cache-control", "no-store, max-age=3600"}, 1min);
        row("to be asked about", {"cache-control", "no-cache"}, 1min);
        row("expires", {"expires", "Mon, 30 Nov 2026 12:30:00 GMT"}, 30min);
        row("max-age before expires", {"cache-control", "max-age=7200", "expires", "Mon, 30 Nov 2026 12:30:00 GMT"},
            2h);
        row("expired", {"expires", "Mon, 30 Nov 2026 11:00:00 GMT"}, 1min);
        row("expires at no time", {"expires", "0"}, 1min);
    }
    void freshness_ofAnswers_followsTheirHeaders()
    {
        QFETCH(QByteArrayList, headers);
        QFETCH(int, seconds);
        outbound::HttpReply reply;
        for (qsizetype i = 0; i + 1 < headers.size(); i += 2)
            reply.headers.emplaceBack(headers[i], headers[i + 1]);
        const QDateTime noon(QDate(2026, 11, 30), QTime(12, 0), Qt::UTC);
        QCOMPARE(int(identity::freshnessOf(reply, noon).count()), seconds);
    }

    void missing_beforeAnyKey_isPending()
    {
        MissingKeys keys;
        for (int i = 0; i < 20; ++i) // the first fetch comes by itself
            QCOMPARE(keys.judge("a", start), Verdict::Pending);
        keys.succeeded();
        QCOMPARE(keys.judge("a", start), Verdict::Fetch);
    }

    void missing_once_isFetchedOnce()
    {
        MissingKeys keys;
        keys.succeeded();
        QCOMPARE(keys.judge("a", start), Verdict::Fetch);
        QCOMPARE(keys.judge("a", start), Verdict::Pending);
        QCOMPARE(keys.judge("b", start), Verdict::Pending);
        keys.succeeded(); // without either
        QCOMPARE(keys.judge("a", start), Verdict::Unknown);
        QCOMPARE(keys.judge("b", start + 1h), Verdict::Unknown);
        QCOMPARE(keys.judge("c", start), Verdict::Fetch);
        keys.succeeded();
        keys.succeeded(); // as it was due
        QCOMPARE(keys.judge("a", start), Verdict::Fetch);
    }

    void missing_manyNames_areFetchedForFiveTimesThenOnceAMinute()
    {
        MissingKeys keys;
        keys.succeeded();
        const auto fetches = [&keys](MissingKeys::Time now, int names) {
            int count = 0;
            for (int i = 0; i < names; ++i) {
                const QByteArray name = QByteArray::number(now.time_since_epoch().count()) + QByteArray::number(i);
                if (keys.judge(name, now) != Verdict::Fetch)
                    continue;
                ++count;
                keys.succeeded();
            }
            return count;
        };
        QCOMPARE(fetches(start, 100), 5);
        QCOMPARE(fetches(start + 59s, 100), 0);
        QCOMPARE(fetches(start + 60s, 100), 1);
        QCOMPARE(fetches(start + 3min, 100), 2);
        QCOMPARE(fetches(start + 1h, 3000), 5);
    }

    void missing_whileTheProviderIsAway_isPending()
    {
        MissingKeys keys;
        keys.succeeded();
        QCOMPARE(keys.judge("a", start), Verdict::Fetch);
        keys.failed();
        QCOMPARE(keys.judge("a", start), Verdict::Pending);
        QCOMPARE(keys.judge("b", start), Verdict::Pending);
        keys.succeeded();
        QCOMPARE(keys.judge("a", start), Verdict::Fetch);
    }

    void missing_moreNamesThanAreRemembered_areUnknown()
    {
        MissingKeys keys;
        keys.succeeded();
        QCOMPARE(keys.judge("first", start), Verdict::Fetch);
        int pending = 0;
        for (int i = 0; i < 5000; ++i)
            pending += keys.judge(QByteArray::number(i), start) == Verdict::Pending ? 1 : 0;
        QCOMPARE(pending, 999);
    }
};

QTEST_APPLESS_MAIN(TestIdentity)
#include "tst_identity.moc"
