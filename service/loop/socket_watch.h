#pragma once

#include <QtCore/QHash>
#include <QtCore/QSocketNotifier>

#include <array>
#include <vector>

struct epoll_event;

namespace mc::loop {

class WakeSignal;

/// The socket notifiers of one thread's EpollDispatcher, which owns it, and the epoll instance that watches their
/// descriptors. Used on that thread only.
///
/// A descriptor is told to epoll once, when its first notifier comes; a turn costs what is ready, not what is open.
/// Notifiers that come and go within a turn cost no system call, but for the last one of a descriptor: the caller may
/// close that descriptor next, so it leaves epoll at once.
///
/// What became ready is kept until activate(), also over the turns of nested loops. Descriptors are known to epoll by
/// the place and generation of their entry here: neither an event that was fetched already nor one of a file that
/// outlived its descriptor reaches the notifiers of another file with the same number.
class SocketWatch
{
public:
    /// `wake` is watched too, and drained when seen. Ends the program when the system has no descriptor left.
    explicit SocketWatch(WakeSignal &wake);
    ~SocketWatch();
    Q_DISABLE_COPY_MOVE(SocketWatch)

    /// One notifier of each type per descriptor; a second one takes the first one's place, with a warning.
    void add(QSocketNotifier *notifier);
    /// Safe inside any notifier's handler, and after the descriptor was closed.
    void remove(QSocketNotifier *notifier);

    /// Waits until a descriptor is ready, or the wake signal, and notes at most 256 ready ones, so that sockets do not
    /// starve timers and posted events. Milliseconds, 0: don't wait, negative: without end. False: a Unix signal came.
    bool wait(int timeout);
    /// Sends each ready notifier its SockAct event; answers how many.
    int activate();

private:
    /// A descriptor with notifiers, or a free place (descriptor -1).
    struct Entry
    {
        int descriptor = -1;
        quint32 generation = 0;
        std::array<QSocketNotifier *, 3> notifiers {}; ///< by QSocketNotifier::Type
        quint32 told = 0; ///< the events epoll watches for; 0: it does not know the descriptor
        quint32 ready = 0; ///< bits by QSocketNotifier::Type, kept until activated
        bool isReadyListed = false;
        bool isChangeListed = false;
        bool isReplaced = false; ///< a notifier took another's place: who knows whether the file is the same
        bool isPolled = false; ///< a file that epoll refuses and poll() takes
    };
    /// An entry as lists and epoll keep it; stale once the place was freed.
    struct Reference
    {
        quint32 place;
        quint32 generation;
    };

    void open();
    void reopen();
    void update();
    void updateEntry(Reference reference);
    void disableAll(Reference reference);
    bool poll();
    void note(const epoll_event &event);
    void markReady(quint32 place, quint32 events);
    QSocketNotifier *takeReady();

    Entry *find(Reference reference);
    quint32 placeFor(int descriptor);
    void listChange(quint32 place);
    void release(quint32 place);

    WakeSignal &m_wake;
    int m_epoll = -1;
    bool m_hasStaleFile = false; ///< epoll reports a file whose entry is gone
    std::vector<Entry> m_entries;
    std::vector<quint32> m_freePlaces;
    QHash<int, quint32> m_placeOf; ///< by descriptor
    std::vector<Reference> m_changed; ///< epoll is to be told before the next wait
    std::vector<Reference> m_polled;
    std::vector<Reference> m_ready;
    size_t m_firstReady = 0;
};

} // namespace mc::loop
