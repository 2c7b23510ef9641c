#pragma once

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QString>

namespace mc::delivery {

/// Tells when answers about single targets mean that the provider fails: several targets in a row got the same answer, and
/// none was served in between (CONTRACT section 12). One device or number never speaks for its provider, however often it
/// is tried.
class SameAnswers
{
public:
    static constexpr int severalTargets = 3;

    /// A target got that answer. Returns how many answers now count as the provider's: none while too few targets got it, all
    /// of theirs once enough did, and one each after that.
    int add(const QString &answer, const QString &target)
    {
        if (!m_targets.contains(answer) && m_targets.size() == mostAnswers)
            m_targets.clear();
        QSet<QString> &targets = m_targets[answer];
        if (targets.size() == severalTargets)
            return 1;
        targets.insert(target);
        return targets.size() == severalTargets ? severalTargets : 0;
    }
    /// The provider served somebody.
    void clear() { m_targets.clear(); }

private:
    static constexpr qsizetype mostAnswers = 16; // that are told apart

    QHash<QString, QSet<QString>> m_targets; ///< by answer; up to several for each
};

} // namespace mc::delivery
