#pragma once

#include <QtCore/QStringList>

#include <optional>

namespace mc::model {

/// The known name that somebody who wrote `unknown` is likely to have meant; nothing when none is near. For "section/name",
/// a right name in the wrong section, or in none, is near.
std::optional<QString> nearestName(const QString &unknown, const QStringList &known);

} // namespace mc::model
