#include "../auth/token_fixture.h"
#include "support/fake_providers.h"
#include "support/private_ca.h"
#include "support/running_service.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslCipher>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>

#include <csignal>

using namespace mc::test;

namespace {

const QByteArray inbox = "/api/notifications/";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    [&] { QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path)); }();
    return file.readAll();
}

void writeInPlace(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

// As configuration tools do: another file takes the name.
void replace(const QString &path, const QByteArray &content)
{
    writeInPlace(path + QStringLiteral(".new"), content);
    QCOMPARE(::rename(qPrintable(path + QStringLiteral(".new")), qPrintable(path)), 0);
}

// As Kubernetes does: the name is a link, and the link moves.
void relink(const QString &path, const QByteArray &content)
{
    static int count = 0;
    const QString target = path + QStringLiteral(".%1").arg(++count), link = path + QStringLiteral(".link");
    writeInPlace(target, content);
    QVERIFY(QFile::link(target, link));
    QCOMPARE(::rename(qPrintable(link), qPrintable(path)), 0);
}

/// A client over TLS that trusts everybody.
class TlsClient
{
public:
    explicit TlsClient(quint16 port, const QString &ciphers = {})
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (!ciphers.isEmpty()) {
            tls.setProtocol(QSsl::TlsV1_2);
            tls.setCiphers(ciphers);
        }
        m_socket.setSslConfiguration(tls);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        (void)m_socket.waitForEncrypted(10'000);
    }

    bool isEncrypted() const { return m_socket.isEncrypted(); }
    QSslCertificate certificate() const { return m_socket.peerCertificate(); }
    int get(const QByteArray &path)
    {
        m_socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QByteArray answer;
        while (!answer.contains("\r\n\r\n") && m_socket.waitForReadyRead(10'000))
            answer += m_socket.readAll();
        return answer.mid(9, 3).toInt();
    }

private:
    QSslSocket m_socket;
};

} // namespace

/// Files of keys, certificates and credentials, which are replaced while the service runs.
class tst_KeyFiles : public QObject
{
    Q_OBJECT

    QByteArray foreignToken(const token_fixture::jose::Key &key, const QByteArray &keyId) const
    {
        return token_fixture::sign(key, R"({"alg":"ES256","kid":")" + keyId + R"("})",
            QJsonDocument(claimsOf(m_ann)).toJson(QJsonDocument::Compact));
    }
    QByteArray keySet(std::initializer_list<const token_fixture::jose::Key *> keys) const
    {
        QByteArrayList set;
        for (const token_fixture::jose::Key *key : keys)
            set += token_fixture::jwk(*key);
        return token_fixture::jwks(set);
    }
    int status(const QByteArray &token) { return m_service->api().withToken(token).get(inbox).status; }
    void start(const Environment &settings)
    {
        m_service = std::make_unique<RunningService>(settings);
        m_service->start();
        QVERIFY(!QTest::currentTestFailed());
        m_ann = m_service->directory().patient("ann");
    }
    int count(const QByteArray &words) const { return int(m_service->process().log().count(words)); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        if (m_service)
            m_service->showLogWhenFailed();
        m_service.reset();
    }

    void jwks_changed_holdsAtOnce_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char *how : {"in place", "replaced", "linked"})
            QTest::newRow(how) << QByteArray(how);
    }
    void jwks_changed_holdsAtOnce()
    {
        QFETCH(QByteArray, how);
        const auto change = how == "in place" ? &writeInPlace : how == "replaced" ? &replace : &relink;
        const auto old = token_fixture::ecKey(CJOSE_JWK_EC_P_256, "old"),
                   fresh = token_fixture::ecKey(CJOSE_JWK_EC_P_256, "fresh");
        const QString file = m_folder->filePath(QStringLiteral("jwks.json"));
        change(file, keySet({&old}));
        start({{"MEDICONNECT_JWKS_FILE", file.toUtf8()}});
        const QByteArray byOld = foreignToken(old, "old"), byFresh = foreignToken(fresh, "fresh");
        QCOMPARE(status(byOld), 200);
        QCOMPARE(status(byFresh), 401);
        change(file, keySet({&old, &fresh}));
        QTRY_COMPARE_WITH_TIMEOUT(status(byFresh), 200, 5000);
        QCOMPARE(status(byOld), 200);
        QElapsedTimer since;
        since.start();
        change(file, keySet({&fresh}));
        QTRY_COMPARE_WITH_TIMEOUT(status(byOld), 401, 5000);
        qInfo("the removed key was refused after %lld ms", since.elapsed());
        for (int i = 0; i < 64; ++i) // whichever worker is asked
            QCOMPARE(Api(m_service->process().port()).withToken(byOld).get(inbox).status, 401);
        QCOMPARE(status(byFresh), 200);
        QCOMPARE(status(tokenOf(m_ann)), 200); // the secret stays
    }

    void jwks_broken_keepsTheOldKeys_andIsToldOnce()
    {
        const auto old = token_fixture::ecKey(CJOSE_JWK_EC_P_256, "old"),
                   fresh = token_fixture::ecKey(CJOSE_JWK_EC_P_256, "fresh");
        const QString file = m_folder->filePath(QStringLiteral("jwks.json"));
        writeInPlace(file, keySet({&old}));
        start({{"MEDICONNECT_JWKS_FILE", file.toUtf8()}});
        replace(file, "{\"keys\": [");
        QTRY_COMPARE(count("auth/jwks_file: the new content is not used"), 1);
        QCOMPARE(status(foreignToken(old, "old")), 200);
        QVERIFY(QFile::remove(file));
        QTRY_COMPARE(count("auth/jwks_file: the new content is not used (can't be read"), 1);
        QCOMPARE(status(foreignToken(old, "old")), 200);
        replace(file, keySet({&fresh}));
        QTRY_COMPARE_WITH_TIMEOUT(status(foreignToken(fresh, "fresh")), 200, 5000);
        QCOMPARE(status(foreignToken(old, "old")), 401);
        QCOMPARE(count("auth/jwks_file: the new content is not used"), 2);
        QCOMPARE(count("auth/jwks_file: read anew"), 1);
    }

    void certificate_replaced_isShownToNewConnections()
    {
        const PrivateCa first, second;
        const QString certificate = m_folder->filePath(QStringLiteral("server.pem")),
                      key = m_folder->filePath(QStringLiteral("server.key"));
        writeInPlace(certificate, contentOf(first.certificate()));
        writeInPlace(key, contentOf(first.key()));
        m_postgres = PrivatePostgres::ofRun();
        ServiceProcess tls(m_postgres->createDatabase(),
            {{"MEDICONNECT_TLS_CERTIFICATE", certificate.toUtf8()}, {"MEDICONNECT_TLS_KEY", key.toUtf8()}});
        tls.start();
        TlsClient old(tls.port());
        QCOMPARE(old.certificate(), QSslCertificate(contentOf(first.certificate())));
        QCOMPARE(old.get("/healthz"), 200);
        replace(certificate, contentOf(second.certificate()));
        QTRY_VERIFY(tls.log().contains("is not the key of the certificate"));
        QCOMPARE(TlsClient(tls.port()).certificate(), QSslCertificate(contentOf(first.certificate())));
        replace(key, contentOf(second.key()));
        QTRY_COMPARE_WITH_TIMEOUT(
            TlsClient(tls.port()).certificate(), QSslCertificate(contentOf(second.certificate())), 5000);
        QCOMPARE(old.get("/healthz"), 200);
        QCOMPARE(tls.terminate(), 0);
    }

    void hangup_readsTheFiles()
    {
        const PrivateCa first, second;
        const QString certificate = m_folder->filePath(QStringLiteral("server.pem")),
                      key = m_folder->filePath(QStringLiteral("server.key"));
        writeInPlace(certificate, contentOf(first.certificate()));
        writeInPlace(key, contentOf(first.key()));
        m_postgres = PrivatePostgres::ofRun();
        ServiceProcess tls(m_postgres->createDatabase(),
            {{"MEDICONNECT_TLS_CERTIFICATE", certificate.toUtf8()}, {"MEDICONNECT_TLS_KEY", key.toUtf8()}});
        tls.start();
        replace(certificate, contentOf(second.certificate()));
        replace(key, contentOf(second.key()));
        QCOMPARE(::kill(pid_t(tls.processId()), SIGHUP), 0);
        QTRY_COMPARE_WITH_TIMEOUT(
            TlsClient(tls.port()).certificate(), QSslCertificate(contentOf(second.certificate())), 5000);
    }

    void ciphers_ofTls12_areForwardSecretAndAuthenticated_data()
    {
        QTest::addColumn<QString>("cipher");
        QTest::addColumn<bool>("taken");
        QTest::newRow("ECDHE, GCM") << QStringLiteral("ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256")
                                    << true;
        QTest::newRow("ECDHE, ChaCha20") << QStringLiteral("ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305")
                                         << true;
        QTest::newRow("ECDHE, CBC") << QStringLiteral(
            "ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA")
                                    << false;
        QTest::newRow("RSA, GCM") << QStringLiteral("AES256-GCM-SHA384:AES128-GCM-SHA256") << false;
        QTest::newRow("DHE, GCM") << QStringLiteral("DHE-RSA-AES256-GCM-SHA384") << false;
    }
    void ciphers_ofTls12_areForwardSecretAndAuthenticated()
    {
        QFETCH(QString, cipher);
        QFETCH(bool, taken);
        const PrivateCa ca;
        m_postgres = PrivatePostgres::ofRun();
        ServiceProcess tls(m_postgres->createDatabase(),
            {{"MEDICONNECT_TLS_CERTIFICATE", ca.certificate().toUtf8()}, {"MEDICONNECT_TLS_KEY", ca.key().toUtf8()}});
        tls.start();
        QCOMPARE(TlsClient(tls.port(), cipher).isEncrypted(), taken);
        QVERIFY(TlsClient(tls.port()).isEncrypted());
    }

    void credentials_replaced_areSentWith()
    {
        FakeProviders providers {FakeProviders::Options {{Fake::Google, Fake::Fcm}}};
        Environment settings = providers.environment();
        const QString file = m_folder->filePath(QStringLiteral("account.json"));
        const QByteArray sound = contentOf(QString::fromUtf8(providers.setting("MEDICONNECT_FCM_CREDENTIALS")));
        QJsonObject other = QJsonDocument::fromJson(sound).object();
        other.insert(QStringLiteral("client_email"), QStringLiteral("somebody@else.example"));
        replace(file, QJsonDocument(other).toJson());
        settings.emplaceBack("MEDICONNECT_FCM_CREDENTIALS", file.toUtf8());
        settings.emplaceBack("MEDICONNECT_RETRY_DELAYS",
            "200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,"
            "200ms,200ms,200ms");
        start(settings);
        m_service->api()
            .as(m_ann)
            .post("/api/notifications/devices/", object({{"device_token", "of-ann"}, {"device_type", "android"}}))
            .expect(201);
        m_service->notification(m_ann).priority("critical").set("channels", array({"push"})).post();
        QTRY_VERIFY(m_service->process().log().contains("fcm does not work"));
        replace(file, sound);
        QTRY_COMPARE_WITH_TIMEOUT(providers.received(Fake::Fcm).size(), 1, 20'000);
        QVERIFY(count("fcm/credentials: read anew") == 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PrivatePostgres> m_postgres;
    std::unique_ptr<RunningService> m_service;
    User m_ann;
};

QTEST_GUILESS_MAIN(tst_KeyFiles)
#include "tst_key_files.moc"
