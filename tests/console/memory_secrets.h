#pragma once

#include "console/session/secret_store.h"

#include <QtCore/QHash>

namespace mc::test {

/// Keeps secrets as long as the test, as a keychain does; or is none at all.
class MemorySecrets : public console::SecretStore
{
public:
    QHash<QString, QByteArray> secrets;
    bool isThere = true;

    void read(const QString &key, QObject *context, const Read &read) override
    {
        const auto found = secrets.constFind(key);
        const model::Result<QByteArray> answer = !isThere ? model::Result<QByteArray>(absence())
            : found == secrets.cend()
            ? model::Result<QByteArray>(model::Error {model::ErrorCode::NotFound, QStringLiteral("Not there.")})
            : *found;
        QMetaObject::invokeMethod(
            context, [read, answer] { read(answer); }, Qt::QueuedConnection);
    }

    void write(const QString &key, const QByteArray &secret, QObject *context, const Done &done) override
    {
        if (isThere)
            secrets.insert(key, secret);
        const model::Result<void> outcome = isThere ? model::Result<void>() : absence();
        QMetaObject::invokeMethod(
            context, [done, outcome] { done(outcome); }, Qt::QueuedConnection);
    }

    void remove(const QString &key) override { secrets.remove(key); }

private:
    static model::Error absence() { return {model::ErrorCode::Unavailable, QStringLiteral("No keychain here.")}; }
};

} // namespace mc::test
