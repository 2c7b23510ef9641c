#pragma once

#include "loop/connection.h"
#include "loop/watch.h"

namespace mc::loop {

/// A Connection over plain TCP. The write notifier exists only while something is queued.
class TcpConnection : public Connection
{
    Q_OBJECT
public:
    /// Takes over a connected, non-blocking descriptor and switches Nagle's algorithm off.
    explicit TcpConnection(int descriptor);
    ~TcpConnection() override;

    bool isEncrypted() const override { return false; }

protected:
    qint64 receive(char *data, qint64 most) override;
    qint64 transmit(const iovec *parts, int count) override;
    void watchReads(bool on) override;
    void watchWrites(bool on) override;
    void finishSending() override;
    void drop() override;

private:
    int m_descriptor;
    WatchPtr m_readWatch;
    WatchPtr m_writeWatch;
};

} // namespace mc::loop
