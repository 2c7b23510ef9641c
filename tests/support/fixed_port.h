#pragma once

#include <QtCore/QCoreApplication>
#include <QtNetwork/QTcpServer>

namespace mc::test {

/// A port of localhost that nobody listens on, below those that the kernel deals out, so that none of its other users takes it
/// while its server is stopped.
inline quint16 fixedPort()
{
    static quint16 next = quint16(20'000 + QCoreApplication::applicationPid() % 10'000);
    QTcpServer probe;
    while (!probe.listen(QHostAddress::LocalHost, ++next))
        ;
    return next;
}

} // namespace mc::test
