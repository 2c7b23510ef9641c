#include "timeline.h"

#include <array>

namespace mc::test {

namespace {

constexpr qint64 slot = 900; // seconds: appointments begin at quarters of an hour
constexpr qint64 daysOfPeriod = 34;
constexpr std::array<qint64, 3> leads {86'400, 7200, 1800};

// New York, Madrid and Lord Howe change their clocks in each of them.
const std::array periods {
    QDateTime(QDate(2026, 3, 5), QTime(0, 0), Qt::UTC), QDateTime(QDate(2026, 10, 1), QTime(0, 0), Qt::UTC)};

QDateTime atSlot(const QDateTime &time)
{
    return QDateTime::fromSecsSinceEpoch(time.toSecsSinceEpoch() / slot * slot, Qt::UTC);
}

} // namespace

Timeline::Timeline(const Size &size, quint32 seed)
    : m_people(size.people)
    , m_random(seed)
{
    for (qint64 appointment = 1; appointment <= size.appointments; ++appointment)
        tellOf(appointment);
    for (auto &[at, events] : m_posts)
        std::shuffle(events.begin(), events.end(), m_random);
}

void Timeline::tellOf(qint64 appointment)
{
    ToldAppointment told;
    told.appointment = appointment;
    told.startsAt = randomStart();
    told.time = told.startsAt.addSecs(-1800 - below(8 * 86'400));
    told.patient = 1 + below(m_people / 2);
    told.doctor = 1 + m_people / 2 + below(m_people / 2);
    told.event = QByteArray::number(appointment) + "-0";
    post(told);
    if (below(10) >= 3)
        return;
    ++m_changed;
    const qint64 changes = 1 + below(3);
    for (qint64 nth = 1; nth <= changes; ++nth) {
        const QDateTime at = momentOfChange(told);
        if (at <= told.time)
            return;
        told = change(told, at.addMSecs(nth)); // of two of the same second it is known which was the later
        told.event = QByteArray::number(appointment) + '-' + QByteArray::number(nth);
        post(told);
    }
}

ToldAppointment Timeline::change(const ToldAppointment &last, const QDateTime &at)
{
    ToldAppointment told = last;
    told.time = at;
    told.previousStartsAt = last.startsAt;
    told.kind = ToldAppointment::Kind::Rescheduled;
    switch (below(10)) {
    case 0:
        told.doctor = 1 + m_people / 2 + below(m_people / 2);
        break;
    case 1:
        told.location = QStringLiteral("Room %1").arg(1 + below(40));
        break;
    case 2:
    case 3:
    case 4:
    case 5:
        told.kind = ToldAppointment::Kind::Cancelled;
        break;
    default:
        told.startsAt = atSlot(at).addSecs(slot * (1 + below(3 * 96))).addSecs(isOneIn(10) ? below(60) : 0);
        break;
    }
    return told;
}

// Close to a reminder, or any time.
QDateTime Timeline::momentOfChange(const ToldAppointment &told)
{
    if (!isOneIn(3))
        return told.startsAt.addSecs(-leads[std::size_t(below(3))] + below(3) - 1);
    return told.time.addSecs(1 + below(std::max<qint64>(1, told.time.secsTo(told.startsAt))));
}

void Timeline::post(const ToldAppointment &told)
{
    // Whole seconds at which something else comes in as well: so many single moments would only cost time.
    const QDateTime second = QDateTime::fromSecsSinceEpoch(told.time.toSecsSinceEpoch(), Qt::UTC);
    const bool isLate = isOneIn(5);
    const bool isCloseToSlot = std::abs(atSlot(second.addSecs(slot / 2)).secsTo(second)) <= 1;
    const QDateTime at = isLate ? atSlot(second).addSecs(slot * (1 + below(6))).addSecs(below(3) - 1)
        : isCloseToSlot         ? second
                                : atSlot(second).addSecs(slot);
    m_posts[at] += told;
    ++m_events;
    if (isOneIn(5)) {
        m_posts[at.addSecs(slot * below(4))] += told;
        ++m_repeated;
    }
}

QDateTime Timeline::randomStart()
{
    const QDateTime begin = periods[std::size_t(below(periods.size()))];
    return begin.addSecs(slot * below(daysOfPeriod * 86'400 / slot));
}

} // namespace mc::test
