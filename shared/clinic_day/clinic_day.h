#pragma once

#include "clinic_day/app_user.h"
#include "clinic_day/event_maker.h"
#include "clinic_day/modules.h"
#include "clinic_day/options.h"

#include <vector>

namespace mc::clinic_day {

/// Plays the day: has the modules tell what happens, lets people come and go, and says what is going on.
///
/// Lives in main(), on its thread. Begins with start(), and waits for a service that is not there. Ends the program when its
/// duration is over, or when the service does not take the token.
class ClinicDay : public QObject
{
public:
    ClinicDay(const Options &options, const QByteArray &token);

    void start() { gather(); }
    /// Everybody leaves, and the program ends.
    void stop();

private:
    void gather();
    void open(const QList<model::User> &users);
    void turn();
    void playUsual(Timetable::Time elapsed);
    void play(Occasion occasion);
    void playSeveral(int count, const std::function<client::PlatformEvent(int)> &make);
    void letSomebodyComeOrGo();

    int usersInApp() const;
    QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
    /// What so many seconds of the usual day come to.
    Timetable::Time soon(int seconds) const { return Timetable::Time(qint64(seconds * 1000 / m_haste)); }
    void say(const QString &text) const { m_narrator.say(text); }
    void sum() const;
    void end(ExitCode code, const QString &why);

    const Options m_options;
    const Timetable m_timetable;
    const double m_haste; ///< how much quicker the day passes than the usual one
    Narrator m_narrator;
    Modules m_modules;
    QRandomGenerator m_random;
    Cast m_cast;
    std::optional<EventMaker> m_maker; ///< from the morning on
    Deeds m_deeds;
    std::vector<std::unique_ptr<AppUser>> m_users; ///< the people who have the app

    QTimer m_turns;
    QTimer m_visits;
    QTimer m_pause; ///< until the service is looked for again
    Timetable::Time m_last {-1}; ///< of the last turn
    const Stretch *m_stretch = nullptr;
    double m_credit = 0; ///< events that are to be told by now
};

} // namespace mc::clinic_day
