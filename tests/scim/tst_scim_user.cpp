#include "scim/attributes.h"
#include "scim/filter.h"
#include "scim/messages.h"
#include "scim/projection.h"
#include "scim/user_resource.h"

#include <QtTest/QtTest>

using namespace mc;
using model::Role;
using model::User;
using scim::Absent;

namespace {

// With ' for quotation marks and ` for those within a text.
QJsonObject json(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.replace('\'', '"').replace('`', "\\\""));
    [&] { QVERIFY2(document.isObject(), text.constData()); }();
    return document.object();
}

QByteArray text(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

User ann()
{
    User user;
    user.id = {7};
    user.username = QStringLiteral("ann");
    user.email = QStringLiteral("ann@clinic.example");
    user.phone = QStringLiteral("+4915112345678");
    user.firstName = QStringLiteral("Ann");
    user.lastName = QStringLiteral("Weber");
    user.role = Role::Doctor;
    user.clinicId = 12;
    user.timezone = "Europe/Berlin";
    user.locale = QStringLiteral("de");
    user.externalId = QStringLiteral("e1");
    return user;
}

const QList<model::RoleValue> german {{QStringLiteral("leitung"), Role::Admin}, {QStringLiteral("arzt"), Role::Doctor},
    {QStringLiteral("modul"), Role::Service}};

} // namespace

/// Users as SCIM writes them, and as the directory keeps them (CONTRACT section 13).
class TestScimUser : public QObject
{
    Q_OBJECT

    User read(const QByteArray &attributes, Absent absent = Absent::Default, const QList<model::RoleValue> &table = {})
    {
        QJsonObject given = json(attributes);
        if (!given.contains(QStringLiteral("userName")))
            given.insert(QStringLiteral("userName"), QStringLiteral("ann"));
        User known = ann();
        const auto user = scim::userFrom(scim::canonical(given), known, absent, table);
        [&] { QVERIFY2(user, user ? "" : qPrintable(user.error().detail)); }();
        return user ? *user : User();
    }

private Q_SLOTS:
    void user_writtenAndRead_isTheSame()
    {
        for (const auto &table : {QList<model::RoleValue>(), german}) {
            const auto again = scim::userFrom(scim::attributesOf(ann(), table), ann(), Absent::Default, table);
            QVERIFY(again);
            QCOMPARE(*again, ann());
        }
        User bare;
        bare.id = {8};
        bare.username = QStringLiteral("bob");
        bare.isActive = false;
        const auto again = scim::userFrom(scim::attributesOf(bare, german), bare, Absent::Default, german);
        QVERIFY(again);
        QCOMPARE(*again, bare);
    }

    void resource_holdsWhatOnlyTheServiceSays()
    {
        const QJsonObject resource = scim::resourceOf(
            {ann(), QDateTime(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC), {}}, "https://x.example", german);
        QCOMPARE(resource.value(QStringLiteral("id")).toString(), QStringLiteral("7"));
        QCOMPARE(resource.value(QStringLiteral("name")).toObject().value(QStringLiteral("formatted")).toString(),
            QStringLiteral("Ann Weber"));
        QCOMPARE(resource.value(QStringLiteral("roles"))
                     .toArray()
                     .at(0)
                     .toObject()
                     .value(QStringLiteral("value"))
                     .toString(),
            QStringLiteral("arzt"));
        QCOMPARE(resource.value(QStringLiteral("schemas")).toArray().size(), 2);
        const QJsonObject meta = resource.value(QStringLiteral("meta")).toObject();
        QCOMPARE(
            meta.value(QStringLiteral("location")).toString(), QStringLiteral("https://x.example/scim/v2/Users/7"));
        QCOMPARE(meta.value(QStringLiteral("created")).toString(), QStringLiteral("2026-01-02T03:04:00.000Z"));
    }

    void absent_isDefaultOrKept()
    {
        const User bare = read("{}"), kept = read("{}", Absent::Kept);
        QCOMPARE(bare.role, Role::Patient);
        QCOMPARE(bare.locale, QStringLiteral("en"));
        QCOMPARE(bare.clinicId, std::nullopt);
        QCOMPARE(kept.role, Role::Doctor);
        QCOMPARE(kept.locale, QStringLiteral("de"));
        QCOMPARE(kept.timezone, QByteArray("Europe/Berlin"));
        QCOMPARE(kept.clinicId, std::optional<qint64>(12));
        for (const User &user : {bare, kept}) {
            QCOMPARE(user.email + user.phone + user.firstName + user.externalId, QString());
            QCOMPARE(user.id, model::UserId {7});
            QVERIFY(user.isActive);
        }
    }

    void email_isThePrimary_orOfWork_orTheFirst()
    {
        QCOMPARE(
            read("{'emails': [{'value': 'a@x.example', 'type': 'home'}, {'value': 'b@x.example', 'type': 'Work'}]}")
                .email,
            QStringLiteral("b@x.example"));
        QCOMPARE(read("{'emails': [{'value': 'a@x.example', 'type': 'home', 'primary': true}, {'value': 'b@x.example', "
                      "'type': 'work'}]}")
                     .email,
            QStringLiteral("a@x.example"));
        QCOMPARE(read("{'emails': [{'type': 'work'}, {'value': 'b@x.example'}, {'value': 'c@x.example'}]}").email,
            QStringLiteral("b@x.example"));
    }

