#pragma once

#include "model/error.h"

#include <QtCore/QByteArray>

#include <optional>

namespace mc::auth {

/// Where the keys come from that a token may name before they are here. Thread-safe, and waits for nobody.
class KeySupply
{
public:
    virtual ~KeySupply() = default;

    /// A token names a key that is not among those at hand (empty: no key is at hand at all). It may have the key fetched. Answers the
    /// error for a token that can't be judged yet; nothing when there is no such key.
    virtual std::optional<model::Error> missing(const QByteArray &keyId) = 0;
};

} // namespace mc::auth
