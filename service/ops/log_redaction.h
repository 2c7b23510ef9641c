#pragma once

#include <QtCore/QString>

namespace mc::ops {

/// The text with every credential that can be told by its shape replaced by ***: bearer and other Authorization
/// values, JWTs, values of token, password and secret parameters or JSON members, the passwords of URLs, and the tokens
/// of links that stop mails.
QString redacted(const QString &text);

/// The URL with its password, in the user part or as a query parameter, replaced by ***.
QString withoutPassword(const QString &url);

} // namespace mc::ops
