#include "program/demo/people.h"

#include "model/push_token.h"

#include <QtCore/QCryptographicHash>

namespace mc::program::demo {

using model::Channel;
using model::DeviceType;
using model::NotificationType;
using model::Role;
using model::User;

namespace {

constexpr int firstDoctorId = 11, firstPatientId = 21;
constexpr int firstDoctor = 3, lastDoctor = 10; // doctor3 to doctor10
constexpr int firstPatient = 4, lastPatient = 48;

// Clinic 1 is in Madrid, clinic 2 in Bogotá; some of their people are elsewhere, so that it is always night for somebody.
constexpr std::array zonesOfFirst {"Europe/Madrid", "Europe/Madrid", "Europe/Paris", "Asia/Tokyo", "Africa/Casablanca"};
constexpr std::array zonesOfSecond {
    "America/Bogota", "America/Bogota", "America/New_York", "Pacific/Auckland", "Asia/Kolkata"};
constexpr std::array locales {"en", "es", "fr", "ar", "en-GB", "es-CO"};

QString numberWord(int number)
{
    static constexpr std::array words {"", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine",
        "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
    static constexpr std::array tens {"", "", "Twenty", "Thirty", "Forty"};
    if (number < int(words.size()))
        return QLatin1String(words[std::size_t(number)]);
    const QString ten = QLatin1String(tens[std::size_t(number / 10)]);
    return number % 10 == 0 ? ten : ten + u'-' + QLatin1String(words[std::size_t(number % 10)]);
}

User user(qint64 id, const QString &name, Role role, const QString &lastName)
{
    User user;
    user.id = {id};
    user.username = name;
    user.email = user.username + QStringLiteral("@clinic.example");
    user.firstName = QStringLiteral("Demo");
    user.lastName = lastName;
    user.role = role;
    user.clinicId = 1;
    user.timezone = "Europe/Madrid";
    return user;
}

User doctor(qint64 id, int number)
{
    return user(
        id, QStringLiteral("doctor%1").arg(number), Role::Doctor, QStringLiteral("Doctor ") + numberWord(number));
}

User patient(qint64 id, int number)
{
    return user(
        id, QStringLiteral("patient%1").arg(number), Role::Patient, QStringLiteral("Patient ") + numberWord(number));
}

// Numbers that are set aside for fiction (Ofcom, "Telephone numbers for use in TV and radio drama programmes").
QString phoneOf(int number) { return QStringLiteral("+447700900%1").arg(number, 3, 10, QLatin1Char('0')); }

User spread(User user, int nth, bool isOfFirst)
{
    user.clinicId = isOfFirst ? 1 : 2;
    const auto &zones = isOfFirst ? zonesOfFirst : zonesOfSecond;
    user.timezone = zones[std::size_t(nth) % zones.size()];
    user.locale = QLatin1String(locales[std::size_t(nth) % locales.size()]);
    if (nth % 5 != 4)
        user.phone = phoneOf(int(user.id.value));
    if (nth % 11 == 7)
        user.email.clear();
    return user;
}

store::DeviceRegistration registration(const User &owner, int nth, DeviceType type, const QString &name,
    const vault::TokenVault &vault, const QDateTime &at)
{
    const QByteArray seed = "demo clinic " + QByteArray::number(owner.id.value) + ' ' + QByteArray::number(nth);
    const QByteArray digits = QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex();
    const QByteArray token = type == DeviceType::Ios ? digits : "demo-clinic:" + digits;
    const vault::Sealed sealed = vault.seal(token);
    return {.owner = owner.id,
        .type = type,
        .provider = model::tokenProvider(type, token),
        .name = name,
        .appVersion = nth == 0 ? QStringLiteral("3.4.1") : QStringLiteral("3.2.0"),
        .ciphertext = sealed.ciphertext,
        .keyId = sealed.keyId,
        .hashes = vault.hashes(token),
        .registeredAt = at};
}

} // namespace

QList<User> peopleWithLogins()
{
    return {user(1, QStringLiteral("admin"), Role::Admin, QStringLiteral("Admin")), doctor(2, 1), doctor(3, 2),
        patient(4, 1), patient(5, 2), patient(6, 3)};
}

QList<User> peopleOfHistory()
{
    QList<User> people;
    for (int number = firstDoctor; number <= lastDoctor; ++number) {
        const int nth = number - firstDoctor;
        people += spread(doctor(firstDoctorId + nth, number), nth, number % 2 != 0);
    }
    for (int number = firstPatient; number <= lastPatient; ++number) {
        const int nth = number - firstPatient;
        people += spread(patient(firstPatientId + nth, number), nth, number % 2 == 0);
    }
    for (User &user : people)
        user.isActive = !leaves(user);
    return people;
}

bool isMailRefused(model::UserId user) { return user.value % 14 == 3; }

bool isLandline(model::UserId user) { return user.value % 17 == 5; }

bool isLimited(const User &user) { return user.id.value % 10 == 2; }

bool hasOptedOut(const User &user) { return user.id.value % 15 == 7 && !user.phone.isEmpty(); }

bool leaves(const User &user) { return user.id.value == firstPatientId + 17 || user.id.value == firstPatientId + 38; }

QList<model::Preferences> preferencesOf(const QList<User> &people)
{
    QList<model::Preferences> all;
    for (int i = 0; i < people.size(); ++i) {
        model::Preferences chosen;
        chosen.user = people[i].id;
        chosen.username = people[i].username;
        chosen.userTimezone = people[i].timezone;
        const model::Preferences defaults = chosen;
        if (i % 2 == 0 || i % 5 == 3)
            chosen.quietHours = {.enabled = true, .start = QTime(21, 30), .end = QTime(7, 0)};
        if (i % 12 == 4)
            chosen.quietHours.timezone = "America/Los_Angeles"; // on a journey
        if (i % 7 == 2)
            chosen.allow(NotificationType::Billing, Channel::Push, false);
        if (i % 9 == 5)
            chosen.allow(NotificationType::System, Channel::Email, false);
        if (i % 13 == 6)
            chosen.allow(NotificationType::MedicalRecord, Channel::Sms, false);
        if (isLimited(people[i]))
            chosen.limits = {.maxPerHour = 1, .maxPerDay = 2};
        if (leaves(people[i])) // so that something waits when they leave
            chosen.quietHours = {.enabled = true, .start = QTime(0, 0), .end = QTime(23, 59)};
        if (chosen != defaults)
            all += chosen;
    }
    return all;
}

QList<OwnedDevice> devicesOf(const QList<User> &people, const vault::TokenVault &vault, const QDateTime &registeredAt)
{
    struct Kind
    {
        DeviceType type;
        const char *name;
    };
    static constexpr std::array phones {Kind {DeviceType::Android, "Pixel 8"}, Kind {DeviceType::Ios, "iPhone 15"},
        Kind {DeviceType::Android, "Galaxy S23"}, Kind {DeviceType::Web, "Firefox on Linux"},
        Kind {DeviceType::Ios, "iPhone SE"}};
    static constexpr std::array others {Kind {DeviceType::Web, "Chrome on Windows"}, Kind {DeviceType::Ios, "iPad Air"},
        Kind {DeviceType::Android, "Galaxy Tab A9"}};
    QList<OwnedDevice> devices;
    for (int i = 0; i < people.size(); ++i) {
        const auto add = [&](int nth, const Kind &kind, bool isActive) {
            devices
                += {registration(people[i], nth, kind.type, QLatin1String(kind.name), vault, registeredAt), isActive};
        };
        if (i % 6 != 5)
            add(0, phones[std::size_t(i) % phones.size()], i % 16 != 9);
        if (i % 4 == 0)
            add(1, others[std::size_t(i / 4) % others.size()], i % 8 == 0);
    }
    return devices;
}

} // namespace mc::program::demo
