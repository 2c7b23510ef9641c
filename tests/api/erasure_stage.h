#pragma once

#include "support/fake_providers.h"
#include "support/service_process.h"

#include <QtCore/QJsonArray>

namespace mc::test {

inline constexpr int patience = 60'000;
inline const QByteArray inbox = "/api/notifications/";
// Stands in every text about the person, and is looked for afterwards.
inline const QByteArray mark = "Zyxquorb";
inline constexpr qint64 markedId = 918'273'645'546;

inline Environment erasureSettings(const FakeProviders &fakes)
{
    Environment all = fakes.environment();
    all += {{"MEDICONNECT_PUBLIC_URL", "https://clinic.example"}, {"MEDICONNECT_PHI_IN_EXTERNAL", "true"}};
    return all;
}

inline QJsonObject eventOf(const char *id, const char *type, const QJsonObject &data)
{
    return object({{"specversion", "1.0"}, {"id", id}, {"source", "/erasure"},
        {"type", QByteArray("mediconnect.") + type}, {"data", data}});
}

/// What an export's records of that kind say.
inline QJsonArray ofKind(const QJsonArray &records, const char *kind)
{
    QJsonArray found;
    for (const QJsonValue &record : records) {
        if (record[QLatin1String("kind")] == QLatin1String(kind))
            found += record[QLatin1String("data")];
    }
    return found;
}

} // namespace mc::test
