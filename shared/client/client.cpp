#include "client/client.h"

namespace mc::client {

using model::Result;
using model::User;

Client::Client(const ClientOptions &options)
    : m_transport(options)
{
}

Pending<User> Client::signIn(const QString &username, const QString &password)
{
    model::JsonWriter json;
    json.beginObject()
        .field(QLatin1String("username"), username)
        .field(QLatin1String("password"), password)
        .endObject();
    const HttpCall call {.method = "POST",
        .path = QStringLiteral("/api/auth/token/"),
        .body = json.take(),
        .token = HttpCall::Token::None};
    return m_transport.ask<User>(call, [this](const JsonReply &reply) -> Result<User> {
        model::AnswerFields fields(reply.json);
        fields.require({"access", "refresh"});
        const Tokens tokens {fields.text("access").toLatin1(), fields.text("refresh").toLatin1()};
        if (const std::optional<model::Error> error = fields.error())
            return *error;
        const Result<User> user = model::userFromAnswer(reply.json.value(QLatin1String("user")).toObject());
        if (user)
            session().open(tokens);
        return user;
    });
}

Pending<void> Client::signOut(bool everywhere)
{
    model::JsonWriter json;
    json.beginObject().field(QLatin1String("everywhere"), everywhere).endObject();
    return m_transport.tell({.method = "POST", .path = QStringLiteral("/api/auth/sign-out/"), .body = json.take()});
}

} // namespace mc::client
