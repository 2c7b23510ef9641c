#include "model/words.h"
#include "ops/setting_codecs.h"

#include <array>

namespace mc::ops {

namespace {

constexpr qsizetype mostNetworks = 64;
constexpr std::array headerWords {"x-forwarded-for", "forwarded"};

model::Error wrong(const char *reason) { return {model::ErrorCode::ValidationError, QString::fromUtf8(reason)}; }

model::Result<QList<Network>> readNetworks(const QString &text)
{
    QList<Network> networks;
    for (const QString &part : text.split(u',')) {
        const std::optional<Network> network = networkFrom(part.trimmed().toUtf8());
        if (!network)
            return wrong(
                "must be addresses or networks such as 127.0.0.1, 10.0.0.0/8 or 2001:db8::/32, separated by commas, "
                "without bits behind the prefix, and not all addresses (/0)");
        if (!networks.contains(*network))
            networks.append(*network);
    }
    if (networks.size() > mostNetworks)
        return wrong("must be at most 64 addresses or networks");
    return networks;
}

QString showNetworks(const QList<Network> &networks)
{
    QStringList parts;
    for (const Network &network : networks)
        parts.append(toString(network));
    return parts.join(u',');
}

model::Result<ForwardedHeader> readForwardedHeader(const QString &text)
{
    if (const auto header = model::valueOf<ForwardedHeader>(headerWords, text.toLower()))
        return *header;
    return wrong("must be x-forwarded-for or forwarded");
}

QString showForwardedHeader(const ForwardedHeader &header) { return model::wordOf(headerWords, header); }

} // namespace

const SettingCodec<QList<Network>> networksCodec {readNetworks, showNetworks};
const SettingCodec<ForwardedHeader> forwardedHeaderCodec {readForwardedHeader, showForwardedHeader};

} // namespace mc::ops
