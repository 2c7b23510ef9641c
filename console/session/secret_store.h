#pragma once

#include "model/result.h"

#include <QtCore/QObject>

#include <functional>

namespace mc::console {

/// Where secrets are kept from one run to the next: never in a file of the console's. Calls back later, unless the context is
/// gone.
class SecretStore
{
public:
    using Read = std::function<void(const model::Result<QByteArray> &)>;
    using Done = std::function<void(const model::Result<void> &)>;

    virtual ~SecretStore() = default;
    /// Errors: NotFound when there is none of that key; Unavailable when secrets can't be kept here, saying why.
    virtual void read(const QString &key, QObject *context, const Read &read) = 0;
    /// Error: Unavailable, saying why.
    virtual void write(const QString &key, const QByteArray &secret, QObject *context, const Done &done) = 0;
    virtual void remove(const QString &key) = 0;
};

} // namespace mc::console
