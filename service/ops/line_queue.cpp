#include "ops/line_queue.h"

#include <utility>

namespace mc::ops {

LineQueue::LineQueue(const Limits &limits)
    : m_limits(limits)
{
}

void LineQueue::append(const QByteArray &line, Rank rank)
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed) {
        ++m_dropped; // too late to be told
        return;
    }
    if (!hasRoom(line.size(), rank))
        return drop(1);
    m_lines.push_back(line);
    m_bytes += line.size();
    m_filled.notify_one();
}

bool LineQueue::hasRoom(qsizetype bytes, Rank rank) const
{
    if (rank == Rank::Last)
        return true;
    const auto share = [rank](auto all) { return rank == Rank::Detail ? all / 4 * 3 : all; };
    return m_lines.size() < share(m_limits.lines) && m_bytes + bytes <= share(m_limits.bytes);
}

std::optional<LineQueue::Next> LineQueue::next()
{
    std::unique_lock lock(m_mutex);
    m_filled.wait(lock, [this] { return !m_lines.empty() || isNoticeDue() || m_isClosed; });
    if (isNoticeDue()) {
        m_writing = std::exchange(m_untold, 0);
        m_toldAt = Clock::now();
        return Next {{}, *m_writing};
    }
    if (m_lines.empty())
        return {};
    Next next {std::move(m_lines.front())};
    m_lines.pop_front();
    m_bytes -= next.line.size();
    m_writing = 0;
    return next;
}

bool LineQueue::isNoticeDue() const
{
    return m_untold > 0 && m_works
        && (m_lines.empty() || !m_toldAt || Clock::now() - *m_toldAt >= m_limits.noticeInterval);
}

void LineQueue::finished(bool isWritten)
{
    const std::lock_guard lock(m_mutex);
    const quint64 told = m_writing.value_or(0);
    m_writing.reset();
    m_works = isWritten;
    if (!isWritten && told > 0)
        m_untold += told;
    else if (!isWritten)
        drop(1);
    if (isSettled())
        m_settled.notify_all();
}

void LineQueue::drop(quint64 lines)
{
    m_dropped += lines;
    m_untold += lines;
}

bool LineQueue::isSettled() const { return m_lines.empty() && !m_writing && (m_untold == 0 || !m_works); }

bool LineQueue::wait(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    return m_settled.wait_for(lock, timeout, [this] { return isSettled(); });
}

void LineQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_filled.notify_all();
}

void LineQueue::abandon()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_dropped += m_lines.size();
    m_lines.clear();
    m_bytes = 0;
    m_untold = 0; // nobody is left to be told
    m_filled.notify_all();
}

quint64 LineQueue::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

} // namespace mc::ops
