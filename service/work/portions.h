#pragma once

#include "work/work.h"

#include <algorithm>

namespace mc::work {

/// What is taken of a queue at once.
struct Portion
{
    int most = 0;
    int size = 0; ///< how many there were, to be set by who takes them; 0: none, or it was not known yet
};

/// Takes what waits in a queue by portions, each in a transaction. One that fails by what is in it, or that others' locks or its own
/// size keep too long, is tried again by halves, until what fails is alone: that is put aside, and the others go on. So neither bad
/// data nor a locked row of one holds up the rest. Portions grow again with each that goes well.
///
/// One for each turn of a job, on its thread.
class Portions
{
public:
    /// `most`: in a portion.
    Portions(store::DatabaseConnection &connection, int most)
        : m_connection(connection)
        , m_most(most)
        , m_size(most)
    {
    }

    /// `take(Portion &)` takes the next ones; `putAside(error, isForGood)` puts the one that the latest call had alone behind the
    /// others, or out of the queue for good, since its data can't be stored. Each is a transaction of `work`, and answers the same
    /// kind of Result. Error: that of `take` when it says nothing about what was taken.
    template<typename Take, typename PutAside>
    auto next(Work &work, Take take, PutAside putAside) -> decltype(take(std::declval<Portion &>()));

private:
    /// Whether fewer may succeed where more failed.
    static bool isAboutItems(store::SqlFailure failure)
    {
        return failure == store::SqlFailure::Locked || failure == store::SqlFailure::Exhausted || isForGood(failure);
    }
    static bool isForGood(store::SqlFailure failure)
    {
        return failure == store::SqlFailure::BadData || failure == store::SqlFailure::Duplicate;
    }

    store::DatabaseConnection &m_connection;
    const int m_most;
    int m_size;
};

template<typename Take, typename PutAside>
auto Portions::next(Work &work, Take take, PutAside putAside) -> decltype(take(std::declval<Portion &>()))
{
    constexpr int mostTries = 3; // of one that another transaction stores too
    for (int alone = 0;;) {
        Portion portion {.most = m_size};
        auto taken = work.transaction([&]() -> decltype(take(portion)) {
            // Others' locks are not waited for: there is more to do.
            if (const auto set = m_connection.execute(QStringLiteral("SET LOCAL lock_timeout = 200")); !set)
                return set.error();
            return take(portion);
        });
        if (taken) {
            m_size = std::min(2 * m_size, m_most);
            return taken;
        }
        const store::SqlFailure failure = m_connection.lastFailure();
        if (portion.size == 0 || !isAboutItems(failure))
            return taken;
        if (portion.size > 1)
            m_size = portion.size / 2;
        else if (failure != store::SqlFailure::Duplicate || ++alone == mostTries)
            return work.transaction([&] { return putAside(taken.error(), isForGood(failure)); });
    }
}

} // namespace mc::work
