#include "loop/timer_heap.h"

namespace mc::loop {

void TimerHeap::push(Timer *timer)
{
    const Entry entry {.due = timer->due, .order = timer->order, .timer = timer};
    m_entries.push_back(entry);
    siftUp(m_entries.size() - 1, entry);
}

void TimerHeap::remove(Timer *timer)
{
    const size_t index = size_t(timer->heapIndex);
    timer->heapIndex = Timer::notQueued;
    const Entry last = m_entries.back();
    m_entries.pop_back();
    if (last.timer == timer)
        return;
    if (index > 0 && last < m_entries[(index - 1) / 2])
        siftUp(index, last);
    else
        siftDown(index, last);
}

void TimerHeap::put(size_t index, const Entry &entry)
{
    m_entries[index] = entry;
    entry.timer->heapIndex = int(index);
}

void TimerHeap::siftUp(size_t index, const Entry &entry)
{
    while (index > 0) {
        const size_t parent = (index - 1) / 2;
        if (!(entry < m_entries[parent]))
            break;
        put(index, m_entries[parent]);
        index = parent;
    }
    put(index, entry);
}

void TimerHeap::siftDown(size_t index, const Entry &entry)
{
    for (;;) {
        size_t child = 2 * index + 1;
        if (child >= m_entries.size())
            break;
        if (child + 1 < m_entries.size() && m_entries[child + 1] < m_entries[child])
            ++child;
        if (!(m_entries[child] < entry))
            break;
        put(index, m_entries[child]);
        index = child;
    }
    put(index, entry);
}

} // namespace mc::loop
