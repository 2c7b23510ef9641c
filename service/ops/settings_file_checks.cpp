#include "ops/settings_checks.h"

#include "model/result.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

namespace mc::ops {

namespace {

/// What is wrong with a file's content; empty when nothing is.
using ContentCheck = QString (*)(const QByteArray &content);

constexpr qint64 largestFile = 1024 * 1024;

QString checkCertificates(const QByteArray &content)
{
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(content, QSsl::Pem);
    return certificates.isEmpty() ? QStringLiteral("holds no certificate in PEM") : QString();
}

QString checkPrivateKey(const QByteArray &content)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (!QSslKey(content, algorithm, QSsl::Pem).isNull())
            return {};
    }
    return QStringLiteral("holds no private RSA or EC key in PEM without passphrase");
}

/// Apple's .p8 is an EC key on P-256, for ES256.
QString checkEcKey(const QByteArray &content)
{
    const bool isKey = !QSslKey(content, QSsl::Ec, QSsl::Pem).isNull();
    return isKey ? QString() : QStringLiteral("holds no private EC key in PEM, as .p8 files do");
}

QString checkKeySet(const QByteArray &content)
{
    const QJsonArray keys = QJsonDocument::fromJson(content).object().value(QLatin1String("keys")).toArray();
    return keys.isEmpty() ? QStringLiteral("is no JSON Web Key Set: an object with \"keys\"") : QString();
}

QString checkServiceAccount(const QByteArray &content)
{
    const QJsonObject account = QJsonDocument::fromJson(content).object();
    for (const auto *name : {"project_id", "client_email", "private_key", "token_uri"}) {
        if (account.value(QLatin1String(name)).toString().isEmpty())
            return QStringLiteral("is no service account's JSON: \"%1\" is missing").arg(QLatin1String(name));
    }
    const QString reason = checkPrivateKey(account.value(QLatin1String("private_key")).toString().toUtf8());
    return reason.isEmpty() ? QString() : QStringLiteral("has a \"private_key\" that ") + reason;
}

QString checkFile(const QString &path, ContentCheck check)
{
    if (QFileInfo(path).isDir())
        return QStringLiteral("is a folder, not a file");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("can't be read: ") + file.errorString();
    if (file.size() > largestFile)
        return QStringLiteral("is larger than 1MiB");
    return check(file.readAll());
}

} // namespace

QString serviceAccountProblem(const QByteArray &content) { return checkServiceAccount(content); }

QString apnsKeyProblem(const QByteArray &content) { return checkEcKey(content); }

QList<SettingsFinding> checkFiles(const Settings &settings)
{
    struct Row
    {
        QString key;
        QString path;
        ContentCheck check;
    };
    const QList<Row> rows {
        {.key = QStringLiteral("http/tls_certificate"),
            .path = settings.http.tlsCertificate,
            .check = checkCertificates},
        {.key = QStringLiteral("http/tls_key"), .path = settings.http.tlsKey, .check = checkPrivateKey},
        {.key = QStringLiteral("auth/jwks_file"), .path = settings.auth.jwksFile, .check = checkKeySet},
        {.key = QStringLiteral("fcm/credentials"), .path = settings.fcm.credentials, .check = checkServiceAccount},
        {.key = QStringLiteral("apns/key"), .path = settings.apns.key, .check = checkEcKey},
        {.key = QStringLiteral("delivery/ca_file"), .path = settings.delivery.caFile, .check = checkCertificates},
    };
    QList<SettingsFinding> findings;
    for (const Row &row : rows) {
        const QString reason = row.path.isEmpty() ? QString() : checkFile(row.path, row.check);
        if (!reason.isEmpty())
            findings.append({.key = row.key, .reason = reason});
    }
    const QFileInfo templates(settings.events.templates);
    if (!settings.events.templates.isEmpty() && !(templates.isDir() && templates.isReadable()))
        findings.append(
            {.key = QStringLiteral("events/templates"), .reason = QStringLiteral("is no folder that can be read")});
    return findings;
}

} // namespace mc::ops
