#pragma once

#include "admission/admission.h"
#include "loop/watch.h"

#include <QtCore/QList>

namespace mc::admission {

/// Accepts connections and assigns each to the least loaded worker.
///
/// Lives on any one thread with an event loop. Outlives neither the socket nor, once started, the workers: stop() it
/// before they go.
class Acceptor : public QObject
{
    Q_OBJECT
public:
    Acceptor(ListeningSocket socket, const QList<Admission *> &workers, QObject *parent = nullptr);
    ~Acceptor() override;

    quint16 port() const { return m_socket.port(); }
    /// Safe to call twice; not after stop().
    void start();
    /// Ends listening. Safe to call twice.
    void stop();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void acceptSome();
    void assign(int descriptor);
    void pause(int error);

    ListeningSocket m_socket;
    QList<Admission *> m_workers;
    loop::WatchPtr m_watch;
    QBasicTimer m_pauseTimer;
    qsizetype m_next = 0;
    bool m_isReported = false;
};

} // namespace mc::admission
