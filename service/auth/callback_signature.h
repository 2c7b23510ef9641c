#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace mc::auth {

/// Whether a request is signed as Twilio signs its callbacks (its documentation, "Validating Signatures"): the base64 of an
/// HMAC-SHA1, with the account's token for its key, over the URL it was sent to and each field of its form, name and value
/// joined, in the order of the names. Compared in constant time.
bool isSignedByProvider(const QByteArray &signature, const QByteArray &token, const QByteArray &url,
    QList<std::pair<QByteArray, QByteArray>> fields);

} // namespace mc::auth
