#include "identity_stage.h"

using namespace mc::test;

/// The keys of an identity provider, fetched over HTTPS: they rotate, and it goes away or answers nonsense (CONTRACT section 3).
class tst_ProviderKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_stage = std::make_unique<IdentityStage>(); }
    void cleanup()
    {
        m_stage->showLogWhenFailed();
        m_stage.reset();
    }

    // The acceptance of a rotation: the provider signs with a key that it published after the service fetched its keys.
    void rotation_isFollowed_byOneFetch()
    {
        m_stage->startWithKeys({"a"});
        m_stage->addUser("patient", "r|1");
        QCOMPARE(m_stage->statusOf("a", "r|1"), 200);
        m_stage->provider().publish({"a", "b"});
        const Answer first = m_stage->by("b", m_stage->claims("r|1")).get(inbox);
        if (first.status != 200) // the keys were not there yet: whoever asks again gets the answer
            QCOMPARE(first.expectProblem(503, "unavailable").header("Retry-After"), QByteArray("1"));
        QTRY_COMPARE_WITH_TIMEOUT(m_stage->statusOf("b", "r|1"), 200, 10'000);
        for (int i = 0; i < 64; ++i) // whichever worker is asked
            Api(m_stage->service().process().port())
                .withToken(m_stage->provider().token("b", m_stage->claims("r|1")))
                .get(inbox)
                .expect(200);
        QCOMPARE(m_stage->statusOf("a", "r|1"), 200);
        QCOMPARE(m_stage->provider().count("keys"), 2);
        QCOMPARE(m_stage->provider().count("discovery"), 1); // still fresh

        // Withdrawn, and a signal says that it is urgent.
        m_stage->provider().publish({"b"});
        QCOMPARE(m_stage->statusOf("a", "r|1"), 200);
        m_stage->hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(m_stage->statusOf("a", "r|1") != 200, 10'000);
        QCOMPARE(m_stage->statusOf("b", "r|1"), 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_stage->statusOf("a", "r|1"), 401, 10'000);
    }

    void keysOfOthers_areRefused()
    {
        m_stage->startWithKeys({"a"});
        m_stage->addUser("patient", "k|1");
        QTRY_COMPARE_WITH_TIMEOUT(m_stage->statusOf("made-up", "k|1"), 401, 10'000);
        QCOMPARE(m_stage->provider().count("keys"), 2);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_stage->statusOf("made-up", "k|1"), 401);
        QCOMPARE(m_stage->provider().count("keys"), 2); // once for that name
        for (int i = 0; i < 40; ++i) {
            const QByteArray name = "made-up-" + QByteArray::number(i);
            QTRY_COMPARE_WITH_TIMEOUT(m_stage->statusOf(name, "k|1"), 401, 10'000);
        }
        QVERIFY2(
            m_stage->provider().count("keys") <= 6, QByteArray::number(m_stage->provider().count("keys")).constData());
        QCOMPARE(m_stage->statusOf("a", "k|1"), 200);
    }

    void providerAway_oldKeysHold()
    {
        m_stage->startWithKeys({"a"});
        m_stage->addUser("patient", "w|1");
        m_stage->provider().setReachable(false);
        m_stage->hangUp();
        QTRY_COMPARE(m_stage->log().count("identity provider: its keys can't be fetched"), 1);
        QVERIFY(m_stage->log().contains("(discovery: no connection); those of before still hold")
            || m_stage->log().contains("(keys: no connection); those of before still hold"));
        QCOMPARE(m_stage->statusOf("a", "w|1"), 200);
        m_stage->by("b", m_stage->claims("w|1")).get(inbox).expectProblem(503, "unavailable"); // nobody can tell now
        const QByteArray metrics = m_stage->api().anonymous().get("/metrics").body;
        QVERIFY(metrics.contains("mediconnect_identity_provider_reachable 0\n"));
        QVERIFY(metrics.contains("mediconnect_identity_provider_fetches_total{outcome=\"fetched\"} 1\n"));
        QVERIFY(metrics.contains("mediconnect_identity_provider_keys_age_seconds "));

        m_stage->provider().publish({"a", "b"});
        m_stage->provider().setReachable(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_stage->statusOf("b", "w|1"), 200, 30'000); // asked again by itself
        QCOMPARE(m_stage->log().count("identity provider: its keys can be fetched again"), 1);
        QCOMPARE(m_stage->log().count("identity provider: its keys can't be fetched"), 1);
        QVERIFY(
            m_stage->api().anonymous().get("/metrics").body.contains("mediconnect_identity_provider_reachable 1\n"));
    }

    void providerAwayAtTheStart_onlyItsOwnTokensWait()
    {
        m_stage->provider().publish({"a"});
        m_stage->provider().setReachable(false);
        m_stage->start(m_stage->settingsOf());
        m_stage->addUser("patient", "s|1"); // by a token of the secret
        QTRY_VERIFY(m_stage->log().contains("(discovery: no connection); its tokens get 503 until they can"));
        const Answer answer = m_stage->by("a", m_stage->claims("s|1")).get(inbox).expectProblem(503, "unavailable");
        QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
        m_stage->by("a", m_stage->claims("s|1")).handshake(socketPath(m_stage->lastId())).expect(503);
        m_stage->api().anonymous().get("/readyz").expect(200);
        m_stage->provider().setReachable(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_stage->statusOf("a", "s|1"), 200, 30'000);
    }

    void nonsense_isNotUsed()
    {
        m_stage->startWithKeys({"a"});
        m_stage->addUser("patient", "n|1");
        const QList<std::pair<QJsonObject, QByteArray>> answers {
            {object({{"body", "<html>"}}), "keys: Must be a JSON Web Key Set"},
            {object({{"body", "{\"keys\": []}"}}), "keys: Holds no public key"},
            {object({{"body", QByteArray(600'000, ' ')}}), "keys: the answer is too large"},
            {object({{"status", 500}}), "keys: HTTP 500"},
            {object({{"status", 302}, {"headers", object({{"location", "https://127.0.0.1:1/"}})}}), "keys: HTTP 302"},
            {object({{"hang", true}}), "keys: no answer in time"},
        };
        int recoveries = 0;
        for (const auto &[how, reason] : answers) {
            m_stage->provider().answer("keys", how);
            m_stage->hangUp();
            const QByteArray told = "can't be fetched (" + reason;
            QTRY_VERIFY2_WITH_TIMEOUT(m_stage->log().contains(told), reason.constData(), 30'000);
            QCOMPARE(m_stage->statusOf("a", "n|1"), 200);
            m_stage->provider().clear();
            ++recoveries;
            QTRY_COMPARE_WITH_TIMEOUT(m_stage->log().count("its keys can be fetched again"), recoveries, 30'000);
        }
        QCOMPARE(m_stage->log().count("those of before still hold"), recoveries);
    }

    void discovery_thatIsWrong_isNotFollowed_data()
    {
        QTest::addColumn<QJsonObject>("how");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("another issuer") << object(
            {{"body", "{\"issuer\": \"https://evil.example\", \"jwks_uri\": \"https://evil.example/k\"}"}})
                                        << QByteArray("the discovery document is not of the issuer");
        QTest::newRow("none") << object({{"status", 404}}) << QByteArray("discovery: HTTP 404");
    }
    void discovery_thatIsWrong_isNotFollowed()
    {
        QFETCH(QJsonObject, how);
        QFETCH(QByteArray, reason);
        m_stage->provider().publish({"a"});
        m_stage->provider().answer("discovery", how);
        m_stage->start(m_stage->settingsOf());
        m_stage->addUser("patient", "d|1");
        QTRY_VERIFY2_WITH_TIMEOUT(m_stage->log().contains("can't be fetched (" + reason), reason.constData(), 30'000);
        m_stage->by("a", m_stage->claims("d|1")).get(inbox).expectProblem(503, "unavailable");
        QCOMPARE(m_stage->provider().count("keys"), 0);
        m_stage->provider().clear();
        QTRY_COMPARE_WITH_TIMEOUT(m_stage->statusOf("a", "d|1"), 200, 30'000);
    }

    void certificate_ofAnUnknownCa_isNotTrusted()
    {
        m_stage->provider().publish({"a"});
        m_stage->start(
            {{"MEDICONNECT_OIDC_ISSUER", m_stage->provider().issuer()}, {"MEDICONNECT_JWT_AUDIENCE", audience}});
        QTRY_VERIFY(m_stage->log().contains("(discovery: TLS failed)"));
        m_stage->by("a", m_stage->claims("7")).get(inbox).expectProblem(503, "unavailable");
    }

    void jwksUrl_needsNoDiscovery()
    {
        m_stage->provider().publish({"a"});
        m_stage->start(
            {{"MEDICONNECT_JWKS_URL", m_stage->provider().keysUrl()}, {"MEDICONNECT_CA_FILE", m_stage->provider().ca()},
                {"MEDICONNECT_JWT_ISSUER", m_stage->provider().issuer()}, {"MEDICONNECT_JWT_AUDIENCE", audience}});
        QTRY_VERIFY(m_stage->log().contains("identity provider: its keys are here"));
        const QJsonObject ours = object({{"aud", audience}, {"iss", m_stage->provider().issuer()}});
        const QByteArray module = token(merged(claimsOf({0, "users", "service"}), ours));
        m_stage->api()
            .withToken(module)
            .put(userPath(7), object({{"username", "seven"}, {"role", "patient"}}))
            .expect(201);
        QCOMPARE(m_stage->statusOf("a", "7"), 200); // a number in sub is an id
        QCOMPARE(m_stage->provider().count("discovery"), 0);
    }

private:
    std::unique_ptr<IdentityStage> m_stage;
};

QTEST_GUILESS_MAIN(tst_ProviderKeys)
#include "tst_provider_keys.moc"
