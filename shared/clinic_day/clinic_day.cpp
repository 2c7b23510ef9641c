#include "clinic_day/clinic_day.h"

#include "clinic_day/announcements.h"

#include <cmath>
#include <cstdio>

namespace mc::clinic_day {

using namespace std::chrono_literals;
using client::PlatformEvent;
using model::Result;

namespace {

constexpr auto usualLength = 240s;
constexpr auto turnInterval = 100ms;
constexpr int mostUsers = 30;
constexpr int usersAtUsualPace = 12;
constexpr int notesOfHundred = 12; // what the desk writes, among what the modules tell

} // namespace

ClinicDay::ClinicDay(const Options &options, const QByteArray &token)
    : m_options(options)
    , m_timetable(options.length)
    , m_haste(double(usualLength.count()) / double(options.length.count()))
    , m_narrator(m_timetable)
    , m_modules({.baseUrl = options.server}, token, m_narrator)
    , m_random(options.seed)
{
    connect(&m_modules, &Modules::refused, this,
        [this] { end(ExitCode::Refused, QStringLiteral("The service does not take the token, or no longer.")); });
    connect(&m_turns, &QTimer::timeout, this, &ClinicDay::turn);
    connect(&m_visits, &QTimer::timeout, this, &ClinicDay::letSomebodyComeOrGo);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ClinicDay::gather);
    if (options.duration)
        QTimer::singleShot(*options.duration, this, &ClinicDay::stop);
}

void ClinicDay::stop()
{
    if (m_narrator.hasBegun())
        sum();
    say(QStringLiteral("the day is over"));
    end(ExitCode::Done, {});
}

void ClinicDay::gather()
{
    m_modules.users().then(this, [this](const Result<client::ListPage<model::User>> &page) {
        if (page)
            return open(page->items);
        if (page.error().code != model::ErrorCode::Unavailable)
            return end(ExitCode::Refused, page.error().detail);
        m_modules.isDone(page.error());
        m_pause.start(1s);
    });
}

void ClinicDay::open(const QList<model::User> &users)
{
    m_cast = castFrom(users);
    if (m_cast.isEmpty())
        return end(
            ExitCode::Refused, QStringLiteral("The service has no demo clinic; mediconnect-notifyd demo adds one."));
    m_maker.emplace(m_cast, m_options.seed, now());
    QList<model::User> people = m_cast.doctors + m_cast.patients;
    std::shuffle(people.begin(), people.end(), m_random);
    for (const model::User &user : std::as_const(people).first(std::min<qsizetype>(people.size(), mostUsers)))
        m_users.push_back(std::make_unique<AppUser>(user, m_modules.options(), m_random.generate(), m_haste, m_deeds));
    m_narrator.beginDay();
    say(QStringLiteral("a day of %1 doctors and %2 patients begins at %3: 12 hours in %4 s, over and over")
            .arg(m_cast.doctors.size())
            .arg(m_cast.patients.size())
            .arg(m_options.server.toString())
            .arg(m_options.length.count()));
    m_turns.start(turnInterval);
    m_visits.start(std::max(100ms, soon(1)));
}

void ClinicDay::turn()
{
    const Timetable::Time elapsed = m_narrator.elapsed();
    const Stretch *const stretch = &m_timetable.stretchAt(elapsed);
    if (std::exchange(m_stretch, stretch) != stretch) {
        if (m_modules.events() > 0)
            sum();
        say(QLatin1String(stretch->text));
    }
    const Timetable::Time before = m_last;
    playUsual(elapsed);
    for (const Occasion occasion : m_timetable.occasionsBetween(before, elapsed))
        play(occasion);
}

