#include "program/token_commands.h"

#include "auth/token_issuer.h"
#include "ops/clock.h"
#include "program/command.h"

#include <QtCore/QFile>

#include <cstdio>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;

Result<auth::TokenSettings> tokenSettings(const ops::Settings::Auth &auth)
{
    auth::TokenSettings tokens {auth.jwtSecret, {}, auth.issuer, auth.audience};
    if (auth.jwksFile.isEmpty())
        return tokens;
    QFile file(auth.jwksFile);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::ValidationError, QStringLiteral("auth/jwks_file: can't be read")};
    tokens.jwks = file.readAll();
    return tokens;
}

int mintToken(const CommandLine &line, const ops::Settings &settings)
{
    const Result<auth::TokenSettings> tokens = tokenSettings(settings.auth);
    if (!tokens)
        return failed(tokens.error());
    const Result<QByteArray> token
        = auth::TokenIssuer(*tokens).mint(line.subject, line.role, line.lifetime, ops::SystemClock().now());
    if (!token)
        return failed(token.error(), "token");
    std::puts(token->constData());
    return 0;
}

} // namespace mc::program
