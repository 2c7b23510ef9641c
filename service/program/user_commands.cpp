#include "program/user_commands.h"

#include "auth/password_hasher.h"
#include "ops/clock.h"
#include "program/command.h"
#include "program/password_input.h"
#include "work/work.h"

#include <cstdio>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::User;
using model::UserId;

namespace {

constexpr int usersAtOnce = 1000;
const QString sessionName = QStringLiteral("mediconnect-notifyd user");

// A body of the directory's API, so that the same checks hold.
QJsonObject bodyFrom(const CommandLine::UserFields &fields)
{
    QJsonObject body;
    for (const auto &[name, text] : fields) {
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        const bool wantsNumber = name == QLatin1String("id") || name == QLatin1String("clinic_id");
        body.insert(name, wantsNumber && isNumber ? QJsonValue(number) : QJsonValue(text));
    }
    return body;
}

QString optionOf(QString field)
{
    if (field == QLatin1String("username"))
        return QStringLiteral("NAME");
    if (field == QLatin1String("clinic_id"))
        return QStringLiteral("--clinic");
    return QStringLiteral("--") + field.replace(u'_', u'-');
}

// Without an id: the directory finds one.
Result<User> userFrom(const CommandLine::UserFields &fields)
{
    const QJsonObject body = bodyFrom(fields);
    return model::userFromJson(
        body, body.contains(QLatin1String("id")) ? std::optional<UserId>() : std::optional(UserId()));
}

// Before anybody is asked for a password in vain.
Result<void> isFree(store::Store &store, const QString &username)
{
    const Result<User> there = store.users.findByName(username);
    if (there)
        return Error {ErrorCode::Conflict,
            QStringLiteral("there is a user %1 already (id %2, %3); nothing was changed. user set-password gives "
                           "them a password")
                .arg(username)
                .arg(there->id.value)
                .arg(word(there->role))};
    return there.error().code == ErrorCode::NotFound ? Result<void>() : there.error();
}

Result<QByteArray> newPassword(const QString &username)
{
    const Result<QString> password = readNewPassword(username);
    return password ? auth::PasswordHasher().hash(*password) : password.error();
}

Result<UserId> addUser(store::Store &store, bus::Bus &bus, const User &user, const QByteArray &hash)
{
    work::Work work(store, bus);
    return work.audited(commandEntry("user.created", ops::SystemClock().now()), [&]() -> Result<UserId> {
        const Result<UserId> id = store.users.create(user);
        if (!id)
            return id;
        work.concerns(*id);
        work.names(QString::number(id->value));
        work.publish(bus::UserChanged {*id});
        return store.accounts.setPassword(user.username, hash);
    });
}

Result<UserId> storePassword(store::Store &store, bus::Bus &bus, const QString &username, const QByteArray &hash)
{
    work::Work work(store, bus);
    return work.audited(commandEntry("user.password_set", ops::SystemClock().now()), [&] {
        const Result<UserId> id = store.accounts.setPassword(username, hash);
        if (id) {
            work.concerns(*id);
            work.names(QString::number(id->value));
            work.publish(bus::UserChanged {*id});
        }
        return id;
    });
}

} // namespace

int createUser(const CommandLine &line, const ops::Settings &settings)
{
    const Result<User> user = userFrom(line.userFields);
    if (!user) {
        for (const model::FieldError &wrong : user.error().fields)
            failed(optionOf(wrong.field) + QStringLiteral(": ") + wrong.message);
        return 1;
    }
    const Result<store::DatabaseUrl> url = migratedDatabase(settings);
    if (!url)
        return failed(url.error());
    store::Store store(*url, sessionName);
    if (const Result<void> free = isFree(store, user->username); !free)
        return failed(free.error());
    const Result<QByteArray> hash = newPassword(user->username);
    if (!hash)
        return failed(hash.error(), "password");
    CommandBus bus(*url);
    const Result<UserId> id = addUser(store, bus, *user, *hash);
    if (!id)
        return failed(id.error());
    std::printf("created the %s %s, id %lld\nto sign in: the console, or POST /api/auth/token/\n",
        word(user->role).data(), qUtf8Printable(user->username), qlonglong(id->value));
    return 0;
}

int listUsers(const CommandLine &line, const ops::Settings &settings)
{
    const Result<store::DatabaseUrl> url = migratedDatabase(settings);
    if (!url)
        return failed(url.error());
    store::Store store(*url, sessionName);
    std::printf("%-16s %-8s %-9s %-12s %s\n", "id", "role", "active", "password", "name");
    for (UserId after; true;) {
        const auto page = store.accounts.list(line.listedRole, after, usersAtOnce);
        if (!page)
            return failed(page.error());
        for (const store::AccountState &one : *page)
            std::printf("%-16lld %-8s %-9s %-12s %s\n", qlonglong(one.user.value), word(one.role).data(),
                one.isActive ? "yes" : "no", one.hasPassword ? "yes" : "no", qUtf8Printable(one.username));
        if (page->size() < usersAtOnce)
            return 0;
        after = page->last().user;
    }
}

int setPassword(const CommandLine &line, const ops::Settings &settings)
{
    const Result<store::DatabaseUrl> url = migratedDatabase(settings);
    if (!url)
        return failed(url.error());
    const Result<QByteArray> hash = newPassword(line.userName);
    if (!hash)
        return failed(hash.error(), "password");
    store::Store store(*url, sessionName);
    CommandBus bus(*url);
    const Result<UserId> user = storePassword(store, bus, line.userName, *hash);
    if (!user)
        return failed(user.error());
    std::printf("the password of %s is set\n", qUtf8Printable(line.userName));
    return 0;
}

} // namespace mc::program
