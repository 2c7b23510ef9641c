#pragma once

#include "support/service_process.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QTemporaryDir>

namespace mc::test {

/// The service manager's side of sd_notify(3): the socket on which a program tells how it is. Messages stay in the order of their
/// sending until they are read.
///
/// Made before the service starts, and outlives it.
class NotifySocket
{
public:
    NotifySocket();
    ~NotifySocket();
    NotifySocket(const NotifySocket &) = delete;
    NotifySocket &operator=(const NotifySocket &) = delete;

    /// Settings that make a service tell this socket; with a watchdog of that interval where one is given.
    Environment environment(std::chrono::microseconds watchdog = {}) const;

    /// Reads until a message has a line that begins so, and answers that line; fails the test when none comes.
    QByteArray expect(const QByteArray &begin, std::source_location where = std::source_location::current());
    /// Whether no such message comes for so long. Reads all others meanwhile.
    bool staysSilent(const QByteArray &begin, std::chrono::milliseconds time);
    /// Throws away what has come until now.
    void forget();
    /// All that expect() and staysSilent() have read.
    const QByteArrayList &heard() const { return m_heard; }

private:
    /// Empty: nothing came in that time.
    QByteArray next(std::chrono::milliseconds patience);

    QTemporaryDir m_folder;
    int m_descriptor;
    QByteArrayList m_heard;
};

} // namespace mc::test