    void phone_isAMobileOne_orOfNoType()
    {
        QCOMPARE(read("{'phoneNumbers': [{'value': '4711', 'type': 'work', 'primary': true}, {'value': '+49 (151) "
                      "123-45', 'type': 'mobile'}]}")
                     .phone,
            QStringLiteral("+4915112345"));
        QCOMPARE(read("{'phoneNumbers': [{'value': 'tel:+49-151-12345;ext=7'}]}").phone, QStringLiteral("+4915112345"));
        QCOMPARE(read("{'phoneNumbers': [{'value': '4711', 'type': 'work'}, {'value': '4712', 'type': 'fax'}]}").phone,
            QString());
    }

    void role_isTheHighestThatTheWordsStandFor()
    {
        QCOMPARE(read("{'roles': [{'value': 'patient'}, {'value': 'admin'}]}").role, Role::Admin);
        QCOMPARE(read("{'roles': [{'value': 'Nurse'}, {'value': 'doctor'}]}").role, Role::Doctor);
        QCOMPARE(read("{'roles': [{'value': 'leitung'}]}", Absent::Default, german).role, Role::Admin);
        QCOMPARE(read("{'roles': [{'value': 'patient'}]}", Absent::Default, german).role, Role::Patient);
        QCOMPARE(
            read("{'roles': [{'value': '{`id`:`5`,`value`:`arzt`,`displayName`:`Arzt`}'}]}", Absent::Default, german)
                .role,
            Role::Doctor);
        const QList<model::RoleValue> open {{QStringLiteral("*"), Role::Patient}};
        QCOMPARE(read("{'roles': [{'value': 'nurse'}]}", Absent::Default, open).role, Role::Patient);
        QCOMPARE(read("{'roles': []}", Absent::Kept).role, Role::Doctor);
    }

    void active_mayBeAText()
    {
        QVERIFY(!read("{'active': 'False'}").isActive);
        QVERIFY(read("{'active': 'true'}").isActive);
    }

    void name_formatted_countsAlone()
    {
        QCOMPARE(read("{'name': {'formatted': 'Ann Weber'}}").lastName, QStringLiteral("Ann Weber"));
        QCOMPARE(
            read("{'name': {'formatted': 'Dr. Ann Weber', 'familyName': 'Weber'}}").lastName, QStringLiteral("Weber"));
    }

    void locale_withUnderscore_isATag() { QCOMPARE(read("{'locale': 'es_MX'}").locale, QStringLiteral("es-MX")); }

