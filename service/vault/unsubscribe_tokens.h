#pragma once

#include "model/ids.h"
#include "model/notification_type.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace mc::vault {

/// What a link in a mail turns off: mails of one type for one user.
struct Unsubscription
{
    model::UserId user;
    model::NotificationType type = model::NotificationType::System;
    bool operator==(const Unsubscription &) const = default;
};

/// The tokens of those links. Whoever holds one may do just this, without signing in (RFC 8058), for as long as mails
/// are kept. Sealed rather than signed (XChaCha20-Poly1305), so that a neutral mail's link doesn't tell what the mail
/// is about; all are of one length for the same reason.
///
/// Under a key derived from the one that was set; tokens under previous ones are still good. Immutable, thread-safe.
class UnsubscribeTokens
{
public:
    /// Keys of 32 bytes.
    explicit UnsubscribeTokens(const QByteArray &key, const QList<QByteArray> &previousKeys = {});
    ~UnsubscribeTokens();
    UnsubscribeTokens(const UnsubscribeTokens &) = delete;
    UnsubscribeTokens &operator=(const UnsubscribeTokens &) = delete;

    /// Base64url without padding; another token every time.
    QByteArray seal(const Unsubscription &unsubscription) const;
    /// Nothing when none of the keys has sealed it, or it was changed.
    std::optional<Unsubscription> open(const QByteArray &token) const;

private:
    QList<QByteArray> m_keys; // the current one first
};

} // namespace mc::vault
