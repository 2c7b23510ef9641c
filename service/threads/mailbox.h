#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace mc::threads {

/// Something to be done where a mailbox is read, such as taking an answer of the store.
using Call = std::function<void()>;

/// What other threads have for a thread with an event loop: letters in their order, and one event however many come
/// between two looks. Thread-safe; with a std::mutex and a bare event, which the thread sanitizer can follow.
///
/// `Letter` is whatever its reader understands: a Call, or a variant of several kinds.
template<typename Letter>
class Mailbox
{
public:
    Mailbox() = default;
    /// Sees the end of whoever used it last, even if only Qt saw that thread end.
    ~Mailbox() { const std::lock_guard lock(m_mutex); }
    Q_DISABLE_COPY_MOVE(Mailbox)

    /// From now on the reader gets a QEvent::User when letters come.
    void open(QObject *reader)
    {
        const std::lock_guard lock(m_mutex);
        m_reader = reader;
    }

    /// From now on letters are thrown away.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_reader = nullptr;
        m_letters.clear();
    }

    /// Whether it was open; otherwise the letter stays the caller's.
    bool post(Letter &&letter)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_reader)
            return false;
        m_letters.push_back(std::move(letter));
        if (m_letters.size() == 1)
            QCoreApplication::postEvent(m_reader, new QEvent(QEvent::User));
        return true;
    }

    std::vector<Letter> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_letters, {});
    }

private:
    std::mutex m_mutex;
    QObject *m_reader = nullptr;
    std::vector<Letter> m_letters;
};

} // namespace mc::threads
