#pragma once

#include "loop/watch.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

#include <chrono>

namespace mc::loop {

/// The last moments of a TCP connection whose answer is sent: says that no more will come, and takes what the peer still
/// sends without keeping it, so that the peer reads the answer instead of a reset (RFC 9112 section 9.6).
///
/// Ends when the peer closes, and after `timeout` in any case. Beyond `mostBytes` it stops taking bytes, so that the
/// peer is held up by its own full window. Owned by the connection it ends, on whose thread it lives.
class Linger : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds timeout {2000};
    static constexpr qint64 mostBytes = 16 * 1024 * 1024;

    /// Takes over the descriptor and closes it in the end.
    explicit Linger(int descriptor, QObject *parent);
    ~Linger() override;

Q_SIGNALS:
    void finished();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void discard();
    void finish();

    int m_descriptor;
    qint64 m_discarded = 0;
    QBasicTimer m_timeoutTimer;
    WatchPtr m_watch;
};

} // namespace mc::loop
