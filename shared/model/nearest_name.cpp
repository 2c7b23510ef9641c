#include "model/nearest_name.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace mc::model {

namespace {

// Longer ones are not compared: nobody means them.
constexpr qsizetype longestName = 80;

/// How many letters have to be changed, added or left out to make one word of the other (Levenshtein).
int distance(QStringView one, QStringView other)
{
    std::vector<int> row(size_t(other.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < one.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (size_t j = 1; j < row.size(); ++j) {
            const int changed = diagonal + (one[i] == other[qsizetype(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

QStringView lastPart(QStringView name) { return name.sliced(name.lastIndexOf(u'/') + 1); }

// Two for each letter; the wrong section costs more than one letter and less than two.
int nameDistance(const QString &one, const QString &other)
{
    return std::min(2 * distance(one, other), 2 * distance(lastPart(one), lastPart(other)) + 3);
}

// One letter in three may be wrong, three at most; one always, and so may the section.
int longestDistance(const QString &name) { return std::clamp(2 * int(lastPart(name).size() / 3), 3, 6); }

} // namespace

std::optional<QString> nearestName(const QString &unknown, const QStringList &known)
{
    if (unknown.size() > longestName)
        return {};
    const auto cost
        = [wanted = unknown.toLower()](const QString &name) { return nameDistance(wanted, name.toLower()); };
    const auto nearest = std::min_element(known.begin(), known.end(),
        [&cost](const QString &one, const QString &other) { return cost(one) < cost(other); });
    return nearest != known.end() && cost(*nearest) <= longestDistance(unknown) ? std::optional(*nearest)
                                                                                : std::nullopt;
}

} // namespace mc::model
