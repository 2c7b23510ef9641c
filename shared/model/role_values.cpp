#include "model/role_values.h"

#include <algorithm>

namespace mc::model {

namespace {

std::optional<Role> roleOf(const QString &word, const QList<RoleValue> &table)
{
    if (table.isEmpty())
        return roleFromWord(word);
    const auto found
        = std::find_if(table.begin(), table.end(), [&word](const RoleValue &known) { return known.value == word; });
    return found == table.end() ? std::nullopt : std::optional(found->role);
}

} // namespace

std::optional<Role> roleOf(const QStringList &words, const QList<RoleValue> &table)
{
    std::optional<Role> highest;
    for (const QString &word : words) {
        // They are in the order of their rights.
        if (const std::optional<Role> role = roleOf(word, table))
            highest = std::min(*role, highest.value_or(*role));
    }
    return highest ? highest : roleOf(QStringLiteral("*"), table);
}

} // namespace mc::model
