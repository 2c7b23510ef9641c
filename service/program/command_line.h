#pragma once

#include "model/user.h"
#include "program/event_rendering.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUuid>

#include <chrono>

namespace mc::program {

/// What the program was called for: one command and its options (CONTRACT section 1).
struct CommandLine
{
    enum class Command {
        Serve,
        Migrate,
        CheckConfig,
        CheckTemplates,
        Render,
        Token,
        TokenCreate,
        TokenList,
        TokenRevoke,
        UserCreate,
        UserList,
        SetPassword,
        RotateKeys,
        AuditVerify,
        Demo,
        Health,
        IsSetUp
    };

    Command command = Command::Serve;
    QString configFile; ///< --config; empty: none
    bool migrate = true; ///< serve without --no-migrate
    bool ready = false; ///< health --ready
    QString runtimeRole; ///< migrate --runtime-role; empty: none
    QString anchor; ///< audit verify --anchor; empty: none
    QString templateFolder; ///< check-templates FOLDER; empty: the configured one
    QString eventFile; ///< render FILE; "-": standard input
    RenderOptions render; ///< render --locale, --timezone, --channel
    /// Names of the directory's fields, and what is to be in them.
    using UserFields = QList<std::pair<QString, QString>>;
    UserFields userFields {}; ///< user create NAME --role …
    std::optional<model::Role> listedRole {}; ///< user list --role; absent: all
    QString userName; ///< user set-password NAME
    QString subject; ///< token, token create --user
    model::Role role = model::Role::Patient; ///< likewise --role
    std::chrono::seconds lifetime = std::chrono::hours(1); ///< likewise --ttl
    QUuid tokenId {}; ///< token revoke ID
    bool asJson = false; ///< token list --json
};

/// Reads the arguments behind the program's name. Nothing when --help or --version was asked for and has been printed.
/// Error: one line that says what is wrong.
model::Result<std::optional<CommandLine>> readCommandLine(const QStringList &arguments);

} // namespace mc::program
