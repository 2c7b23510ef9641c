#pragma once

#include "support/running_service.h"

#include <QtTest/QTest>

namespace mc::test {

inline const QByteArray users = "/scim/v2/Users";
inline constexpr char userSchema[] = "urn:ietf:params:scim:schemas:core:2.0:User";
inline constexpr char clinicSchema[] = "urn:mediconnect:params:scim:schemas:extension:clinic:2.0:User";
inline constexpr char enterpriseSchema[] = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

inline QByteArray pathOf(const QString &id) { return users + '/' + id.toUtf8(); }
inline QByteArray filtered(const QByteArray &filter) { return users + "?filter=" + filter.toPercentEncoding(); }

/// An identity provider that keeps the users of a service by SCIM.
class ScimStage
{
public:
    RunningService &service() { return m_service; }

    Caller provider() { return m_service.api().asService(); }
    Answer send(const QByteArray &method, const QByteArray &path, const QJsonObject &body)
    {
        return provider().sendBytes(method, path, toBytes(body), "application/scim+json");
    }
    Answer patch(const QString &id, const QJsonArray &operations)
    {
        return send("PATCH", pathOf(id),
            object(
                {{"schemas", array({"urn:ietf:params:scim:api:messages:2.0:PatchOp"})}, {"Operations", operations}}));
    }
    static QJsonObject body(const QByteArray &name, const QJsonObject &more = {})
    {
        return merged(object({{"schemas", array({userSchema})}, {"userName", name}}), more);
    }
    // A name that no other test has.
    QByteArray fresh(const char *name) { return QByteArray(name) + '-' + QByteArray::number(++m_names); }
    QString created(const QByteArray &name, const QJsonObject &more = {})
    {
        return send("POST", users, body(name, more)).expect(201).text("id");
    }
    // An error as SCIM tells it.
    static void expectError(const Answer &answer, int status, const char *type)
    {
        answer.expect(status).expect("status", QByteArray::number(status));
        QCOMPARE(answer["schemas.0"].toString(), QStringLiteral("urn:ietf:params:scim:api:messages:2.0:Error"));
        QCOMPARE(answer["scimType"].toString(), QLatin1String(type));
        QVERIFY(!answer.text("detail").isEmpty());
        QVERIFY(answer.header("Content-Type").startsWith("application/scim+json"));
    }
    static QStringList idsIn(const Answer &answer)
    {
        QStringList ids;
        for (const QJsonValue &user : answer.expect(200)["Resources"].toArray())
            ids += at(user, "id").toString();
        return ids;
    }
    static User personOf(const QString &id, const QByteArray &role = "patient")
    {
        return {id.toLongLong(), "person", role};
    }

private:
    RunningService m_service;
    int m_names = 0;
};

} // namespace mc::test
