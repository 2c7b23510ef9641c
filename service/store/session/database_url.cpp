#include "store/session/database_url.h"

#include <QtCore/QSet>

#include <libpq-fe.h>

#include <memory>

namespace mc::store {

namespace {

// What every session runs under, besides what the URI says. A wait for a lock ends before the statement does, so that
// the two can be told apart; with standard strings QPSQL quotes by doubling quotes alone.
constexpr char lockTimeout[] = "-c lock_timeout=5000";
constexpr char sessionOptions[]
    = " -c statement_timeout=8000 -c idle_in_transaction_session_timeout=30000 "
      "-c client_min_messages=warning -c timezone=UTC -c standard_conforming_strings=on -c jit=off";

// How a session is reached, unless the URI says it. A peer that is gone without a word is found out within a minute.
constexpr std::pair<const char *, const char *> connectionDefaults[] = {
    {"connect_timeout", "3"},
    {"keepalives_idle", "15"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "30000"},
};

constexpr char byIndex[] = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan ";

QString quoted(QString value)
{
    value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + value + u'\'';
}

} // namespace

model::Result<DatabaseUrl> DatabaseUrl::parse(const QString &uri)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parts(
        PQconninfoParse(uri.toUtf8().constData(), &message), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(message, &PQfreemem);
    if (!parts)
        return model::fieldError(
            QStringLiteral("database/url"), QStringLiteral("invalid"), QStringLiteral("Not a libpq URI."));

    QString own = QLatin1String(lockTimeout) + QLatin1String(sessionOptions);
    QStringList options;
    QSet<QString> given;
    bool severalHosts = false;
    for (const PQconninfoOption *part = parts.get(); part->keyword; ++part) {
        const QString keyword = QString::fromUtf8(part->keyword);
        const QString value = QString::fromUtf8(part->val ? part->val : "");
        // QPSQL takes ';' for the end of an option, inside quotes as well.
        if (value.contains(u';'))
            return model::fieldError(QStringLiteral("database/url"), QStringLiteral("invalid"),
                QStringLiteral("%1 must not contain a semicolon.").arg(keyword));
        if (value.isEmpty())
            continue;
        if (keyword == QLatin1String("options")) {
            own += u' ' + value;
            continue;
        }
        given += keyword;
        severalHosts = severalHosts || (keyword.startsWith(QLatin1String("host")) && value.contains(u','));
        options += keyword + u'=' + quoted(value);
    }
    options += QStringLiteral("options=") + quoted(own);
    for (const auto &[keyword, value] : connectionDefaults) {
        if (!given.contains(QLatin1String(keyword)))
            options += QLatin1String(keyword) + u'=' + quoted(QLatin1String(value));
    }
    // Of a primary and its standbys, the one that takes changes.
    if (severalHosts && !given.contains(QLatin1String("target_session_attrs")))
        options += QStringLiteral("target_session_attrs='read-write'");
    return DatabaseUrl {.options = options.join(u';')};
}

// No quote stands in a value without a backslash before it: there is but one place where the options begin.
DatabaseUrl DatabaseUrl::planningByIndex() const
{
    DatabaseUrl url = *this;
    url.options.replace(QLatin1String("options='"), QLatin1String("options='") + QLatin1String(byIndex));
    return url;
}

DatabaseUrl DatabaseUrl::waitingForLocks(std::chrono::milliseconds time) const
{
    DatabaseUrl url = *this;
    url.options.replace(QLatin1String("options='") + QLatin1String(lockTimeout),
        QStringLiteral("options='-c lock_timeout=%1").arg(time.count()));
    return url;
}

} // namespace mc::store