void ClinicDay::playUsual(Timetable::Time elapsed)
{
    const double pace = m_options.pace * m_stretch->pace;
    const double seconds = std::chrono::duration<double>(elapsed - std::exchange(m_last, elapsed)).count();
    m_credit = std::min(m_credit + pace * seconds, std::max(1.0, pace)); // what was missed is not made up for
    QList<PlatformEvent> events;
    for (; m_credit >= 1 && m_modules.mayTell(); m_credit -= 1) {
        if (m_random.bounded(100) < notesOfHundred)
            m_modules.tell(note(m_maker->anyPatient(), m_random.bounded(1'000)));
        else
            events += m_maker->any(now());
    }
    if (!events.isEmpty())
        m_modules.tell(events);
}

void ClinicDay::play(Occasion occasion)
{
    switch (occasion) {
    case Occasion::NightResults:
        say(QStringLiteral("three urgent results of the night"));
        return playSeveral(3, [this](int) { return m_maker->results(true, now()); });
    case Occasion::Reminders:
        // Half an hour before they begin, their last reminder is due: the only one that is left of these.
        say(QStringLiteral("appointments for 15 people, who are reminded in a moment"));
        return playSeveral(15, [this](int nth) {
            return m_maker->appointmentAt(now().addSecs(30 * 60).addMSecs(soon(12 + nth).count()), now());
        });
    case Occasion::CallBack:
        say(QStringLiteral("three patients are to call back at once"));
        for (int i = 0; i < 3; ++i)
            m_modules.tell(callBack(m_maker->anyPatient()));
        return;
    case Occasion::Announcement:
        say(QStringLiteral("the clinic writes to its %1 patients").arg(m_cast.patients.size()));
        return m_modules.tell(vaccinationWeek(idsOf(m_cast.patients)));
    case Occasion::Invitations:
        say(QStringLiteral("six invitations, to be shown in a while"));
        for (int i = 0; i < 6; ++i)
            m_modules.tell(invitation(m_maker->anyPatient(), now().addSecs(2).addMSecs(soon(20 + 5 * i).count())));
        return;
    case Occasion::Results:
        say(QStringLiteral("the laboratory is done: eight results, two of them urgent"));
        return playSeveral(8, [this](int nth) { return m_maker->results(nth < 2, now()); });
    case Occasion::Invoices:
        say(QStringLiteral("the month's invoices"));
        return playSeveral(15, [this](int) { return m_maker->of(QLatin1String("billing.invoice_generated"), now()); });
    case Occasion::ClosedClinic:
        say(QStringLiteral("the second clinic is closed on Friday"));
        return m_modules.tell(closedClinic(idsOf(m_cast.patients, 2)));
    case Occasion::Maintenance:
        say(QStringLiteral("everybody is told of the maintenance"));
        return playSeveral(
            1, [this](int) { return m_maker->of(QLatin1String("system.maintenance_scheduled"), now()); });
    case Occasion::Report:
        say(QStringLiteral("the day's report"));
        return playSeveral(1, [this](int) { return m_maker->of(QLatin1String("analytics.report_completed"), now()); });
    }
}

void ClinicDay::playSeveral(int count, const std::function<PlatformEvent(int)> &make)
{
    QList<PlatformEvent> events;
    for (int i = 0; i < count; ++i)
        events += make(i);
    m_modules.tell(events);
}

// As many as the hour wants are in the app, nobody for ever.
void ClinicDay::letSomebodyComeOrGo()
{
    const double wanted = usersAtUsualPace * std::sqrt(m_stretch ? m_stretch->pace : 1);
    const bool isFull = usersInApp() > wanted;
    AppUser &somebody = *m_users[m_random.bounded(quint32(m_users.size()))];
    if (!somebody.isIn() && !isFull)
        somebody.come();
    else if (somebody.isIn() && (isFull || m_random.bounded(4) == 0))
        somebody.go();
}

int ClinicDay::usersInApp() const
{
    return int(std::count_if(
        m_users.begin(), m_users.end(), [](const std::unique_ptr<AppUser> &user) { return user->isIn(); }));
}

void ClinicDay::sum() const
{
    say(QStringLiteral("so far %1 events, %2 notifications; %3 people in the app, who have read %4 and followed %5")
            .arg(m_modules.events())
            .arg(m_modules.notifications())
            .arg(usersInApp())
            .arg(m_deeds.read)
            .arg(m_deeds.followed));
}

void ClinicDay::end(ExitCode code, const QString &why)
{
    m_turns.stop();
    m_visits.stop();
    for (const std::unique_ptr<AppUser> &user : m_users)
        user->go();
    if (!why.isEmpty())
        std::fprintf(stderr, "mediconnect-clinic-day: %s\n", qUtf8Printable(why));
    QCoreApplication::exit(int(code));
}

} // namespace mc::clinic_day
