#include "program/provider_accounts.h"

#include "ops/settings_checks.h"

#include <QtCore/QFile>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

delivery::ApnsAccount apnsAccount(const ops::Settings::Apns &apns, const QByteArray &key)
{
    return {.key = key, .keyId = apns.keyId.toUtf8(), .teamId = apns.teamId.toUtf8(), .topic = apns.topic.toUtf8()};
}

Result<void> outcome(const QString &problem)
{
    return problem.isEmpty() ? Result<void>() : Error {ErrorCode::ValidationError, problem};
}

} // namespace

ProviderAccounts::ProviderAccounts(const ops::Settings &settings)
    : fcm(delivery::serviceAccountFromJson(contentOf(settings.fcm.credentials)))
    , apns(apnsAccount(settings.apns, contentOf(settings.apns.key)))
{
}

void ProviderAccounts::follow(const ops::Settings &settings, FileWatch &watch)
{
    if (!settings.fcm.credentials.isEmpty())
        watch.add(
            QStringLiteral("fcm/credentials"), {settings.fcm.credentials}, [this](const QByteArrayList &contents) {
                const Result<void> sound = outcome(ops::serviceAccountProblem(contents.first()));
                if (sound)
                    fcm.replace(delivery::serviceAccountFromJson(contents.first()));
                return sound;
            });
    if (!settings.apns.key.isEmpty())
        watch.add(QStringLiteral("apns/key"), {settings.apns.key},
            [this, of = settings.apns](const QByteArrayList &contents) {
                const Result<void> sound = outcome(ops::apnsKeyProblem(contents.first()));
                if (sound)
                    apns.replace(apnsAccount(of, contents.first()));
                return sound;
            });
}

} // namespace mc::program
