#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <algorithm>
#include <chrono>

namespace mc::delivery {

/// What the provider answered last to each of the targets that were tried lately, and so which share of them gets an answer: a
/// few targets never speak for their provider, however often they are tried (CONTRACT section 12, "One recipient's trouble is
/// theirs"). What counts as one target is told by targetOf().
///
/// Remembers few targets, and not for long: of a busy provider those of the last moment, of an idle one those of ten minutes.
class TargetShares
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr qsizetype mostTargets = 20;
    static constexpr qsizetype leastTargets = 3; ///< with the same answer, to have a share at all
    static constexpr double shareOfAll = 0.75; ///< from which on the answer is taken for the provider's
    static constexpr std::chrono::minutes memory {10};

    /// `answer`: the error; empty: it was served.
    void add(const QString &target, const QString &answer, Clock::time_point now)
    {
        m_last.removeIf([&](const Last &last) { return last.target == target || last.at + memory < now; });
        if (m_last.size() == mostTargets)
            m_last.removeFirst();
        m_last += {target, answer, now};
    }
    /// The share of the targets whose last answer is this one, from 0 to 1; 0 while they are too few to tell.
    double shareOf(const QString &answer) const
    {
        const auto those
            = std::count_if(m_last.begin(), m_last.end(), [&](const Last &last) { return last.answer == answer; });
        return those < leastTargets ? 0 : double(those) / double(m_last.size());
    }
    /// Whether that target was not served when it was tried last.
    bool isInTrouble(const QString &target) const
    {
        return std::any_of(m_last.begin(), m_last.end(),
            [&](const Last &last) { return last.target == target && !last.answer.isEmpty(); });
    }

private:
    struct Last
    {
        QString target;
        QString answer;
        Clock::time_point at;
    };
    QList<Last> m_last; ///< the latest at the end
};

} // namespace mc::delivery
