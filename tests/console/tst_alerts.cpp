#include "console/alerts/alert_form.h"
#include "console/alerts/alerts.h"
#include "console/widgets/theme.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTimeEdit>

using namespace mc;
using namespace mc::console;

namespace {

const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0)); // on this computer's clock

/// Alerts as somebody has chosen them, told of one second after another.
class Desk
{
public:
    explicit Desk(const AlertSettings &chosen)
        : m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , m_choice(m_settings)
        , m_alerts(m_choice)
    {
        m_choice.choose(chosen);
        QObject::connect(
            &m_alerts, &Alerts::raised, &m_alerts, [this](const Alert &alert) { m_raised += alert.title; });
    }

    /// The same for so many seconds. Answers what was raised meanwhile.
    QStringList pass(int seconds, const model::LiveStatistics &statistics)
    {
        m_raised.clear();
        for (int i = 0; i < seconds; ++i) {
            model::LiveStatistics told = statistics;
            told.at = m_now.toUTC();
            m_alerts.note(told);
            m_now = m_now.addSecs(1);
        }
        return m_raised;
    }
    void skipTo(const QTime &time) { m_now.setTime(time); }

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    AlertChoice m_choice;
    Alerts m_alerts;
    QDateTime m_now = noon;
    QStringList m_raised;
};

model::LiveStatistics provider(model::ProviderHealth::State state)
{
    model::LiveStatistics statistics;
    statistics.providers += {.provider = model::Provider::Fcm, .state = state};
    return statistics;
}

model::LiveStatistics failing(qint64 eachSecond)
{
    model::LiveStatistics statistics;
    statistics.rates[0].failed = eachSecond;
    return statistics;
}

model::LiveStatistics waiting(qint64 seconds)
{
    model::LiveStatistics statistics;
    statistics.queue = {.due = 3, .oldestDueSeconds = seconds};
    return statistics;
}

const QStringList nothing;

} // namespace

/// When the person at the desk is told something, and when not again.
class TestAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pause_isToldOnce_untilItWasWellForAMinute();
    void failures_areTold_whenTheyAreManyWithinFiveMinutes();
    void wait_isTold_fromAMinuteOn();
    void nothing_isTold_toWhoDidNotChooseIt();
    void silentHours_tellWhatStillHolds_whenTheyEnd();
    void silentHours_mayCrossMidnight();
    void choice_byMouseAndKeys_isKept();
};

void TestAlerts::pause_isToldOnce_untilItWasWellForAMinute()
{
    using State = model::ProviderHealth::State;
    Desk desk({.isOn = true});
    const QStringList paused {QStringLiteral("FCM is paused")};
    QCOMPARE(desk.pass(60, provider(State::Ok)), nothing);
    QCOMPARE(desk.pass(60, provider(State::Paused)), paused);
    QCOMPARE(desk.pass(30, provider(State::Ok)), nothing);
    QCOMPARE(desk.pass(60, provider(State::Paused)), nothing);
    QCOMPARE(desk.pass(61, provider(State::Ok)), nothing);
    QCOMPARE(desk.pass(1, provider(State::Paused)), paused);
}

void TestAlerts::failures_areTold_whenTheyAreManyWithinFiveMinutes()
{
    Desk desk({.isOn = true, .failures = 20});
    const QStringList many {QStringLiteral("Deliveries fail")};
    QCOMPARE(desk.pass(19, failing(1)), nothing);
    QCOMPARE(desk.pass(1, failing(1)), many);
    QCOMPARE(desk.pass(100, failing(1)), nothing);
    QCOMPARE(desk.pass(300, failing(0)), nothing);
    QCOMPARE(desk.pass(19, failing(1)), nothing);
    QCOMPARE(desk.pass(300, failing(0)), nothing); // of those before, none counts any more
    QCOMPARE(desk.pass(19, failing(1)), nothing);
    QCOMPARE(desk.pass(1, failing(1)), many);
}

void TestAlerts::wait_isTold_fromAMinuteOn()
{
    Desk desk({.isOn = true});
    const QStringList waits {QStringLiteral("Deliveries wait")};
    QCOMPARE(desk.pass(10, waiting(59)), nothing);
    QCOMPARE(desk.pass(10, waiting(60)), waits);
    QCOMPARE(desk.pass(10, waiting(40)), nothing);
    QCOMPARE(desk.pass(10, waiting(60)), nothing); // it was never over
    QCOMPARE(desk.pass(10, waiting(0)), nothing);
    QCOMPARE(desk.pass(10, waiting(60)), waits);
}

void TestAlerts::nothing_isTold_toWhoDidNotChooseIt()
{
    Desk desk({.isOn = false});
    QCOMPARE(desk.pass(10, waiting(600)), nothing);
}

void TestAlerts::silentHours_tellWhatStillHolds_whenTheyEnd()
{
    Desk desk({.isOn = true, .hasSilentHours = true, .silentFrom = QTime(11, 0), .silentTo = QTime(13, 0)});
    QCOMPARE(desk.pass(10, waiting(600)), nothing);
    desk.skipTo(QTime(12, 59, 59));
    QCOMPARE(desk.pass(1, waiting(600)), nothing);
    QCOMPARE(desk.pass(1, waiting(600)), QStringList {QStringLiteral("Deliveries wait")});
}

void TestAlerts::silentHours_mayCrossMidnight()
{
    const AlertSettings night {.hasSilentHours = true, .silentFrom = QTime(20, 0), .silentTo = QTime(7, 0)};
    const auto at = [](QTime time) { return QDateTime(noon.date(), time); };
    QVERIFY(!night.isSilent(at(QTime(19, 59, 59))));
    QVERIFY(night.isSilent(at(QTime(20, 0))));
    QVERIFY(night.isSilent(at(QTime(0, 0))));
    QVERIFY(night.isSilent(at(QTime(6, 59, 59))));
    QVERIFY(!night.isSilent(at(QTime(7, 0))));
}

void TestAlerts::choice_byMouseAndKeys_isKept()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const Theme theme;
    AlertChoice choice(settings);
    AlertForm form(choice, theme);
    form.show();
    const QList<QCheckBox *> boxes = form.findChildren<QCheckBox *>();
    const QList<QTimeEdit *> times = form.findChildren<QTimeEdit *>();
    auto failures = form.findChild<QSpinBox *>();
    QVERIFY(!failures->isEnabled());
    QVERIFY(!times.first()->isEnabled());

    for (QCheckBox *box : boxes)
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    failures->selectAll();
    QTest::keyClicks(failures, QStringLiteral("7"));
    times.first()->setSelectedSection(QDateTimeEdit::HourSection);
    QTest::keyClick(times.first(), Qt::Key_Down);

    const AlertSettings expected {.isOn = true, .failures = 7, .hasSilentHours = true, .silentFrom = QTime(19, 0)};
    QCOMPARE(choice.current(), expected);
    QCOMPARE(AlertChoice(settings).current(), expected);
}

QTEST_MAIN(TestAlerts)
#include "tst_alerts.moc"
