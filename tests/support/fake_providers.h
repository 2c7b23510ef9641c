#pragma once

#include "support/json.h"
#include "support/service_process.h"

#include <QtCore/QTemporaryDir>

#include <chrono>

namespace mc::test {

/// The stand-ins; Google is the token endpoint that goes with FCM.
enum class Fake { Google, Fcm, Apns, Sms };

/// What a stand-in does instead of accepting a request that is in order:
/// ProviderAnswer::error("UNAVAILABLE").retryAfter("30").times(2). For all requests, unless times() says otherwise.
class ProviderAnswer
{
public:
    /// As usual. For a target it is an exception from what all others get.
    static ProviderAnswer accept() { return {{{"accept", true}}}; }
    /// An error by its documented name: FCM's errorCode, "UNAUTHENTICATED", APNs' reason, Twilio's code as text (also
    /// "20500" and "20503" for plain 500 and 503), OAuth's error.
    static ProviderAnswer error(const QByteArray &name) { return {{{"error", name}}}; }
    /// Any answer.
    static ProviderAnswer raw(int status, const QJsonObject &headers, const QByteArray &body)
    {
        return {{{"status", status}, {"headers", headers}, {"body", body}}};
    }
    /// 200 with a page of HTML, or with half a JSON.
    static ProviderAnswer html() { return {{{"garbage", "html"}}}; }
    static ProviderAnswer halfJson() { return {{{"garbage", "json"}}}; }
    /// Never answers.
    static ProviderAnswer hang() { return {{{"hang", true}}}; }
    /// Closes the connection, with all that is under way on it.
    static ProviderAnswer drop() { return {{{"drop", true}}}; }

    /// For the next few requests only, after those told before.
    ProviderAnswer times(int count) const { return with("times", count); }
    ProviderAnswer after(std::chrono::milliseconds delay) const { return with("delay", qint64(delay.count())); }
    /// Seconds or an HTTP date.
    ProviderAnswer retryAfter(const QByteArray &value) const { return with("retry_after", value); }
    /// FCM's INVALID_ARGUMENT: the field at fault, the token unless told; "": the token, told by FcmError alone.
    ProviderAnswer field(const QByteArray &path) const { return with("field", path); }
    /// FCM's QUOTA_EXCEEDED: whose quota its details name, "device", "project" (ErrorInfo) or "project failure" (QuotaFailure);
    /// without, it has none.
    ProviderAnswer quota(const QByteArray &whose) const { return with("quota", whose); }
    /// APNs' 410: since when the device token is dead.
    ProviderAnswer since(const QDateTime &when) const { return with("timestamp", when.toMSecsSinceEpoch()); }

    const QJsonObject &json() const { return m_json; }
    /// What json() told: tables of tests hold it.
    static ProviderAnswer of(const QJsonObject &json)
    {
        ProviderAnswer answer({});
        answer.m_json = json;
        return answer;
    }

private:
    ProviderAnswer(std::initializer_list<std::pair<const char *, Value>> members)
        : m_json(object(members))
    {
    }
    ProviderAnswer with(const char *name, const Value &value) const
    {
        ProviderAnswer changed = *this;
        changed.m_json.insert(QLatin1String(name), value.json);
        return changed;
    }

