#pragma once

#include "model/result.h"
#include "threads/periodic.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QStringList>

#include <functional>
#include <mutex>
#include <vector>

namespace mc::program {

/// Reads files of keys and certificates anew when they change, whichever way: written in place, or replaced. It looks at them
/// every second instead of being told, since that also holds for links (as Kubernetes has them) and network file systems. A new
/// content that is no good is told once, and what was there before stays.
///
/// Works on a thread of its own between start() and stop(). reload() may be called from any thread.
class FileWatch
{
public:
    /// Takes what the files hold now. Error: what is wrong with it; then nothing has changed. Called on the watch's thread.
    using Take = std::function<model::Result<void>(const QByteArrayList &contents)>;

    FileWatch();

    /// To be called before start(), when the files have been read once. `name`: the setting, for the log.
    void add(const QString &name, const QStringList &paths, const Take &take);
    void start();
    void stop();
    /// Reads all files now, also those that look unchanged, and then calls `done` on the watch's thread; at once where there are none.
    void reload(const std::function<void()> &done);

private:
    struct Group
    {
        QString name;
        QStringList paths;
        Take take;
        QByteArray looks; ///< what tells that files have changed
        QByteArrayList contents; ///< of the latest reading
    };

    void check();
    std::function<void()> takeAsked();
    static void check(Group &group, bool isAsked);

    std::vector<Group> m_groups; ///< used on the thread alone while it runs
    std::mutex m_mutex;
    std::function<void()> m_asked; ///< called when all were read; empty: nobody asks
    threads::Periodic m_periodic;
};

} // namespace mc::program
