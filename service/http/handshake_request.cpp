#include "http/handshake_request.h"

#include "http/authenticator.h"
#include "http/inbox_visits.h"
#include "http/query.h"
#include "realtime/handshake.h"

namespace mc::http {

using model::Error;
using model::ErrorCode;
using model::UserId;

namespace {

constexpr QByteArrayView tokenPrefix("bearer.");
constexpr int longestToken = 8192; // in a query

// An error of the query, as one of the handshake.
std::optional<Error> refusedQuery(std::optional<Error> error)
{
    if (error) {
        error->code = ErrorCode::WebSocketRefused;
        error->status = 400;
    }
    return error;
}

// /ws/notifications/{user_id}/ and /ws/admin/deliveries/, with and without the final slash.
void readPlace(QByteArrayView path, HandshakeRequest &request)
{
    if (path.endsWith('/'))
        path.chop(1);
    request.hasPlace = path == "/ws/admin/deliveries";
    const QByteArrayView begin("/ws/notifications/");
    if (!path.startsWith(begin))
        return;
    request.inbox = model::userIdFromString(QString::fromLatin1(path.sliced(begin.size())));
    request.hasPlace = request.inbox.has_value();
}

/// The tokens of a handshake, in whatever places.
class Tokens
{
public:
    void add(QByteArrayView token)
    {
        if (token.isEmpty())
            return;
        m_differ = m_differ || (!m_token.isEmpty() && m_token != token);
        m_token = token.toByteArray();
    }
    bool differ() const { return m_differ; }
    const QByteArray &token() const { return m_token; }

private:
    QByteArray m_token;
    bool m_differ = false;
};

// The tokens that are offered as if they were subprotocols; whether there are any.
bool addOffered(QByteArrayView protocols, Tokens &tokens)
{
    bool any = false;
    for (const QByteArrayView protocol : admission::listElements(protocols)) {
        if (!protocol.startsWith(tokenPrefix))
            continue;
        any = true;
        tokens.add(protocol.sliced(tokenPrefix.size()));
    }
    return any;
}

} // namespace

HandshakeRequest handshakeRequestFrom(const admission::RequestHead &head)
{
    const QByteArray target = head.path();
    const qsizetype mark = target.indexOf('?');
    HandshakeRequest request;
    readPlace(mark < 0 ? target : target.first(mark), request);
    Query query(mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1));
    request.misuse = refusedQuery(query.misuse({"token"}));

    Tokens tokens;
    tokens.add(bearerToken(head.joined("authorization")));
    tokens.add(query.text(QLatin1String("token"), longestToken).value_or(QString()).toLatin1());
    const QByteArray protocols = head.joined("sec-websocket-protocol");
    const bool isOffered = addOffered(protocols, tokens);
    request.token = tokens.token();
    request.offersSubprotocol = admission::listElements(protocols).contains(realtime::subprotocol);
    if (tokens.differ())
        request.wrongTokens = refusedHandshake(400, QStringLiteral("The handshake has different tokens. Send one."));
    // A browser drops a connection that chooses none of what it offered, and doesn't say why.
    else if (isOffered && !request.offersSubprotocol)
        request.wrongTokens = refusedHandshake(400,
            QStringLiteral("A token was offered as a subprotocol. Offer %1 as well, which the service can choose.")
                .arg(QLatin1String(realtime::subprotocol)));
    return request;
}

} // namespace mc::http