    void wrongValue_namesTheAttribute_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QString>("attribute");
        const auto row = [](const QByteArray &attributes, const char *attribute) {
            QTest::newRow(attributes.left(40).constData()) << attributes << QString::fromLatin1(attribute);
        };
        row("{}", "userName");
        row("{'userName': 7}", "userName");
        row("{'userName': ''}", "userName");
        row("{'userName': 'a', 'active': 'maybe'}", "active");
        row("{'userName': 'a', 'active': 1}", "active");
        row("{'userName': 'a', 'emails': [{'value': 'none'}]}", "emails");
        row("{'userName': 'a', 'emails': [{'value': 7}]}", "emails");
        row("{'userName': 'a', 'phoneNumbers': [{'value': '4711', 'type': 'mobile'}]}", "phoneNumbers");
        row("{'userName': 'a', 'roles': [{'value': 'nurse'}]}", "roles");
        row("{'userName': 'a', 'roles': [{'value': 'service'}]}", "roles");
        row("{'userName': 'a', 'timezone': 'Mars/Olympus'}", "timezone");
        row("{'userName': 'a', 'locale': '!!'}", "locale");
        row("{'userName': 'a', 'externalId': ''}", "externalId");
        row("{'userName': 'a', 'name': {'givenName': 7}}", "name.givenName");
        row("{'userName': 'a', 'urn:mediconnect:params:scim:schemas:extension:clinic:2.0:User': {'clinicId': '7'}}",
            "urn:mediconnect:params:scim:schemas:extension:clinic:2.0:User:clinicId");
    }
    void wrongValue_namesTheAttribute()
    {
        QFETCH(QByteArray, attributes);
        QFETCH(QString, attribute);
        const auto user = scim::userFrom(scim::canonical(json(attributes)), User(), Absent::Default, {});
        QVERIFY(!user);
        QVERIFY2(user.error().detail.startsWith(attribute + u':'), qPrintable(user.error().detail));
        QCOMPARE(user.error().fields.value(0).code, QStringLiteral("invalidValue"));
    }

    void filter_isReadOrRefused_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("expected"); // what it comes to; empty: refused
        const auto row = [](const char *filter, const char *expected) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(expected);
        };
        row(R"(userName eq "ann")", "username=ann");
        row(R"(USERNAME EQ "ann")", "username=ann");
        row(R"(urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ann")", "username=ann");
        row("userName eq \"a\\\"b\\u00e9 and c\"", "username=a\"bé and c");
        row(R"(externalId eq "8f-1" and active eq true)", "external=8f-1 active");
        row(R"(active eq "False")", "inactive");
        row(R"(emails.value eq "a@b.example")", "email=a@b.example");
        row(R"(emails[type eq "work"].value eq "a@b.example")", "email=a@b.example");
        row(R"(emails[value eq "a@b.example" and type eq "work"])", "email=a@b.example");
        row(R"(emails[type eq "home"].value eq "a@b.example")", "email=a@b.example nobody");
        row(R"(id eq "7")", "id=7");
        row(R"(id eq "x")", "nobody");
        row(R"(userName eq "a" and userName eq "b")", "username=b nobody");
        row(R"(userName eq "a" and userName eq "a")", "username=a");
        for (const char *wrong : {"userName", "userName eq", "userName eq ann", "userName eq \"ann",
                 "userName sw \"a\"", "userName pr", "userName eq \"a\" or active eq true", "not (active eq true)",
                 "(active eq true)", "userName eq \"a\" x", "active eq 1", "userName eq true", "nickName eq \"a\"",
                 "emails[type eq \"work\"", "emails[emails[type eq \"x\"]]", "eq \"a\"", "and",
                 "userName eq \"a\"] and active eq true", "userName eq {\"a\":1}", "\"", "[", "]"})
            row(wrong, "");
    }
    void filter_isReadOrRefused()
    {
        QFETCH(QString, filter);
        QFETCH(QString, expected);
        const auto users = scim::userFilter(filter);
        if (expected.isEmpty()) {
            QVERIFY(!users);
            QCOMPARE(users.error().fields.value(0).code, QStringLiteral("invalidFilter"));
            return;
        }
        QVERIFY2(users, users ? "" : qPrintable(users.error().detail));
        QStringList parts;
        if (users->id)
            parts += QStringLiteral("id=") + QString::number(users->id->value);
        if (users->username)
            parts += QStringLiteral("username=") + *users->username;
        if (users->externalId)
            parts += QStringLiteral("external=") + *users->externalId;
        if (users->email)
            parts += QStringLiteral("email=") + *users->email;
        if (users->isActive)
            parts += *users->isActive ? QStringLiteral("active") : QStringLiteral("inactive");
        if (users->matchesNobody)
            parts += QStringLiteral("nobody");
        QCOMPARE(parts.join(u' '), expected);
    }

    void filter_ofBracketsInBrackets_isRefusedHoweverDeep()
    {
        QVERIFY(!scim::userFilter(QStringLiteral("a[").repeated(100'000)));
    }

    void projection_keepsOrLeavesOut()
    {
        const QJsonObject resource = json("{'schemas': ['u'], 'id': '7', 'userName': 'ann', 'active': true, "
                                          "'name': {'givenName': 'Ann', 'familyName': 'Weber'}, 'emails': [{'value': "
                                          "'a@b.example', 'type': 'work'}]}");
        const auto projected = [&resource](const char *attributes, const char *excluded) {
            return scim::Projection {QString::fromLatin1(attributes), QString::fromLatin1(excluded)}.of(resource);
        };
        QCOMPARE(text(projected("", "")), text(resource));
        QCOMPARE(text(projected("UserName, name.familyname", "userName")),
            text(json("{'schemas': ['u'], 'id': '7', 'userName': 'ann', 'name': {'familyName': 'Weber'}}")));
        QCOMPARE(text(projected("emails.value", "")),
            text(json("{'schemas': ['u'], 'id': '7', 'emails': [{'value': 'a@b.example'}]}")));
        QCOMPARE(text(projected("urn:ietf:params:scim:schemas:core:2.0:User:active", "")),
            text(json("{'schemas': ['u'], 'id': '7', 'active': true}")));
        QCOMPARE(text(projected("", "emails,name.givenName,id")),
            text(json(
                "{'schemas': ['u'], 'id': '7', 'userName': 'ann', 'active': true, 'name': {'familyName': 'Weber'}}")));
    }

    void error_hasItsType()
    {
        const auto body = [](const model::Error &error, int status) { return text(scim::errorBody(error, status)); };
        QCOMPARE(body(scim::error("noTarget", QStringLiteral("x")), 400),
            text(json("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:Error'], 'status': '400', 'scimType': "
                      "'noTarget', 'detail': 'x'}")));
        QVERIFY(body({model::ErrorCode::Conflict, QStringLiteral("x")}, 409).contains("\"scimType\":\"uniqueness\""));
        QVERIFY(body({model::ErrorCode::ValidationError, QStringLiteral("x")}, 400)
                    .contains("\"scimType\":\"invalidSyntax\""));
        QVERIFY(!body({model::ErrorCode::NotFound, QStringLiteral("x")}, 404).contains("scimType"));
    }
};

QTEST_APPLESS_MAIN(TestScimUser)
#include "tst_scim_user.moc"
