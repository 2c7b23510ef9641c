#pragma once

#include "model/role_values.h"
#include "ops/network.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <chrono>
#include <optional>

namespace mc::ops {

/// An address and a TCP port to listen on; port 0 lets the system pick a free one.
struct Endpoint
{
    QHostAddress address {QHostAddress::LocalHost};
    quint16 port = 8000;
    bool operator==(const Endpoint &) const = default;
};

/// "127.0.0.1:8000", "[::1]:8000".
QString toString(const Endpoint &endpoint);

/// So many in such a time. A count of 0: no limit.
struct Rate
{
    int count = 6000;
    std::chrono::seconds per {60};
    bool operator==(const Rate &) const = default;
};

/// What the subject of an identity provider's token is to the directory.
enum class SubjectMeaning {
    Automatic, ///< a number in `sub` is an id, everything else an external id
    Id,
    ExternalId,
};

/// By which header a proxy says for whom it asks: the one that many write, or that of RFC 7239.
enum class ForwardedHeader { XForwardedFor, Forwarded };

enum class LogFormat { Text, Json };
/// In ascending order: a level shows itself and what stands after it.
enum class LogLevel { Debug, Info, Warning, Error };

/// All that an operator can set (CONTRACT section 2), a section a struct, with the defaults. A plain value: loaded and
/// checked once by loadSettings(), then handed in parts to those who need them; nothing reads files or the environment
/// afterwards. Empty texts, byte arrays and URLs mean "not set". Files are named by path, not read.
struct Settings
{
    struct Http
    {
        Endpoint listen;
        QUrl publicUrl; ///< without a final slash; not set: see baseUrl()
        QString tlsCertificate; ///< PEM file, the chain after the certificate
        QString tlsKey; ///< PEM file
        QStringList corsOrigins; ///< lower case, as browsers send them
        qint64 maxBody = 1024 * 1024; ///< bytes
        QList<Network> trustedProxies; ///< up to 64
        ForwardedHeader forwardedHeader = ForwardedHeader::XForwardedFor;
        Rate rateLimit;
        int socketsPerUser = 100; ///< WebSockets
        int socketsPerAddress = 10'000; ///< the same, of an IPv6 network
        bool operator==(const Http &) const = default;
        bool usesTls() const { return !tlsCertificate.isEmpty(); }
    };
    struct Database
    {
        QString url = QStringLiteral("postgresql:///mediconnect"); ///< libpq URI, verbatim
        bool operator==(const Database &) const = default;
    };
    struct Redis
    {
        QUrl url;
        bool operator==(const Redis &) const = default;
    };
    struct Auth
    {
        QByteArray jwtSecret; ///< at least 32 bytes when set
        QString jwksFile;
        QString jwksUrl; ///< the same, from the identity provider
        QString oidcIssuer; ///< the same, found by its discovery document; verbatim
        QString issuer;
        QString audience;
        QString subjectClaim = QStringLiteral("sub"); ///< of the identity provider's tokens, as the three that follow
        SubjectMeaning subjectIs = SubjectMeaning::Automatic;
        QString roleClaim = QStringLiteral("role");
        QList<model::RoleValue> roleValues; ///< empty: the values are our own words
        QByteArray encryptionKey; ///< 32 bytes, decoded
        QList<QByteArray> previousEncryptionKeys; ///< the same, up to 16
        Rate signInsPerAddress {30, std::chrono::seconds(60)}; ///< failed ones
        Rate signInsPerName {20, std::chrono::seconds(60)}; ///< the same
        bool operator==(const Auth &) const = default;
        bool fetchesKeys() const { return !jwksUrl.isEmpty() || !oidcIssuer.isEmpty(); }
    };
    struct Fcm
    {
        QString credentials; ///< service-account JSON file; not set: no push to Android and web
        QUrl url {QStringLiteral("https://fcm.googleapis.com")};
        bool operator==(const Fcm &) const = default;
    };
    struct Apns
    {
        QString key; ///< .p8 file; not set: no push to iOS
        QString keyId;
        QString teamId;
        QString topic;
        QUrl url {QStringLiteral("https://api.push.apple.com")};
        bool operator==(const Apns &) const = default;
    };
    struct Smtp
    {
        QUrl url; ///< not set: no email
        QString from;
        bool operator==(const Smtp &) const = default;
    };
    struct Sms
    {
        QUrl url; ///< not set: no SMS
        QString account;
        QString token;
        QString from;
        bool operator==(const Sms &) const = default;
    };
    struct Delivery
    {
        QList<std::chrono::milliseconds> retryDelays {std::chrono::minutes(1), std::chrono::minutes(5),
            std::chrono::minutes(15), std::chrono::minutes(30), std::chrono::minutes(60)}; ///< 1 to 20
        std::chrono::milliseconds inactiveAfter {std::chrono::hours(7 * 24)};
        bool phiInExternal = false;
        int mostDevices = 20; ///< active ones of one user
        Rate testPushes {3, std::chrono::seconds(60)}; ///< to one device
        QString caFile; ///< PEM file of CAs trusted in addition, for outgoing TLS
        bool operator==(const Delivery &) const = default;
    };
    struct Events
    {
        QList<std::chrono::milliseconds> reminderLeads {
            std::chrono::hours(24), std::chrono::hours(2), std::chrono::minutes(30)};
        QString templates; ///< folder of the clinic's own; not set: the shipped ones
        bool operator==(const Events &) const = default;
    };
    /// How long records are kept; absent: for ever. The audit log is, whatever stands here.
    struct Retention
    {
        using Kept = std::optional<std::chrono::milliseconds>;
        Kept notifications {std::chrono::hours(365 * 24)}; ///< from when they were due
        Kept deliveries {std::chrono::hours(180 * 24)}; ///< from their last attempt
        Kept journal {std::chrono::hours(180 * 24)}; ///< what timelines tell
        Kept batches {std::chrono::hours(90 * 24)}; ///< from their end
        Kept idempotencyKeys {std::chrono::hours(24)};
        Kept events {
            std::chrono::hours(30 * 24)}; ///< also those the outbox refused, and appointments, from when they began
        Kept hourlyStatistics {std::chrono::hours(400 * 24)}; ///< the only ones of single users
        Kept dailyStatistics; ///< of everybody and of clinics; their months stay
        bool operator==(const Retention &) const = default;
    };
    struct Canary
    {
        qint64 user = 0; ///< who gets the tests, by id; 0: nobody, none are sent
        std::chrono::milliseconds interval {std::chrono::minutes(15)};
        std::chrono::milliseconds timeout {std::chrono::minutes(2)};
        bool operator==(const Canary &) const = default;
    };
    struct Log
    {
        LogFormat format = LogFormat::Text;
        LogLevel level = LogLevel::Info;
        bool operator==(const Log &) const = default;
    };

    Http http;
    Database database;
    Redis redis;
    Auth auth;
    Fcm fcm;
    Apns apns;
    Smtp smtp;
    Sms sms;
    Delivery delivery;
    Events events;
    Retention retention;
    Canary canary;
    Log log;
    bool operator==(const Settings &) const = default;
};

/// The base of links: `publicUrl`, or else http(s)://LISTEN with the port that was really bound.
QUrl baseUrl(const Settings::Http &http, quint16 boundPort);

} // namespace mc::ops
