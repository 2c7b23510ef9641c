#pragma once

#include "admission/acceptor.h"

#include <QtCore/QThread>

#include <atomic>
#include <memory>
#include <vector>

namespace mc::test {

/// A server whose worker threads each have an Admission before a QAbstractHttpServer that tells what it was shown.
///
/// `GET /echo…` answers method, URL, some headers and the body as lines of text; `/large/N` N bytes; `/empty` 204;
/// `/silent` nothing at all; anything else 404.
class AdmittedServer
{
public:
    explicit AdmittedServer(
        const admission::AdmissionOptions &options = {}, admission::WebSocketGate *gate = nullptr, int workers = 1);
    ~AdmittedServer();

    quint16 port() const { return m_port; }
    /// Requests that handlers have seen.
    int shown() const { return m_shown; }
    /// Connections that are not over.
    int load() const;
    /// Stops listening and tells every worker to stop.
    void stop();
    /// How many workers have reported to be empty after stop().
    int emptied() const { return m_emptied; }

private:
    quint16 m_port = 0;
    std::atomic<int> m_shown = 0;
    std::atomic<int> m_emptied = 0;
    std::vector<std::unique_ptr<QThread>> m_threads;
    QList<admission::Admission *> m_workers;
    std::unique_ptr<admission::Acceptor> m_acceptor;
};

} // namespace mc::test
