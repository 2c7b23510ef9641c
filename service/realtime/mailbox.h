#pragma once

#include "loop/connection.h"
#include "model/inbox_change.h"
#include "realtime/handshake.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <mutex>
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
/// Something to be done there, such as taking an answer of the store.
using Call = std::function<void()>;
using Letter = std::variant<Arrival, model::InboxChange, Moved, UserChanged, GapPossible, Call>;

/// What other threads have for a thread that serves sockets: letters in their order, and one event however many come
/// between two looks. Thread-safe; with a std::mutex and a bare event, which the thread sanitizer can follow.
class Mailbox
{
public:
    /// From now on the reader gets a QEvent::User when letters come.
    void open(QObject *reader);
    /// From now on letters are thrown away.
    void close();
    /// Whether it was open; otherwise the letter stays the caller's.
    bool post(Letter &&letter);
    std::vector<Letter> take();

private:
    std::mutex m_mutex;
    QObject *m_reader = nullptr;
    std::vector<Letter> m_letters;
};

} // namespace mc::realtime
