#pragma once

#include "support/fake_providers.h"

namespace mc::test {

/// What a provider said to curl.
struct ProviderReply
{
    int exitCode = -1; ///< curl's
    int status = 0;
    QByteArray version; ///< of HTTP: 1.1, 2
    QByteArray head;
    QJsonObject body;
};

ProviderReply curl(const QByteArrayList &options);
/// All the options that curl() starts it with.
QStringList curlOptions(const QByteArrayList &options);

/// Sends providers what is right by their documentation, with whatever change a test makes to it: by curl and with
/// tokens signed by Node, for which nothing in this house was made. Lives as long as the stand-ins it speaks to.
class ProviderClient
{
public:
    struct ApnsRequest
    {
        QByteArrayList headers
            = {}; ///< in the place of the right ones of their names; "name;" is one without a value, "name:" none
        QByteArray body = R"({"aps":{"alert":"News"}})";
        QByteArray device = appleDevice;
    };
    using Form = QList<std::pair<QByteArray, QByteArray>>;

    static const QByteArray grantType;
    static const QByteArray appleDevice;
    static const QByteArray apnsId;

    /// Asks for the tokens it uses.
    explicit ProviderClient(const FakeProviders &fakes);

    /// What Google's endpoint gets, with those members instead of the right ones.
    QByteArray assertion(const QJsonObject &header = {}, const QJsonObject &claims = {}) const;
    ProviderReply askToken(const QByteArray &assertion, const QByteArray &grant = grantType) const;
    QByteArray tokenUrl() const;
    QByteArray accessToken() const;
    void renewAccessToken() { m_access = accessToken(); }

    /// A message with every block.
    static QJsonObject fcmMessage();
    ProviderReply sendFcm(const QJsonObject &message) const { return sendFcm(message, m_access); }
    ProviderReply sendFcm(const QJsonObject &message, const QByteArray &accessToken) const;

    QByteArray providerToken(const QJsonObject &header = {}, const QJsonObject &claims = {}) const;
    QByteArrayList apnsOptions(const ApnsRequest &request) const;
    ProviderReply sendApns() const { return sendApns(ApnsRequest()); }
    ProviderReply sendApns(const ApnsRequest &request) const { return curl(apnsOptions(request)); }

    /// With those fields instead of the right ones, and another token than the account's.
    ProviderReply sendSms(const Form &changes = {}, const QByteArray &token = {}) const;
    /// How the account's webhooks are signed.
    QByteArray signatureOf(const QByteArray &url, const QJsonObject &form) const;

private:
    QByteArray setting(const char *name) const { return m_fakes.setting(name); }

    const FakeProviders &m_fakes;
    QJsonObject m_account;
    QByteArray m_access;
    QByteArray m_provider;
};

} // namespace mc::test
