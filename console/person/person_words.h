#pragma once

#include "model/user.h"

namespace mc::console {

// What is said of a person, in the language of the moment.

/// "Doctor · clinic 3".
QString placeText(const model::User &user);
/// The language in itself with its tag: "español (es)".
QString languageText(const QString &locale);

} // namespace mc::console
