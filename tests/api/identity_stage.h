#pragma once

#include "support/fake_identity_provider.h"
#include "support/running_service.h"

#include <QtTest/QTest>

#include <csignal>

namespace mc::test {

inline const QByteArray inbox = "/api/notifications/", everybody = "/api/users/";
inline const QByteArray audience = "notifications";

/// An identity provider, a service that trusts it, and people of the directory whom the provider knows by names of its own.
class IdentityStage
{
public:
    explicit IdentityStage(const QByteArray &path = "/realms/clinic")
        : m_provider(path)
    {
    }

    FakeIdentityProvider &provider() { return m_provider; }
    RunningService &service() { return *m_service; }
    Api &api() { return m_service->api(); }
    void showLogWhenFailed() const
    {
        if (m_service)
            m_service->showLogWhenFailed();
    }

    Environment settingsOf(const Environment &more = {}) const
    {
        return Environment {{"MEDICONNECT_OIDC_ISSUER", m_provider.issuer()}, {"MEDICONNECT_CA_FILE", m_provider.ca()},
                   {"MEDICONNECT_JWT_AUDIENCE", audience}}
        + more;
    }
    void start(const Environment &settings)
    {
        m_service = std::make_unique<RunningService>(settings);
        m_service->start();
        QVERIFY(!QTest::currentTestFailed());
    }
    // The service begins to fetch when it begins to listen.
    void startWithKeys(const QByteArrayList &keys, const Environment &more = {})
    {
        m_provider.publish(keys);
        start(settingsOf(more));
        QTRY_VERIFY(log().contains("identity provider: its keys are here"));
    }
    QByteArray log() const { return m_service->process().log(); }

    Caller module() const
    {
        const QJsonObject claims = merged(claimsOf({0, "users", "service"}), object({{"aud", audience}}));
        return m_service->api().withToken(token(claims));
    }
    // Somebody of the directory whom the provider calls so.
    User addUser(const QByteArray &role, const QByteArray &externalId)
    {
        const User user {++m_lastId, "user-" + QByteArray::number(m_lastId), role};
        module()
            .put(userPath(user.id), merged(Directory::person(user), object({{"external_id", externalId}})))
            .expect(201);
        return user;
    }
    QJsonObject claims(const QByteArray &subject, const QByteArray &role = "patient") const
    {
        return object({{"iss", m_provider.issuer()}, {"aud", audience}, {"sub", subject}, {"role", role},
            {"iat", secondsFromNow(0)}, {"exp", secondsFromNow(300)}});
    }
    Caller by(const QByteArray &key, const QJsonObject &what)
    {
        return m_service->api().withToken(m_provider.token(key, what));
    }
    int statusOf(const QByteArray &key, const QByteArray &subject)
    {
        return by(key, claims(subject)).get(inbox).status;
    }
    // As `kill -HUP` does.
    void hangUp() { QCOMPARE(::kill(pid_t(m_service->process().processId()), SIGHUP), 0); }
    qint64 lastId() const { return m_lastId; }

private:
    FakeIdentityProvider m_provider;
    std::unique_ptr<RunningService> m_service;
    qint64 m_lastId = 100;
};

} // namespace mc::test
