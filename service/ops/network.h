#pragma once

#include <QtCore/QByteArrayView>
#include <QtNetwork/QHostAddress>

#include <optional>

namespace mc::ops {

/// The addresses that begin with the same bits. A single address is the network of all its bits.
struct Network
{
    QHostAddress address; ///< the bits behind the prefix are 0
    int bits = 0; ///< of the prefix
    bool operator==(const Network &) const = default;

    bool has(const QHostAddress &one) const { return one.isInSubnet(address, bits); }
};

/// An address as RFC 4291 and RFC 6943 section 3.1.1 write it: "192.0.2.7", "2001:db8::7". Nothing: it is none, has fewer than four
/// numbers, a port, brackets or the name of an interface. An IPv4-mapped one is the IPv4 address.
std::optional<QHostAddress> addressFrom(QByteArrayView text);

/// "10.0.0.0/8", "2001:db8::/32", or an address. Nothing: it is none, bits are set behind the prefix, or the prefix is empty, which
/// would be every address.
std::optional<Network> networkFrom(QByteArrayView text);
QString toString(const Network &network);

} // namespace mc::ops
