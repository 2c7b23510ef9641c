#include "http/trusted_proxies.h"

#include "admission/characters.h"

namespace mc::http {

namespace {

using admission::CharacterSet;
using admission::tokenCharacters;
using Node = std::optional<QHostAddress>;

// More proxies than anybody has in a row.
constexpr qsizetype mostHops = 16;
constexpr CharacterSet bareCharacters = tokenCharacters.with(CharacterSet(":[]")); // some proxies quote no port

bool isPort(QByteArrayView text) { return !text.isEmpty() && text.size() <= 5 && admission::digits.hasAll(text); }

// An address, perhaps with a port: "192.0.2.7", "192.0.2.7:4711", "[2001:db8::7]", "[2001:db8::7]:4711".
Node nodeFrom(QByteArrayView text)
{
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        const QByteArrayView rest = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        const bool isWhole = end > 0 && (rest.isEmpty() || (rest.startsWith(':') && isPort(rest.sliced(1))));
        const QByteArrayView inner = isWhole ? text.sliced(1, end - 1) : QByteArrayView();
        return inner.contains(':') ? ops::addressFrom(inner) : Node();
    }
    const qsizetype colon = text.indexOf(':');
    const bool hasPort = colon > 0 && text.indexOf(':', colon + 1) < 0 && isPort(text.sliced(colon + 1));
    return ops::addressFrom(hasPort ? text.first(colon) : text);
}

// X-Forwarded-For has no standard: addresses separated by commas, IPv6 with or without brackets.
QList<Node> plainNodes(QByteArrayView line)
{
    QList<Node> nodes;
    for (const QByteArrayView element : admission::listElements(line))
        nodes.append(nodeFrom(element));
    return nodes;
}

/// A line of Forwarded (RFC 7239 section 4), read from its begin, since a quoted text may hold any separator.
class ForwardedLine
{
public:
    explicit ForwardedLine(QByteArrayView text)
        : m_text(text)
    {
    }

    /// One for each element. Of a line that can't be read, which may be because a client left a quotation open: one, nobody.
    QList<Node> nodes()
    {
        QList<Node> nodes;
        for (bool isMore = true; isMore;) {
            nodes.append(element());
            skipBlanks();
            isMore = take(',');
        }
        return m_isWrong || m_at < m_text.size() ? QList<Node> {Node()} : nodes;
    }

private:
    // Pairs separated by semicolons; the node of its one `for`.
    Node element()
    {
        Node node;
        int count = 0;
        do {
            skipBlanks();
            const QByteArrayView name = takeAll(tokenCharacters);
            if (name.isEmpty())
                break;
            m_isWrong = m_isWrong || !take('=');
            const QByteArray text = value();
            if (admission::equalsIgnoringCase(name, "for"))
                node = nodeFrom(text), ++count;
            skipBlanks();
        } while (take(';'));
        return count == 1 ? node : Node();
    }

    QByteArray value()
    {
        if (!take('"'))
            return takeAll(bareCharacters).toByteArray();
        QByteArray text;
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            m_at += m_text[m_at] == '\\' ? 1 : 0;
            if (m_at < m_text.size())
                text += m_text[m_at++];
        }
        m_isWrong = m_isWrong || !take('"');
        return text;
    }

    bool take(char wanted)
    {
        const bool isThere = m_at < m_text.size() && m_text[m_at] == wanted;
        m_at += isThere ? 1 : 0;
        return isThere;
    }
    QByteArrayView takeAll(const CharacterSet &wanted)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && wanted.has(m_text[m_at]))
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }
    void skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_isWrong = false;
};

} // namespace

bool TrustedProxies::trusts(const QHostAddress &address) const
{
    return std::any_of(
        m_networks.begin(), m_networks.end(), [&address](const ops::Network &network) { return network.has(address); });
}

QHostAddress TrustedProxies::clientOf(const admission::RequestHead &head, const QHostAddress &peer) const
{
    if (!trusts(peer))
        return peer;
    const bool isStandard = m_header == ops::ForwardedHeader::Forwarded;
    const QByteArrayView name = isStandard ? QByteArrayView("forwarded") : QByteArrayView("x-forwarded-for");
    QHostAddress client = peer;
    qsizetype hops = 0;
    for (qsizetype i = head.count() - 1; i >= 0; --i) {
        if (!admission::equalsIgnoringCase(head.name(i), name))
            continue;
        const QList<Node> nodes = isStandard ? ForwardedLine(head.value(i)).nodes() : plainNodes(head.value(i));
        for (auto node = nodes.crbegin(); node != nodes.crend(); ++node) {
            if (!*node || ++hops > mostHops)
                return client;
            client = **node;
            if (!trusts(client))
                return client;
        }
    }
    return client;
}

} // namespace mc::http
