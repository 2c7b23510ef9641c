#include "console/session/keychain.h"

#include <qt6keychain/keychain.h>

namespace mc::console {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

QString serviceName() { return QStringLiteral("mediconnect-console"); }

Error errorOf(const QKeychain::Job &job)
{
    return {job.error() == QKeychain::EntryNotFound ? ErrorCode::NotFound : ErrorCode::Unavailable, job.errorString()};
}

} // namespace

void Keychain::read(const QString &key, QObject *context, const Read &read)
{
    auto job = new QKeychain::ReadPasswordJob(serviceName()); // deletes itself when it is done
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, read] {
        if (job->error() != QKeychain::NoError)
            return read(errorOf(*job));
        const QByteArray secret = job->binaryData();
        read(secret.isEmpty() ? Result<QByteArray>(Error {ErrorCode::NotFound, {}}) : secret);
    });
    job->start();
}

void Keychain::write(const QString &key, const QByteArray &secret, QObject *context, const Done &done)
{
    auto job = new QKeychain::WritePasswordJob(serviceName());
    job->setKey(key);
    job->setBinaryData(secret);
    QObject::connect(job, &QKeychain::Job::finished, context,
        [job, done] { done(job->error() == QKeychain::NoError ? Result<void>() : errorOf(*job)); });
    job->start();
}

void Keychain::remove(const QString &key)
{
    auto job = new QKeychain::DeletePasswordJob(serviceName());
    job->setKey(key);
    job->start();
}

} // namespace mc::console
