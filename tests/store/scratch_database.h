#pragma once

#include "store/session/migrations.h"
#include "store/store.h"
#include "support/database.h"
#include "support/private_postgres.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
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
inline QString valueOf(store::DatabaseConnection &connection, const QString &text, const QVariantList &values = {})
{
    store::Rows rows = must(connection.run(sql(text), values));
    return rows.next() ? rows.text() : QString();
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
        store::DatabaseConnection connection(url(), QStringLiteral("migrations"));
        (void)must(store::Migrations(connection).run());
    }

    /// The database as an earlier version left it: with the migrations before that one.
    void migrateBefore(const QString &name) const
    {
        store::DatabaseConnection connection(url(), QStringLiteral("migrations"));
        (void)must(connection.execute(QStringLiteral("CREATE TABLE schema_migrations (name text PRIMARY KEY, "
                                                     "checksum text NOT NULL, applied_at timestamptz DEFAULT now())")));
        const QStringList names = QDir(QStringLiteral(":/migrations")).entryList(QDir::Files, QDir::Name);
        for (const QString &earlier : names) {
            if (earlier >= name)
                return;
            QFile file(QStringLiteral(":/migrations/") + earlier);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s can't be read", qPrintable(earlier));
            const QByteArray text = file.readAll();
            (void)must(connection.execute(QString::fromUtf8(text)));
            (void)must(connection.run(
                sql(QStringLiteral("INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)")),
                {earlier, QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex())}));
        }
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
