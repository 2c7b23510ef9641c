#include "model/json_text.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <cstdio>

namespace {

struct Body
{
    const char *name;
    QByteArray json;
};

QByteArray notification(const QString &message)
{
    const QJsonObject metadata {
        {QStringLiteral("appointment_id"), 123}, {QStringLiteral("action_url"), QStringLiteral("/appointments/123")}};
    const QJsonObject body {{QStringLiteral("recipient_id"), 1001},
        {QStringLiteral("notification_type"), QStringLiteral("appointment")},
        {QStringLiteral("title"), QStringLiteral("Appointment confirmed")}, {QStringLiteral("message"), message},
        {QStringLiteral("priority"), QStringLiteral("high")}, {QStringLiteral("metadata"), metadata}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray directory()
{
    QJsonArray users;
    for (int i = 1; i <= 1000; ++i) {
        const QString name = QStringLiteral("user-%1").arg(i);
        users += QJsonObject {{QStringLiteral("id"), i}, {QStringLiteral("username"), name},
            {QStringLiteral("email"), QString(name + QStringLiteral("@clinic.example"))},
            {QStringLiteral("first_name"), QStringLiteral("Zoë")},
            {QStringLiteral("last_name"), QStringLiteral("Núñez")}, {QStringLiteral("role"), QStringLiteral("patient")},
            {QStringLiteral("clinic_id"), i % 50 + 1}, {QStringLiteral("is_active"), true}};
    }
    return QJsonDocument(QJsonObject {{QStringLiteral("users"), users}}).toJson(QJsonDocument::Compact);
}

// Megabytes a second.
template<typename Read>
double speedOf(const QByteArray &json, Read read)
{
    constexpr qint64 nanoseconds = 100'000'000;
    QElapsedTimer timer;
    timer.start();
    qint64 rounds = 0;
    qsizetype members = 0;
    while (timer.nsecsElapsed() < nanoseconds) {
        members += read(json);
        ++rounds;
    }
    if (members == 0)
        qFatal("nothing was read");
    return double(rounds * json.size()) * 1'000 / double(timer.nsecsElapsed());
}

double median(std::array<double, 7> figures)
{
    std::sort(figures.begin(), figures.end());
    return figures[figures.size() / 2];
}

} // namespace

// Prints for each body how fast QJsonDocument alone and the service's strict reader take it, in turn.
int main()
{
    const std::array bodies {
        Body {"notification", notification(QStringLiteral("Your appointment on 20 January is confirmed."))},
        Body {"message_of_10000", notification(QStringLiteral("Ana, tus análisis ya están listos. ").repeated(286))},
        Body {"users_1000", directory()}};
    for (const Body &body : bodies) {
        std::array<double, 7> lenient, strict;
        for (std::size_t round = 0; round < lenient.size(); ++round) {
            lenient[round] = speedOf(
                body.json, [](const QByteArray &json) { return QJsonDocument::fromJson(json).object().size(); });
            strict[round]
                = speedOf(body.json, [](const QByteArray &json) { return mc::model::jsonObjectFrom(json)->size(); });
        }
        std::printf("%s %.0f %.0f\n", body.name, median(lenient), median(strict));
    }
}
