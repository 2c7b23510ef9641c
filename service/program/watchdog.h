#pragma once

#include "program/service_manager.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace mc::program {

/// Tells the service manager again and again that the program works, as long as it does: the main thread, whose timer this is, and
/// every thread that serves sockets must turn. One that hangs ends the reports, and the manager starts the program anew. What a
/// database or a provider does is no matter of theirs, so neither ever ends them.
///
/// Lives on the main thread, between the start and the stop of the threads it asks. Idle where no manager wants reports.
class Watchdog
{
public:
    /// `loops`: an object on each thread to be asked.
    Watchdog(ServiceManager &manager, const std::vector<QObject *> &loops);

private:
    struct Loop
    {
        QObject *object;
        QString name; ///< of the thread
        std::shared_ptr<std::atomic<bool>> hasAnswered;
    };

    void check();
    void tell(const QString &silent);
    static void ask(const Loop &loop);

    ServiceManager &m_manager;
    std::vector<Loop> m_loops;
    QString m_silent; ///< the threads that did not answer the last time
    QTimer m_timer;
};

} // namespace mc::program