    QJsonObject m_json;
};

/// How a request of the SMS provider to the service is made.
struct Webhook
{
    enum class Signature { Right, Wrong, Missing };
    QByteArray via = {}; ///< origin where the service really is, if it is not where its public URL says
    Signature signature = Signature::Right;
    QByteArray url = {}; ///< of a status callback: another address than the message named
    int errorCode = 0; ///< of a status callback: why it failed; 0: none
};

/// What the service answered to it; status 0: nothing.
struct WebhookAnswer
{
    int status = 0;
    QByteArray body;
};

/// FCM with Google's token endpoint, APNs and an SMS provider, over real sockets on 127.0.0.1 (shared/stand_ins). They
/// hold each request against the providers' public documentation: what breaks it is refused as the provider would, and
/// kept as a violation.
///
/// A process of its own, driven by blocking, bounded calls from the thread that made it: a sender under test that lives
/// on that same thread does not run meanwhile. Dies with the test; keys and credentials are made anew by each.
class FakeProviders
{
public:
    struct Options
    {
        QList<Fake> providers = {Fake::Fcm, Fake::Apns, Fake::Sms};
        QList<Fake> overTls = {}; ///< FCM and SMS then offer HTTP/2 and 1.1; APNs speaks HTTP/2 always
        std::chrono::milliseconds delay {0}; ///< of every answer but Google's
        bool isLight = false; ///< for much traffic: keeps [time, target, id] of each request, no more
        /// Not 0: all of them, and a mail server, have the troubles of a clinic's day that takes so long.
        std::chrono::seconds day {0};
    };

    /// Starts them; fails the test when they don't come up.
    FakeProviders();
    explicit FakeProviders(const Options &options, std::source_location where = std::source_location::current());
    ~FakeProviders();

    /// What the service needs to know to use them.
    const Environment &environment() const { return m_environment; }
    QByteArray setting(const char *name) const;

    /// All requests since the start or clear(), in order: {at, method, path, httpVersion, headers, body, target, id,
    /// status}. `at` is in milliseconds since 1970, with fractions; `body` a form or JSON as an object; `target` the
    /// device token or number, `id` what the sender calls it (data.notification_id, apns-id, StatusCallback); `status`
    /// comes with the answer, a number, "hang" or "drop". Accepted SMS have `sid` and `segments` too. In light mode
    /// only [at, target, id].
    QJsonArray received(Fake provider);
    int count(Fake provider);
    /// {count, accepted, per_second: [[second, requests]…], provider_tokens}.
    QJsonObject figures(Fake provider);
    /// Whether so many requests have come, waiting for them up to that long.
    bool waitFor(Fake provider, int count, std::chrono::milliseconds patience = std::chrono::seconds(30));
    /// What broke a provider's documented protocol.
    QStringList violations();
    /// All that was received in plain text, for searches: heads, bodies, and the texts in bodies without their
    /// encoding.
    QByteArray everything();

    /// Forgets what was received, violations, and what was told to be answered. Access tokens stay good.
    void clear();
    /// What to answer to requests for that device token or number; empty: to all that have nothing of their own.
    void answer(Fake provider, const QByteArray &target, const ProviderAnswer &what);
    void answer(Fake provider, const ProviderAnswer &what) { answer(provider, {}, what); }
    void setDelay(Fake provider, std::chrono::milliseconds delay);
    /// Not reachable: its connections are dropped, new ones refused. Reachable again: on the same port.
    void setReachable(Fake provider, bool isReachable);
    /// Google's access tokens given out so far are refused from now on.
    void revokeAccessTokens();
    void setAccessTokenLifetime(std::chrono::seconds lifetime);
    /// Whether APNs refuses a second provider token within 20 minutes. It does not at first: instances have one each.
    void countProviderTokenUpdates(bool isOn);

    /// Tells the service how an accepted SMS fares: queued, sent, delivered, undelivered, failed.
    WebhookAnswer sendStatusCallback(const QString &sid, const char *status, const Webhook &how = {});
    /// A message from that number, sent to the service's address for them.
    WebhookAnswer sendInbound(
        const QByteArray &url, const QByteArray &from, const QByteArray &text, const Webhook &how = {});

private:
    QJsonValue call(const char *command, const QJsonObject &rest = {}, int patience = 60'000);
    QJsonValue callOf(const char *command, Fake provider, const QJsonObject &rest = {});
    WebhookAnswer post(const char *command, const QJsonObject &what, const Webhook &how);
    QJsonObject readLine(int patience);

    QTemporaryDir m_folder;
    QProcess m_process;
    Environment m_environment;
};

} // namespace mc::test
