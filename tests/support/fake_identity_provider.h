#pragma once

#include "support/json.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <chrono>

namespace mc::test {

/// An identity provider in a process of its own (identity_provider.cjs): over HTTPS, with a CA made for the run. It publishes keys,
/// rotates them, signs tokens, and goes away or answers nonsense when it is told to. A key's name is its `kid`; one that begins with
/// "rsa" is for RS256, others are for ES256.
class FakeIdentityProvider
{
public:
    /// `path` is the issuer's, such as "/realms/clinic".
    explicit FakeIdentityProvider(const QByteArray &path = {});
    ~FakeIdentityProvider();

    QByteArray issuer() const { return m_issuer; }
    QByteArray keysUrl() const { return m_keysUrl; }
    QByteArray ca() const { return m_ca; }

    void publish(const QByteArrayList &keys);
    /// A token signed with that key, whether it is published or not.
    QByteArray token(const QByteArray &key, const QJsonObject &claims);
    /// `what`: "keys" or "discovery". What is answered from now on: some of {status, headers, body, hang}.
    void answer(const char *what, const QJsonObject &how);
    /// The usual answers again.
    void clear();
    void setReachable(bool isReachable);
    /// How often it was asked.
    int count(const char *what);
    /// Waits until it was asked so often. False: it was not, in ten seconds.
    bool waitFor(const char *what, int count);

private:
    QJsonValue call(const char *command, const QJsonObject &rest = {});
    QJsonObject readLine();

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_issuer;
    QByteArray m_keysUrl;
    QByteArray m_ca;
};

} // namespace mc::test
