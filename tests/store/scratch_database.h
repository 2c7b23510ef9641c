#pragma once

#include "store/session/migrations.h"
#include "store/store.h"
#include "support/database.h"
#include "support/private_postgres.h"

#include <QtCore/QUrl>
#include <QtTest/QTest>

namespace mc::test {

/// The value of a result that the test can't go on without.
template<typename T>
T must(model::Result<T> result)
{
    if (!result)
        qFatal("%s: %s", word(result.error().code).data(), qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// The word of the error's code, "ok" when there is none.
template<typename T>
QString outcomeOf(const model::Result<T> &result)
{
    return result ? QStringLiteral("ok") : QString(word(result.error().code));
}

inline store::Statement sql(const QString &text) { return {text.left(20), text}; }

/// The first column of the first row.
inline QString valueOf(store::Connection &connection, const QString &text, const QVariantList &values = {})
{
    store::Rows rows = must(connection.run(sql(text), values));
    return rows.next() ? rows.text(0) : QString();
}

/// A new database for one suite or test, dropped with the cluster's object. Lives on the test's thread.
class ScratchDatabase
{
public:
    explicit ScratchDatabase(PrivatePostgres &cluster)
        : uri(cluster.createDatabase())
    {
    }

    /// How a connection reaches it, with settings such as "-c lock_timeout=200" that win over the service's own.
    store::DatabaseUrl url(const char *settings = nullptr) const
    {
        QString whole = uri;
        if (settings) {
            whole += whole.contains(u'?') ? u'&' : u'?';
            whole += QStringLiteral("options=")
                + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromLatin1(settings)));
        }
        return must(store::DatabaseUrl::parse(whole));
    }
    void migrate() const
    {
        store::Connection connection(url(), QStringLiteral("migrations"));
        (void)must(store::Migrations(connection).run());
    }

    const QString uri;
};

/// A patient of that id, active, called user-<id>.
inline model::User patient(qint64 id)
{
    model::User user;
    user.id = {id};
    user.username = QStringLiteral("user-%1").arg(id);
    return user;
}

} // namespace mc::test
