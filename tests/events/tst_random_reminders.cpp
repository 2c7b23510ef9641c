#include "../store/scratch_database.h"
#include "reminder_clinic.h"
#include "support/manual_clock.h"

#include <QtCore/QRandomGenerator>

using namespace mc;
using namespace mc::test;

namespace {

constexpr qint64 people = 9;
constexpr int appointments = 6, steps = 250;

} // namespace

/// Random sequences of scheduled, rescheduled and cancelled: shuffled, repeated, out of order, several at one moment, over the
/// nights in which clocks change. After each step exactly that was shown which a naive model tells.
class TestRandomReminders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anySequence_showsWhatTheModelTells_data();
    void anySequence_showsWhatTheModelTells();
    void cleanupTestCase() { QVERIFY2(m_reminders > 20, "hardly anything was to be shown"); }

private:
    ToldAppointment randomEvent();
    QList<ToldAppointment> randomEvents();
    qint64 between(qint64 least, qint64 most)
    {
        return least + qint64(m_random.generate64() % quint64(most - least + 1));
    }
    QDateTime soon() const;
    QStringList expectedNow();
    QStringList shownNow();

    ManualClock m_clock;
    std::unique_ptr<PrivatePostgres> m_cluster = PrivatePostgres::ofRun();
    ScratchDatabase m_scratch {*m_cluster};
    std::optional<ReminderInstance> m_instance;
    std::optional<ExpectedTexts> m_texts;
    QRandomGenerator m_random;
    NaiveReminders m_model {usualLeads()};
    QList<ToldAppointment> m_told;
    qint64 m_lastShown = 0;
    int m_round = 0, m_reminders = 0, m_events = 0;
};

void TestRandomReminders::initTestCase()
{
    m_scratch.migrate();
    m_instance.emplace(m_scratch.url(), m_clock);
    m_texts.emplace(m_instance->store().connection);
    (void)must(addPeople(m_instance->store(), people));
}

// What is told of an appointment, by somebody whose clock may be behind, of a time that may have passed.
ToldAppointment TestRandomReminders::randomEvent()
{
    ToldAppointment told;
    told.event = QByteArray::number(m_round) + '-' + QByteArray::number(++m_events);
    told.appointment = m_round * 100 + between(1, appointments);
    told.kind = ToldAppointment::Kind(between(0, 5) % 3);
    told.time = m_clock.now().addSecs(between(0, 2) ? 0 : -between(0, 4) * 600);
    told.patient = told.appointment % 4 + 1;
    told.doctor = 5 + (between(0, 5) ? told.appointment % 4 : between(0, 3));
    told.startsAt = m_clock.now().addSecs(between(-4, 4 * 30) * 900 + (between(0, 3) ? 0 : between(-2, 2)));
    for (qsizetype i = m_told.size() - 1; i >= 0; --i) { // often the same time again
        if (m_told[i].appointment == told.appointment && between(0, 1)) {
            told.startsAt = m_told[i].startsAt;
            break;
        }
    }
    told.previousStartsAt = told.startsAt.addSecs(-3600);
    if (!between(0, 2))
        told.location = QStringLiteral("Room %1").arg(between(1, 9));
    return told;
}

QList<ToldAppointment> TestRandomReminders::randomEvents()
{
    QList<ToldAppointment> events;
    for (qint64 left = between(-4, 3); left > 0; --left) {
        const bool isRepeated = !m_told.isEmpty() && between(0, 3) == 0;
        events += isRepeated ? m_told[between(0, m_told.size() - 1)] : randomEvent();
        if (!isRepeated)
            m_told += events.last();
    }
    std::shuffle(events.begin(), events.end(), m_random);
    return events;
}

// Often the very moment at which something is due, or the one before.
QDateTime TestRandomReminders::soon() const
{
    const QDateTime next = m_model.next();
    return next.isValid() && next > m_clock.now() ? next : m_clock.now();
}

QStringList TestRandomReminders::expectedNow()
{
    QStringList expected;
    for (const ExpectedReminder &reminder : m_model.show(m_clock.now()))
        expected += QStringLiteral("%1 to %2: %3 / %4")
                        .arg(QString::number(reminder.appointment), QString::number(reminder.person),
                            m_texts->title(reminder), m_texts->message(reminder));
    expected.sort();
    m_reminders += int(expected.size());
    return expected;
}

QStringList TestRandomReminders::shownNow()
{
    (void)must(m_instance->show(int(between(1, 3))));
    QStringList shown;
    for (const ShownReminder &reminder : shownAfter(m_instance->store().connection, m_lastShown)) {
        m_lastShown = reminder.nth;
        shown += QStringLiteral("%1 to %2: %3 / %4")
                     .arg(QString::number(reminder.appointment), QString::number(reminder.person), reminder.title,
                         reminder.message);
    }
    shown.sort();
    return shown;
}

void TestRandomReminders::anySequence_showsWhatTheModelTells_data()
{
    QTest::addColumn<QDateTime>("begin");
    QTest::newRow("New York forward") << QDateTime(QDate(2026, 3, 6), QTime(12, 0), Qt::UTC);
    QTest::newRow("Madrid forward") << QDateTime(QDate(2026, 3, 27), QTime(12, 0), Qt::UTC);
    QTest::newRow("Lord Howe back") << QDateTime(QDate(2026, 4, 3), QTime(12, 0), Qt::UTC);
    QTest::newRow("no change") << QDateTime(QDate(2026, 7, 1), QTime(12, 0), Qt::UTC);
    QTest::newRow("Lord Howe forward") << QDateTime(QDate(2026, 10, 2), QTime(12, 0), Qt::UTC);
    QTest::newRow("Madrid back") << QDateTime(QDate(2026, 10, 23), QTime(12, 0), Qt::UTC);
    QTest::newRow("New York back") << QDateTime(QDate(2026, 10, 30), QTime(12, 0), Qt::UTC);
}

void TestRandomReminders::anySequence_showsWhatTheModelTells()
{
    QFETCH(QDateTime, begin);
    bool isGiven = false;
    const uint given = qEnvironmentVariable("MEDICONNECT_TEST_SEED").toUInt(&isGiven);
    const uint seed = isGiven ? given : QRandomGenerator::global()->generate();
    m_random.seed(seed);
    m_clock.set(begin);
    m_told.clear();
    ++m_round;
    for (int step = 0; step < steps; ++step) {
        const QList<ToldAppointment> events = randomEvents();
        m_model.accept(events, m_clock.now());
        (void)must(m_instance->accept(events));
        switch (between(0, 5)) {
        case 0: // nothing is shown before the next events come
            m_clock.advance(std::chrono::minutes(between(0, 90)));
            continue;
        case 1:
            m_clock.set(std::max(m_clock.now(), soon().addMSecs(-1)));
            break;
        case 2:
        case 3:
            m_clock.set(soon());
            break;
        case 4:
            m_clock.advance(std::chrono::minutes(between(0, 90)));
            break;
        default:
            break;
        }
        const QStringList expected = expectedNow(), shown = shownNow();
        QVERIFY2(shown == expected,
            qPrintable(QStringLiteral("step %1, MEDICONNECT_TEST_SEED=%2, at %3\nshown:\n%4\nexpected:\n%5")
                           .arg(QString::number(step), QString::number(seed), m_clock.now().toString(Qt::ISODateWithMs),
                               shown.join(u'\n'), expected.join(u'\n'))));
    }
}

QTEST_GUILESS_MAIN(TestRandomReminders)
#include "tst_random_reminders.moc"
