#include "scim/attributes.h"
#include "scim/patch.h"

#include <QtTest/QtTest>

using namespace mc;

namespace {

// With ' for quotation marks and ` for those within a text.
QJsonObject json(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.replace('\'', '"').replace('`', "\\\""));
    [&] { QVERIFY2(document.isObject(), text.constData()); }();
    return document.object();
}

QByteArray text(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

const QByteArray ann
    = "{ "
      "'userName': 'ann', 'active': true, 'externalId': 'e1', 'name': {'givenName': 'Ann', 'familyName': 'Weber'}, "
      "'emails': [{'value': 'ann@clinic.example', 'type': 'work', 'primary': true}], 'roles': [{'value': 'doctor', "
      "'primary': true}]}";

} // namespace

/// A PATCH's operations on a user's attributes: those of RFC 7644 section 3.5.2, and as Microsoft Entra and Okta document their own.
class TestScimPatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operations_changeTheResource_data()
    {
        QTest::addColumn<QByteArray>("operations");
        QTest::addColumn<QByteArray>("changes"); // attributes as they are afterwards; null: gone
        const auto row = [](const char *name, const QByteArray &operations, const QByteArray &changes) {
            QTest::newRow(name) << operations << changes;
        };
        row("replace", "[{'op': 'replace', 'path': 'active', 'value': false}]", "{'active': false}");
        row("in another case", "[{'op': 'REPLACE', 'path': 'USERNAME', 'value': 'x'}]", "{'userName': 'x'}");
        row("with the schema",
            "[{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:userName', 'value': 'x'}]",
            "{'userName': 'x'}");
        row("part of a name", "[{'op': 'replace', 'path': 'name.familyName', 'value': 'Roth'}]",
            "{'name': {'givenName': 'Ann', 'familyName': 'Roth'}}");
        row("whole name is merged", "[{'op': 'add', 'path': 'name', 'value': {'FamilyName': 'Roth', 'nick': 1}}]",
            "{'name': {'givenName': 'Ann', 'familyName': 'Roth'}}");
        row("remove", "[{'op': 'remove', 'path': 'externalId'}]", "{'externalId': null}");
        row("remove a part", "[{'op': 'remove', 'path': 'name.givenName'}]", "{'name': {'familyName': 'Weber'}}");
        row("null is removed", "[{'op': 'replace', 'path': 'externalId', 'value': null}]", "{'externalId': null}");
        row("add an element", "[{'op': 'add', 'path': 'emails', 'value': [{'value': 'b@x.example', 'type': 'home'}]}]",
            "{'emails': [{'value': 'ann@clinic.example', 'type': 'work', 'primary': true}, {'value': 'b@x.example', "
            "'type': 'home'}]}");
        row("add one that is there",
            "[{'op': 'add', 'path': 'emails', 'value': {'value': 'ann@clinic.example', 'type': 'other'}}]",
            "{'emails': [{'value': 'ann@clinic.example', 'type': 'other'}]}");
        row("only one is primary",
            "[{'op': 'add', 'path': 'emails', 'value': [{'value': 'b@x.example', 'primary': true}]}]",
            "{'emails': [{'value': 'ann@clinic.example', 'type': 'work', 'primary': false}, {'value': 'b@x.example', "
            "'primary': true}]}");
        row("replace all elements", "[{'op': 'replace', 'path': 'emails', 'value': [{'value': 'b@x.example'}]}]",
            "{'emails': [{'value': 'b@x.example'}]}");
        row("elements as bare values", "[{'op': 'replace', 'path': 'roles', 'value': ['admin']}]",
            "{'roles': [{'value': 'admin'}]}");
        row("an element by a filter",
            "[{'op': 'replace', 'path': 'emails[type eq `work`].value', 'value': 'b@x.example'}]",
            "{'emails': [{'value': 'b@x.example', 'type': 'work', 'primary': true}]}");
        row("a filter by two",
            "[{'op': 'replace', 'path': 'emails[type eq `WORK` and primary eq true].value', 'value': 'b@x.example'}]",
            "{'emails': [{'value': 'b@x.example', 'type': 'work', 'primary': true}]}");
        row("Entra's truth", "[{'op': 'Replace', 'path': 'roles[primary eq `True`].value', 'value': 'admin'}]",
            "{'roles': [{'value': 'admin', 'primary': true}]}");
        row("whole element by a filter",
            "[{'op': 'replace', 'path': 'emails[type eq `work`]', 'value': {'value': 'b@x.example'}}]",
            "{'emails': [{'value': 'b@x.example', 'type': 'work', 'primary': true}]}");
        row("add what the filter misses",
            "[{'op': 'Add', 'path': 'phoneNumbers[type eq `mobile`].value', 'value': '+4915112345678'}]",
            "{'phoneNumbers': [{'type': 'mobile', 'value': '+4915112345678'}]}");
        row("a bracket in a value", "[{'op': 'add', 'path': 'emails[type eq `a]b`].value', 'value': 'b@x.example'}]",
            "{'emails': [{'value': 'ann@clinic.example', 'type': 'work', 'primary': true}, {'type': 'a]b', 'value': "
            "'b@x.example'}]}");
        row("remove an element", "[{'op': 'remove', 'path': 'emails[type eq `work`]'}]", "{'emails': []}");
        row("remove what is not there", "[{'op': 'remove', 'path': 'emails[type eq `home`]'}]", "{}");
        row("without a path", "[{'op': 'replace', 'value': {'active': false, 'userName': 'x'}}]",
            "{'active': false, 'userName': 'x'}");
        row("Entra without a path",
            "[{'op': 'Add', 'value': {'name.givenName': 'Anna', 'emails[type eq `work`].value': 'b@x.example', "
            "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 'ICU'}}]",
            "{'name': {'givenName': 'Anna', 'familyName': 'Weber'}, "
            "'emails': [{'value': 'b@x.example', 'type': 'work', 'primary': true}]}");
        row("Okta with an id", "[{'op': 'replace', 'value': {'id': '7', 'schemas': [], 'active': false}}]",
            "{'active': false}");
        row("what is not kept",
            "[{'op': 'replace', 'path': 'nickName', 'value': 'x'}, {'op': 'add', 'path': 'addresses[type eq "
            "`work`].country', 'value': 'DE'}, "
            "{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager', 'value': "
            "'7'}]",
            "{}");
        row("the clinic",
            "[{'op': 'add', 'path': 'urn:mediconnect:params:scim:schemas:extension:clinic:2.0:User:clinicId', 'value': "
            "7}]",
            "{'urn:mediconnect:params:scim:schemas:extension:clinic:2.0:User': {'clinicId': 7}}");
        row("the clinic's whole",
            "[{'op': 'add', 'value': {'urn:mediconnect:params:scim:schemas:extension:clinic:2.0:User': {'clinicId': "
            "7}}}]",
            "{'urn:mediconnect:params:scim:schemas:extension:clinic:2.0:User': {'clinicId': 7}}");
        row("one after the other",
            "[{'op': 'remove', 'path': 'emails'}, {'op': 'add', 'path': 'emails', 'value': [{'value': "
            "'b@x.example'}]}]",
            "{'emails': [{'value': 'b@x.example'}]}");
        row("language by its other name", "[{'op': 'replace', 'path': 'preferredLanguage', 'value': 'fr'}]",
            "{'locale': 'fr'}");
    }
    void operations_changeTheResource()
    {
        QFETCH(QByteArray, operations);
        QFETCH(QByteArray, changes);
        QJsonObject expected = json(ann);
        const QJsonObject changed = json(changes);
        for (auto it = changed.begin(); it != changed.end(); ++it) {
            if (it->isNull())
                expected.remove(it.key());
            else
                expected.insert(it.key(), *it);
        }
        const auto result = scim::patched(json(ann), json("{\"Operations\": " + operations + '}'));
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(text(*result), text(expected));
    }

    void operations_thatAreWrong_areNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *name, const QByteArray &body, const char *type) {
            QTest::newRow(name) << body << QString::fromLatin1(type);
        };
        row("nothing", "{}", "invalidSyntax");
        row("no operation", "{'Operations': []}", "invalidSyntax");
        row("too many", "{\"Operations\": [" + QByteArray("{},").repeated(1000) + "{}]}", "invalidSyntax");
        row("unknown operation", "{'Operations': [{'op': 'move', 'path': 'active', 'value': 1}]}", "invalidSyntax");
        row("no value", "{'Operations': [{'op': 'add', 'path': 'active'}]}", "invalidValue");
        row("value without names", "{'Operations': [{'op': 'add', 'value': true}]}", "invalidValue");
        row("name that is a text", "{'Operations': [{'op': 'add', 'path': 'name', 'value': 'Ann'}]}", "invalidValue");
        row("no element fits",
            "{'Operations': [{'op': 'replace', 'path': 'emails[type eq `home`].value', 'value': 'x'}]}", "noTarget");
        row("remove everything", "{'Operations': [{'op': 'remove'}]}", "noTarget");
        row("id", "{'Operations': [{'op': 'replace', 'path': 'id', 'value': '7'}]}", "mutability");
        row("meta", "{'Operations': [{'op': 'remove', 'path': 'meta.created'}]}", "mutability");
        row("user name is required", "{'Operations': [{'op': 'remove', 'path': 'userName'}]}", "mutability");
        const auto adding = [](const char *path) {
            return QByteArray("{'Operations': [{'op': 'add', 'path': '") + path + "', 'value': 'x'}]}";
        };
        for (const char *path :
            {"a b", "emails[", "emails[type eq `work`", "emails[type eq `work`]value", "name..givenName", "userName.x",
                "active[value eq true]", ".", "[]", "name[givenName eq `Ann`].familyName"})
            row(path, adding(path), "invalidPath");
        for (const char *path : {"emails[type]", "emails[type ne `work`]", "emails[[[[]", "emails[a eq 1 or b eq 2]"})
            row(path, adding(path), "");
    }
    void operations_thatAreWrong_areNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, type);
        const auto result = scim::patched(json(ann), json(body));
        QVERIFY(!result);
        if (!type.isEmpty())
            QCOMPARE(result.error().fields.value(0).code, type);
        else
            QVERIFY(result.error().fields.value(0).code.startsWith(QLatin1String("invalid")));
    }

    void canonical_spellsAndDrops()
    {
        const QJsonObject given
            = json("{'USERNAME': 'ann', 'schemas': ['x'], 'id': '7', 'nickName': 'A', 'externalid': null, "
                   "'Emails': [{'Value': 'a@b.example', 'colour': 'red'}, 'c@d.example'], 'roles': 'doctor', "
                   "'preferredLanguage': 'fr'}");
        QCOMPARE(text(scim::canonical(given)),
            text(json("{'userName': 'ann', 'emails': [{'value': 'a@b.example'}, {'value': 'c@d.example'}], "
                      "'roles': [{'value': 'doctor'}], 'locale': 'fr'}")));
        QCOMPARE(scim::canonical(json("{'preferredLanguage': 'fr', 'locale': 'de'}"))
                     .value(QStringLiteral("locale"))
                     .toString(),
            QStringLiteral("de"));
        QCOMPARE(scim::canonical(json("{'locale': 'de', 'zpreferredLanguage': 'fr'}"))
                     .value(QStringLiteral("locale"))
                     .toString(),
            QStringLiteral("de"));
    }
};

QTEST_APPLESS_MAIN(TestScimPatch)
#include "tst_scim_patch.moc"
