#include "ops/network.h"

#include <arpa/inet.h>

namespace mc::ops {

namespace {

bool isV4(const QHostAddress &address) { return address.protocol() == QAbstractSocket::IPv4Protocol; }
int bitsOf(const QHostAddress &address) { return isV4(address) ? 32 : 128; }

bool endsInZeros(const QHostAddress &address, int bits)
{
    if (isV4(address))
        return bits == 32 || (address.toIPv4Address() & (0xffffffffU >> bits)) == 0;
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    for (int bit = bits; bit < 128; ++bit) {
        if (bytes[bit / 8] & (0x80 >> (bit % 8)))
            return false;
    }
    return true;
}

} // namespace

// Not by QHostAddress's own reading, which takes "10" for 0.0.0.10, as inet_aton() does.
std::optional<QHostAddress> addressFrom(QByteArrayView text)
{
    const QByteArray terminated = text.toByteArray();
    if (terminated.size() != qsizetype(qstrlen(terminated.constData())))
        return {};
    if (in_addr v4 {}; ::inet_pton(AF_INET, terminated.constData(), &v4) == 1)
        return QHostAddress(ntohl(v4.s_addr));
    in6_addr v6 {};
    if (::inet_pton(AF_INET6, terminated.constData(), &v6) != 1)
        return {};
    const QHostAddress full(v6.s6_addr);
    bool isMapped = false;
    const quint32 v4 = full.toIPv4Address(&isMapped);
    return isMapped ? QHostAddress(v4) : full;
}

std::optional<Network> networkFrom(QByteArrayView text)
{
    const qsizetype slash = text.indexOf('/');
    const std::optional<QHostAddress> address = addressFrom(slash < 0 ? text : text.first(slash));
    if (!address)
        return {};
    if (slash < 0)
        return Network {.address = *address, .bits = bitsOf(*address)};
    bool isNumber = false;
    const QByteArray prefix = text.sliced(slash + 1).toByteArray();
    const int bits = prefix.toInt(&isNumber);
    const bool isPlain = isNumber && QByteArray::number(bits) == prefix;
    if (!isPlain || bits < 1 || bits > bitsOf(*address) || !endsInZeros(*address, bits))
        return {};
    return Network {.address = *address, .bits = bits};
}

QString toString(const Network &network)
{
    const QString address = network.address.toString();
    return network.bits == bitsOf(network.address) ? address : address + u'/' + QString::number(network.bits);
}

} // namespace mc::ops
