#pragma once

#include "loop/connection.h"
#include "model/inbox_change.h"
#include "realtime/handshake.h"

#include <QtCore/QMutex>
#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <variant>
#include <vector>

namespace mc::realtime {

/// A connection to be served; it was moved to the reader's thread.
struct Arrival
{
    std::unique_ptr<loop::Connection> connection;
    Handshake handshake;
};
/// An inbox has reached that version elsewhere.
struct Moved
{
    model::UserId user;
    qint64 version = 0;
};
/// A user's directory record changed.
struct UserChanged
{
    model::UserId user;
};
/// Some of these letters may not have come.
struct GapPossible
{
};
using Letter = std::variant<Arrival, model::InboxChange, Moved, UserChanged, GapPossible>;

/// What other threads have for a thread that serves sockets: letters in their order, and one queued call however many
/// come between two looks. Thread-safe.
class Mailbox
{
public:
    /// From now on `read` is called on the reader's thread when letters come.
    void open(QObject *reader, std::function<void()> read);
    /// From now on letters are thrown away.
    void close();
    /// Whether it was open; otherwise the letter stays the caller's.
    bool post(Letter &&letter);
    std::vector<Letter> take();

private:
    QMutex m_mutex;
    QObject *m_reader = nullptr;
    std::function<void()> m_read;
    std::vector<Letter> m_letters;
};

} // namespace mc::realtime
