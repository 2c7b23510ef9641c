#include "loop/socket_watch.h"

#include "loop/wake_signal.h"

#include <QtCore/QCoreApplication>

#include <bit>
#include <cerrno>
#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>

namespace mc::loop {

namespace {

constexpr int mostEvents = 256;
constexpr quint64 wakeMark = ~quint64(0);

/// What epoll watches for on behalf of a notifier, and what activates it, by QSocketNotifier::Type. A failed or closed
/// descriptor activates every notifier, as with poll() in Qt's dispatchers.
constexpr std::array<quint32, 3> watchedEvents {EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 failureEvents = EPOLLHUP | EPOLLERR;
static_assert(
    EPOLLIN == POLLIN && EPOLLOUT == POLLOUT && EPOLLPRI == POLLPRI && EPOLLHUP == POLLHUP && EPOLLERR == POLLERR);

quint32 wanted(const std::array<QSocketNotifier *, 3> &notifiers)
{
    quint32 events = 0;
    for (size_t type = 0; type < notifiers.size(); ++type)
        events |= notifiers[type] ? watchedEvents[type] : 0;
    return events;
}

} // namespace

SocketWatch::SocketWatch(WakeSignal &wake)
    : m_wake(wake)
{
    open();
}

SocketWatch::~SocketWatch() { ::close(m_epoll); }

void SocketWatch::open()
{
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    epoll_event event {EPOLLIN, {.u64 = wakeMark}};
    if (m_epoll < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake.descriptor(), &event) < 0)
        qFatal("Can't go on without an epoll instance (error %d)", errno);
}

/// The one way to be rid of files that epoll still watches though their descriptors are closed: they were closed before
/// their notifiers were disabled, and are held open by a duplicate, in this process or in a child.
void SocketWatch::reopen()
{
    m_hasStaleFile = false;
    ::close(m_epoll);
    open();
    for (quint32 place = 0; place < m_entries.size(); ++place) {
        m_entries[place].told = 0;
        if (m_entries[place].descriptor >= 0)
            listChange(place);
    }
}

void SocketWatch::add(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const quint32 place = placeFor(descriptor);
    Entry &entry = m_entries[place];
    QSocketNotifier *&current = entry.notifiers[notifier->type()];
    if (current && current != notifier) {
        qWarning(
            "Several socket notifiers of type %d for descriptor %d: the last one counts", notifier->type(), descriptor);
        entry.isReplaced = true;
    }
    if (current != notifier)
        entry.ready &= ~(1U << notifier->type());
    current = notifier;
    listChange(place);
}

void SocketWatch::remove(QSocketNotifier *notifier)
{
    const auto found = m_placeOf.constFind(int(notifier->socket()));
    if (found == m_placeOf.cend())
        return;
    const quint32 place = *found;
    Entry &entry = m_entries[place];
    if (entry.notifiers[notifier->type()] != notifier)
        return; // another one took its place
    entry.notifiers[notifier->type()] = nullptr;
    entry.ready &= ~(1U << notifier->type());
    if (wanted(entry.notifiers) == 0)
        release(place);
    else
        listChange(place);
}

bool SocketWatch::wait(int timeout)
{
    update();
    if (poll())
        timeout = 0;
    std::array<epoll_event, mostEvents> events;
    const int count = ::epoll_wait(m_epoll, events.data(), mostEvents, timeout);
    if (count < 0) {
        if (errno == EINTR)
            return false;
        qErrnoWarning("epoll_wait failed");
    }
    for (int i = 0; i < count; ++i)
        note(events[size_t(i)]);
    if (m_hasStaleFile)
        reopen();
    return true;
}

void SocketWatch::note(const epoll_event &event)
{
    if (event.data.u64 == wakeMark) {
        m_wake.drain();
        return;
    }
    const Reference reference {quint32(event.data.u64), quint32(event.data.u64 >> 32)};
    if (find(reference))
        markReady(reference.place, event.events);
    else
        m_hasStaleFile = true; // no handler ran since epoll_wait(), so this entry was gone before it
}

void SocketWatch::markReady(quint32 place, quint32 events)
{
    Entry &entry = m_entries[place];
    for (size_t type = 0; type < entry.notifiers.size(); ++type) {
        if (entry.notifiers[type] && (events & (watchedEvents[type] | failureEvents)))
            entry.ready |= 1U << type;
    }
    if (entry.ready && !entry.isReadyListed) {
        entry.isReadyListed = true;
        m_ready.push_back({place, entry.generation});
    }
}

int SocketWatch::activate()
{
    int activated = 0;
    QEvent event(QEvent::SockAct);
    while (QSocketNotifier *notifier = takeReady()) {
        QCoreApplication::sendEvent(notifier, &event);
        ++activated;
    }
    return activated;
}

/// Takes the next ready notifier off the list, before its handler runs: that may change everything here.
QSocketNotifier *SocketWatch::takeReady()
{
    while (m_firstReady < m_ready.size()) {
        Entry *entry = find(m_ready[m_firstReady]);
        const int type = entry ? std::countr_zero(entry->ready) : 0;
        if (entry)
            entry->ready &= entry->ready - 1;
        if (!entry || !entry->ready)
            ++m_firstReady;
        if (!entry)
            continue;
        entry->isReadyListed = entry->ready != 0;
        if (type < int(entry->notifiers.size()))
            return entry->notifiers[size_t(type)];
    }
    m_ready.clear();
    m_firstReady = 0;
    return nullptr;
}

void SocketWatch::update()
{
    // The list grows when a bad descriptor's notifiers are disabled.
    for (size_t i = 0; i < m_changed.size(); ++i)
        updateEntry(m_changed[i]);
    m_changed.clear();
}

void SocketWatch::updateEntry(Reference reference)
{
    Entry *entry = find(reference);
    if (!entry)
        return;
    entry->isChangeListed = false;
    const quint32 events = wanted(entry->notifiers);
    if (entry->isPolled || (events == entry->told && !entry->isReplaced))
        return;

    epoll_event event {events, {.u64 = quint64(reference.generation) << 32 | reference.place}};
    int done = -1;
    if (entry->told)
        done = ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, entry->descriptor, &event);
    if (!entry->told || (done < 0 && errno == ENOENT))
        done = ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, entry->descriptor, &event);
    if (done < 0 && errno == EEXIST) // a file that outlived this very number, and is back under it
        done = ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, entry->descriptor, &event);
    entry->isReplaced = false;
    if (done == 0) {
        entry->told = events;
    } else if (errno == EPERM) {
        entry->isPolled = true;
        m_polled.push_back(reference);
    } else {
        disableAll(reference);
    }
}

