#pragma once

#include <QtCore/QStringList>

#include <jansson.h>

#include <optional>

namespace mc::auth {

/// The claim at the end of a way: `realm_access.roles` is the member `roles` of the object `realm_access`. Names may hold dots
/// themselves, as `https://clinic.example/role` does: the longest name that is there wins. Null: there is none.
const json_t *claimAt(const json_t *claims, QStringView path);

/// The claim as a text. A whole number is one too.
std::optional<QString> textAt(const json_t *claims, QStringView path);

/// The claim as words: a text is one, a list of texts several. Of `scope` and `scp` the text is divided at blanks (RFC 8693 section
/// 4.2). Anything else is none.
QStringList wordsAt(const json_t *claims, QStringView path);

} // namespace mc::auth
