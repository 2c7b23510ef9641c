#include "clinic_day/cast.h"
#include "clinic_day/event_maker.h"
#include "clinic_day/options.h"
#include "clinic_day/timetable.h"
#include "events/event_types.h"

#include <QtTest/QTest>

using namespace mc;
using namespace mc::clinic_day;
using namespace std::chrono_literals;
using client::PlatformEvent;

namespace {

model::User person(qint64 id, model::Role role)
{
    model::User user;
    user.id = {id};
    user.firstName = QStringLiteral("Demo");
    user.email = QStringLiteral("somebody@clinic.example");
    user.role = role;
    return user;
}

Cast someCast()
{
    QList<model::User> users {person(1, model::Role::Admin)};
    for (qint64 id = 2; id < 12; ++id)
        users += person(id, id < 5 ? model::Role::Doctor : model::Role::Patient);
    return castFrom(users);
}

QDateTime noon() { return QDateTime(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC); }

QJsonObject dataOf(const PlatformEvent &event) { return QJsonDocument::fromJson(event.data).object(); }

bool isOf(const PlatformEvent &event, const char *type)
{
    return event.type == QLatin1String("mediconnect.") + QLatin1String(type);
}

} // namespace

/// What a day is made of, without a service.
class TestClinicDayParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clock_showsTheHoursOfEachDay_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("clock");
        QTest::addRow("morning") << 0 << QStringLiteral("07:00");
        QTest::addRow("later") << 100 << QStringLiteral("12:00");
        QTest::addRow("evening") << 239 << QStringLiteral("18:57");
        QTest::addRow("the next morning") << 240 << QStringLiteral("07:00");
        QTest::addRow("the third day") << 580 << QStringLiteral("12:00");
    }
    void clock_showsTheHoursOfEachDay()
    {
        QFETCH(int, seconds);
        QTEST(Timetable(240s).clockAt(std::chrono::seconds(seconds)), "clock");
    }

    void mornings_areBusierThanLunch()
    {
        const Timetable timetable(240s);
        QVERIFY(timetable.stretchAt(25s).pace > 1);
        QVERIFY(timetable.stretchAt(135s).pace < 1);
        QCOMPARE(&timetable.stretchAt(25s), &timetable.stretchAt(240s + 25s));
    }

    void occasions_comeOnceADay_howeverOftenOneLooks()
    {
        const Timetable timetable(24s);
        QList<Occasion> often;
        for (Timetable::Time time = 0ms; time < 24s; time += 7ms)
            often += timetable.occasionsBetween(time - 7ms, time);
        QCOMPARE(often.size(), 10);
        QVERIFY(often.contains(Occasion::Maintenance));
        QCOMPARE(timetable.occasionsBetween(-1ms, 23'999ms), often);
        // After a machine has slept, days are not made up for.
        QCOMPARE(timetable.occasionsBetween(0ms, 240s).size(), 10);
    }

    void cast_isTheDemoClinics()
    {
        model::User other = person(20, model::Role::Patient);
        other.firstName = QStringLiteral("Ann");
        model::User elsewhere = person(21, model::Role::Patient);
        elsewhere.email = QStringLiteral("demo@elsewhere.example");
        model::User left = person(22, model::Role::Doctor);
        left.isActive = false;
        const Cast cast = castFrom({other, elsewhere, left, person(23, model::Role::Doctor)});
        QCOMPARE(idsOf(cast.doctors), QList<model::UserId> {{23}});
        QVERIFY(cast.patients.isEmpty());
        QVERIFY(cast.isEmpty());
    }

    void events_sameSeed_areTheSame()
    {
        EventMaker one(someCast(), 7, noon()), same(someCast(), 7, noon()), other(someCast(), 8, noon());
        int differences = 0;
        for (int i = 0; i < 100; ++i) {
            const PlatformEvent event = one.any(noon()), again = same.any(noon());
            QCOMPARE(event.type, again.type);
            QCOMPARE(event.id, again.id);
            QCOMPARE(event.data, again.data);
            differences += event.data != other.any(noon()).data;
        }
        QVERIFY(differences > 50);
    }

    void events_areOfEveryType_asTheServiceTakesThem()
    {
        QSet<QString> expected;
        for (const events::EventType &type : events::eventTypes()) {
            if (!type.isOwn)
                expected += QLatin1String(type.name);
        }
        QSet<QString> made;
        EventMaker maker(someCast(), 1, noon());
        for (const QLatin1String type : EventMaker::types()) {
            const PlatformEvent event = maker.of(type, noon());
            const events::EventType *const known = events::eventTypeOf(event.type);
            QVERIFY2(known, qPrintable(event.type));
            const auto data = events::eventDataFrom(*known, dataOf(event), noon());
            QVERIFY2(data, qPrintable(event.type + (data ? QString() : data.error().detail)));
            made += type;
        }
        QCOMPARE(made, expected);
    }

    void any_comesToAllTypesButTheMaintenance()
    {
        EventMaker maker(someCast(), 3, noon());
        QSet<QString> types, ids;
        for (int i = 0; i < 2'000; ++i) {
            const PlatformEvent event = maker.any(noon());
            types += event.type;
            ids += event.id;
        }
        QCOMPARE(types.size(), EventMaker::types().size() - 1);
        QCOMPARE(ids.size(), 2'000);
    }

    void appointments_areMovedWhileTheyAreKnown()
    {
        EventMaker maker(someCast(), 5, noon());
        const PlatformEvent made = maker.appointmentAt(noon().addSecs(3'600), noon());
        QVERIFY(isOf(made, "appointment.scheduled"));
        const QJsonObject moved = dataOf(maker.of(QLatin1String("appointment.rescheduled"), noon()));
        const QJsonObject ended = dataOf(maker.of(QLatin1String("appointment.cancelled"), noon()));
        for (const char *name : {"appointment_id", "patient_id", "doctor_id"}) {
            QCOMPARE(moved[QLatin1String(name)], dataOf(made)[QLatin1String(name)]);
            QCOMPARE(ended[QLatin1String(name)], dataOf(made)[QLatin1String(name)]);
        }
        QCOMPARE(moved[QLatin1String("previous_starts_at")], dataOf(made)[QLatin1String("starts_at")]);
        QVERIFY(dataOf(maker.of(QLatin1String("appointment.cancelled"), noon()))[QLatin1String("appointment_id")]
            != ended[QLatin1String("appointment_id")]);
    }

    void commandLine_isRead()
    {
        const auto options = readOptions({QStringLiteral("--server"), QStringLiteral("http://localhost:8001"),
            QStringLiteral("--pace=0.5"), QStringLiteral("--seed=9"), QStringLiteral("--duration=60")});
        QVERIFY(options && *options);
        QCOMPARE((*options)->server, QUrl(QStringLiteral("http://localhost:8001")));
        QCOMPARE((*options)->pace, 0.5);
        QCOMPARE((*options)->length, 240s);
        QCOMPARE((*options)->seed, 9U);
        QVERIFY((*options)->duration == 60s);
    }

    void commandLine_wrong_isSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const QStringList server {QStringLiteral("--server=http://127.0.0.1:1")};
        QTest::addRow("no server") << QStringList() << QStringLiteral("--server needs");
        QTest::addRow("another machine") << QStringList {QStringLiteral("--server=http://clinic.example")}
                                         << QStringLiteral("on this machine only");
        QTest::addRow("pace") << server + QStringList {QStringLiteral("--pace=fast")} << QStringLiteral("--pace fast");
        QTest::addRow("length") << server + QStringList {QStringLiteral("--length=1")}
                                << QStringLiteral("from 10 to 86400");
        QTest::addRow("unknown") << server + QStringList {QStringLiteral("--sede=1")} << QStringLiteral("sede");
        QTest::addRow("a word") << server + QStringList {QStringLiteral("now")} << QStringLiteral("now follows no");
    }
    void commandLine_wrong_isSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto options = readOptions(arguments);
        QVERIFY(!options);
        QVERIFY2(options.error().detail.contains(says), qPrintable(options.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestClinicDayParts)
#include "tst_clinic_day_parts.moc"