void SocketWatch::disableAll(Reference reference)
{
    const Entry entry = *find(reference);
    qWarning("The socket notifiers of descriptor %d are disabled: it can't be watched", entry.descriptor);
    for (QSocketNotifier *notifier : entry.notifiers) {
        if (notifier)
            notifier->setEnabled(false);
    }
    if (find(reference))
        release(reference.place);
}

/// Asks poll() about the descriptors that epoll refuses: regular files, which are always ready. True: some are.
bool SocketWatch::poll()
{
    bool isReady = false;
    for (size_t i = 0; i < m_polled.size(); ++i) {
        const Entry *entry = find(m_polled[i]);
        pollfd polled {entry->descriptor, short(wanted(entry->notifiers)), 0};
        if (::poll(&polled, 1, 0) <= 0)
            continue;
        isReady = true;
        if (polled.revents & POLLNVAL)
            disableAll(m_polled[i--]);
        else
            markReady(m_polled[i].place, quint32(polled.revents));
    }
    return isReady;
}

SocketWatch::Entry *SocketWatch::find(Reference reference)
{
    if (reference.place >= m_entries.size() || m_entries[reference.place].generation != reference.generation)
        return nullptr;
    return &m_entries[reference.place];
}

quint32 SocketWatch::placeFor(int descriptor)
{
    const auto found = m_placeOf.constFind(descriptor);
    if (found != m_placeOf.cend())
        return *found;
    quint32 place = quint32(m_entries.size());
    if (m_freePlaces.empty()) {
        m_entries.emplace_back();
    } else {
        place = m_freePlaces.back();
        m_freePlaces.pop_back();
    }
    m_entries[place].descriptor = descriptor;
    m_placeOf.insert(descriptor, place);
    return place;
}

void SocketWatch::listChange(quint32 place)
{
    Entry &entry = m_entries[place];
    if (entry.isChangeListed)
        return;
    entry.isChangeListed = true;
    m_changed.push_back({place, entry.generation});
}

void SocketWatch::release(quint32 place)
{
    Entry &entry = m_entries[place];
    // Fails when the descriptor was closed, or closed and opened anew: then epoll has forgotten it by itself.
    if (entry.told)
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, entry.descriptor, nullptr);
    if (entry.isPolled)
        std::erase_if(m_polled, [place](const Reference &reference) { return reference.place == place; });
    m_placeOf.remove(entry.descriptor);
    entry = Entry {.generation = entry.generation + 1};
    m_freePlaces.push_back(place);
}

} // namespace mc::loop
