#pragma once

#include <QtCore/QString>

namespace mc::console {

/// What a provider's error means, as people say it: "SMTP 550 5.1.1" is "The mailbox does not exist". The provider's own words
/// where nothing better is known.
QString plainError(const QString &error);

} // namespace mc::console
