#pragma once

#include "model/result.h"
#include "store/store.h"
#include "threads/mailbox.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

class QThread;

namespace mc::threads {

/// Asks the database for threads that must not wait for it: a few threads, each with a store of its own, take the tasks
/// in order and send the answers back.
///
/// May be used from any thread. start() and stop() are called on one thread, each safe twice; stop() finishes the tasks
/// there are. Its owner keeps the mailboxes for its answers alive for longer.
class StoreDesk
{
public:
    using Task = std::function<void(store::Store &)>;

    /// `name` stands in the names of its threads and sessions.
    StoreDesk(store::DatabaseUrl url, int threads, const QString &name);
    ~StoreDesk();

    void start();
    void stop();

    /// Runs `work(store)` on one of the desk's threads, then `answer(outcome)` where `mailbox` is read, behind what the
    /// work itself sent there; not at all when that has been closed. Both must be copyable. Error: Unavailable when too
    /// many tasks wait, or the desk is not running; then neither runs.
    template<typename Letter, typename Work, typename Answer>
    model::Result<void> ask(Mailbox<Letter> &mailbox, Work work, Answer answer)
    {
        return post([&mailbox, work = std::move(work), answer = std::move(answer)](store::Store &store) {
            mailbox.post(Call([answer, outcome = work(store)] { answer(outcome); }));
        });
    }

private:
    model::Result<void> post(Task task);
    void work(int number);
    Task next();

    store::DatabaseUrl m_url;
    int m_threadCount;
    QString m_name;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<Task> m_tasks;
    bool m_isOpen = false;
};

} // namespace mc::threads
