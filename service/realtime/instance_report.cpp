#include "realtime/instance_report.h"

#include "model/answer_fields.h"

#include <QtCore/QJsonDocument>

namespace mc::realtime {

using model::ProviderHealth;

void InstanceReport::add(const InstanceReport &other)
{
    connectedClients += other.connectedClients;
    for (const ProviderHealth &health : other.providers) {
        const auto known = std::find_if(providers.begin(), providers.end(),
            [&health](const ProviderHealth &one) { return one.provider == health.provider; });
        if (known == providers.end())
            providers += health;
        else
            *known = merged(*known, health);
    }
}

QByteArray toJson(const InstanceReport &report)
{
    model::JsonWriter json;
    json.beginObject().field(QLatin1String("connected_clients"), report.connectedClients);
    json.key(QLatin1String("providers")).beginArray();
    for (const ProviderHealth &health : report.providers)
        write(json, health);
    return json.endArray().endObject().take();
}

InstanceReport instanceReportFrom(const QByteArray &json)
{
    model::AnswerFields fields(QJsonDocument::fromJson(json).object());
    InstanceReport report {.connectedClients = fields.integer("connected_clients"), .providers = {}};
    for (const QJsonObject &provider : fields.objects("providers")) {
        if (const model::Result<ProviderHealth> health = model::providerHealthFromJson(provider))
            report.providers += *health;
    }
    return report;
}

} // namespace mc::realtime
