#pragma once

#include "model/result.h"
#include "store/store.h"
#include "threads/mailbox.h"
#include "threads/turns.h"

#include <functional>
#include <memory>
#include <vector>

class QThread;

namespace mc::threads {

/// Asks the database for threads that must not wait for it: a few threads, each with a store of its own, take the tasks and send
/// the answers back. Those of one holder are taken in order, and holders take turns.
///
/// May be used from any thread. start() and stop() are called on one thread, each safe twice; stop() finishes the tasks
/// there are. Its owner keeps the mailboxes for its answers alive for longer.
class StoreDesk
{
public:
    using Task = std::function<void(store::Store &)>;

    /// `name` stands in the names of its threads and sessions. `mostOfOne`: threads that work for one holder at once; 0: all of them.
    StoreDesk(store::DatabaseUrl url, int threads, const QString &name, int mostOfOne = 0);
    ~StoreDesk();

    void start();
    void stop();

    /// Runs `work(store)` on one of the desk's threads, then `answer(outcome)` where `mailbox` is read, behind what the
    /// work itself sent there; not at all when that has been closed. Both must be copyable. `holder`: for whom it is asked; empty:
    /// for nobody in particular. Error: Unavailable when too many tasks wait, or the desk is not running; then neither runs.
    template<typename Letter, typename Work, typename Answer>
    model::Result<void> ask(Mailbox<Letter> &mailbox, Work work, Answer answer, const QByteArray &holder = {})
    {
        return post(holder, [&mailbox, work = std::move(work), answer = std::move(answer)](store::Store &store) {
            mailbox.post(Call([answer, outcome = work(store)] { answer(outcome); }));
        });
    }

private:
    model::Result<void> post(const QByteArray &holder, Task task);
    void work(int number);

    store::DatabaseUrl m_url;
    int m_threadCount;
    QString m_name;
    std::vector<std::unique_ptr<QThread>> m_threads;
    Turns<Task> m_tasks; ///< open between start() and stop()
};

} // namespace mc::threads
