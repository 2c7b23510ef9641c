#pragma once

#include "admission/http_peer.h"
#include "admission/listening_socket.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QSet>
#include <QtNetwork/QTcpServer>

#include <atomic>
#include <mutex>

namespace mc::admission {

/// The door of one worker: is handed connected descriptors, and shows its QAbstractHttpServer one whole, checked,
/// normalised request at a time (CONTRACT section 10); everything else it answers itself.
///
/// Pass it to QAbstractHttpServer::bind(), which then owns it. Handlers must answer before they return, with no more
/// than QHttpServer writes at once. HEAD arrives as GET. Create it on its worker's thread; only give() and load() may be
/// called from others.
class Admission : public QTcpServer
{
    Q_OBJECT
public:
    /// `listener` only has to be listening while this is made: Qt 6.8's bind() refuses a server that is not, so this
    /// one holds a duplicate, from which it never accepts. What `gates` names outlives this.
    Admission(const AdmissionOptions &options, const Gates &gates, const ListeningSocket &listener);
    ~Admission() override;

    /// Hands over a connected, non-blocking descriptor. From any thread.
    void give(int descriptor);
    /// The number of connections given and not yet over. From any thread.
    int load() const { return m_load.load(std::memory_order_relaxed); }

    /// Closes idle connections, answers what is under way with `Connection: close`, turns new ones away; then
    /// emptied(). Safe to call twice.
    void stop();

    /// For QAbstractHttpServer.
    QTcpSocket *nextPendingConnection() override;

Q_SIGNALS:
    /// After stop(): the last connection is over.
    void emptied();

protected:
    void incomingConnection(qintptr descriptor) override { give(int(descriptor)); }
    void timerEvent(QTimerEvent *event) override;
    void customEvent(QEvent *event) override;

private:
    void addNewConnections();
    void addConnection(int descriptor);
    void onOver(HttpPeer *peer);
    std::unique_ptr<loop::Connection> connectionOf(int descriptor) const;
    void reportEmptied();

    PeerContext m_context;
    QSet<HttpPeer *> m_peers;
    QBasicTimer m_tick;
    std::mutex m_mutex;
    QList<int> m_newDescriptors; ///< guarded by m_mutex
    std::atomic<int> m_load = 0;
};

} // namespace mc::admission
