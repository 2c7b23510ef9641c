#pragma once

#include "console/session/secret_store.h"

namespace mc::console {

/// The system's keychain: the Secret Service or KWallet, whichever the desktop has. Lives on the main thread.
class Keychain : public SecretStore
{
public:
    void read(const QString &key, QObject *context, const Read &read) override;
    void write(const QString &key, const QByteArray &secret, QObject *context, const Done &done) override;
    void remove(const QString &key) override;
};

} // namespace mc::console
