#include "support/database.h"
#include "support/running_service.h"

#include <QtTest/QTest>

using namespace mc::test;

Q_DECLARE_METATYPE(QJsonValue)

namespace {

const QByteArray upsert = "/api/users/bulk-upsert/";

QByteArray encoded(const QByteArray &text) { return text.toPercentEncoding(); }

} // namespace

/// The directory of users (CONTRACT sections 3, 11).
class tst_DirectoryApi : public QObject
{
    Q_OBJECT

    QJsonObject wholePerson(qint64 id)
    {
        return object({{"username", "maria-" + QByteArray::number(id)}, {"email", "maria@example.org"},
            {"phone", "+34600000000"}, {"first_name", "María"}, {"last_name", "Pérez"}, {"role", "doctor"},
            {"clinic_id", 7}, {"timezone", "Europe/Madrid"}, {"locale", "es-ES"}, {"is_active", true},
            {"external_id", "idp|" + QByteArray::number(id)}});
    }

    QStringList namesOf(const Answer &answer)
    {
        QStringList names;
        for (const QJsonValue &user : answer["results"].toArray())
            names << at(user, "username").toString();
        names.sort();
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void put_newUser_is201AndReadBack()
    {
        const qint64 id = m_service.directory().unusedId();
        const Caller service = m_service.api().asService();
        service.put(userPath(id), wholePerson(id)).expect(201);
        const Answer answer = service.get(userPath(id));
        answer.expect(200);
        QCOMPARE(answer.json(), merged(wholePerson(id), object({{"id", id}})));
    }

    void put_linkAsTimeZone_comesBackAsItCame()
    {
        const qint64 id = m_service.directory().unusedId();
        const Caller service = m_service.api().asService();
        for (const char *zone :
            {"Asia/Calcutta", "US/Eastern", "Etc/GMT+5", "GMT", "GMT0", "UTC", "Etc/UTC", "EST", "CET", "NZ-CHAT"}) {
            service.put(userPath(id), merged(wholePerson(id), object({{"timezone", zone}})));
            service.get(userPath(id)).expect(200).expect("timezone", zone);
        }
    }

    void put_again_replacesWith200()
    {
        const qint64 id = m_service.directory().unusedId();
        const Caller admin = m_service.api().as(m_admin);
        admin.put(userPath(id), wholePerson(id)).expect(201);
        const QJsonObject other
            = merged(wholePerson(id), object({{"first_name", "Ana"}, {"phone", nullptr}, {"clinic_id", nullptr}}));
        admin.put(userPath(id), other).expect(200);
        admin.get(userPath(id))
            .expect(200)
            .expect("first_name", "Ana")
            .expect("phone", nullptr)
            .expect("clinic_id", nullptr);
    }

    void put_wrongField_isNamed_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const char *field, const Value &value) {
            QTest::addRow("%s", name) << QByteArray(field) << value.json;
        };
        row("username number", "username", 7);
        row("username empty", "username", "");
        row("email no address", "email", "somebody");
        row("email no mail client takes", "email", "a,b@x");
        row("email domain without an ASCII form", "email", "ann@-.example");
        row("phone national", "phone", "600000000");
        row("phone number", "phone", 34600000000.0);
        row("role unknown", "role", "nurse");
        row("role of modules", "role", "service");
        row("clinic text", "clinic_id", "7");
        row("timezone unknown", "timezone", "Europe/Nowhere");
        row("timezone of another copy", "timezone", "posix/Europe/Madrid");
        row("timezone in other case", "timezone", "us/eastern");
        row("locale no tag", "locale", "!!");
        row("is_active text", "is_active", "yes");
        row("external id empty", "external_id", "");
        row("external id number", "external_id", 7);
        row("external id too long", "external_id", QByteArray(256, 'x'));
        row("unknown field", "colour", "red");
    }
    void put_wrongField_isNamed()
    {
        QFETCH(QByteArray, field);
        QFETCH(QJsonValue, value);
        const qint64 id = m_service.directory().unusedId();
        QJsonObject body = wholePerson(id);
        body.insert(QString::fromUtf8(field), value);
        m_service.api()
            .asService()
            .put(userPath(id), body)
            .expectProblem(400, "validation_error")
            .expectField(field.constData());
        m_service.api().asService().get(userPath(id)).expectProblem(404, "not_found");
    }

    void put_internationalEmail_isKeptAsWritten()
    {
        const qint64 id = m_service.directory().unusedId();
        const QJsonObject body = merged(wholePerson(id), object({{"email", "María@Bücher.example"}}));
        m_service.api().asService().put(userPath(id), body).expect(201);
        m_service.api().asService().get(userPath(id)).expect(200).expect("email", "María@Bücher.example");
    }

    void bulk_emailThatIsNone_isNamed()
    {
        const qint64 good = m_service.directory().unusedId();
        const qint64 bad = m_service.directory().unusedId();
        const auto entry = [this](qint64 id, const char *email) {
            return merged(wholePerson(id), object({{"id", id}, {"email", email}}));
        };
        m_service.api()
            .asService()
            .post(upsert, object({{"users", array({entry(good, "maria@bücher.example"), entry(bad, "a,b@x")})}}))
            .expect("created", 1)
            .expect("errors.0.index", 1);
        m_service.api().asService().get(userPath(bad)).expectProblem(404, "not_found");
    }

    // Kept before the rule was what it is.
    void get_emailThatIsNone_isShown()
    {
        const User ann = m_service.directory().patient("ann");
        Database(m_service.databaseUri())
            .run("UPDATE users SET email = 'a,b@x' WHERE id = " + QByteArray::number(ann.id));
        m_service.api().as(m_admin).get(userPath(ann.id)).expect(200).expect("email", "a,b@x");
        const QString id = m_service.notification(ann).post();
        m_service.api().as(m_admin).get(notificationPath(id)).expect(200).expect("recipient.email", "a,b@x");
    }

    void put_takenUsername_isRefused()
    {
        const User ann = m_service.directory().patient("ann");
        const qint64 id = m_service.directory().unusedId();
        const Answer answer
            = m_service.api().asService().put(userPath(id), merged(wholePerson(id), object({{"username", ann.name}})));
        QVERIFY2(answer.status == 409 || answer.status == 400, answer.body.constData());
    }

    void put_takenExternalId_isRefused()
    {
        const Caller service = m_service.api().asService();
        const qint64 one = m_service.directory().unusedId(), other = m_service.directory().unusedId();
        const QJsonObject same = object({{"external_id", "shared-" + QByteArray::number(one)}});
        service.put(userPath(one), merged(wholePerson(one), same)).expect(201);
        service.put(userPath(other), merged(wholePerson(other), same))
            .expectProblem(409, "conflict")
            .expectField("external_id");
        service.get(userPath(other)).expectProblem(404, "not_found");
        // Free again, once it is taken from the one who had it: an absent field is null.
        QJsonObject without = wholePerson(one);
        without.remove(QStringLiteral("external_id"));
        service.put(userPath(one), without).expect(200).expect("external_id", nullptr);
        service.put(userPath(other), merged(wholePerson(other), same)).expect(201);
    }

    void list_externalId_isFoundExactlyAndBySearch()
    {
        const User ann = m_service.directory().patient("ann", object({{"external_id", "Auth0|Un_ique"}}));
        const Caller admin = m_service.api().as(m_admin);
        const QStringList only {QString::fromUtf8(ann.name)};
        QCOMPARE(namesOf(admin.get("/api/users/?external_id=" + encoded("Auth0|Un_ique"))), only);
        QCOMPARE(namesOf(admin.get("/api/users/?external_id=" + encoded("auth0|un_ique"))), QStringList());
        QCOMPARE(namesOf(admin.get("/api/users/?search=" + encoded("auth0|UN_i"))), only);
        QCOMPARE(namesOf(admin.get("/api/users/?search=" + encoded("un%ique"))), QStringList());
    }

    void upsert_externalIdTwice_orTaken_isRefusedByItself()
    {
        const Caller service = m_service.api().asService();
        const auto entry = [this](qint64 id, const QByteArray &externalId) {
            return merged(wholePerson(id), object({{"id", id}, {"external_id", externalId}}));
        };
        const qint64 one = m_service.directory().unusedId(), two = m_service.directory().unusedId(),
                     three = m_service.directory().unusedId();
        const QByteArray taken = "taken-" + QByteArray::number(one), free = "free-" + QByteArray::number(one);
        service.put(userPath(one), merged(wholePerson(one), object({{"external_id", taken}}))).expect(201);
        service
            .post(upsert, object({{"users", array({entry(two, taken), entry(three, free), entry(two + 1000, free)})}}))
            .expect(200)
            .expect("created", 1)
            .expect("errors.0.index", 0)
            .expect("errors.0.code", "conflict")
            .expect("errors.0.message", "Another user has this external id.")
            .expect("errors.1.index", 2)
            .expect("errors.1.message", "The external id stands here twice.");
        service.get(userPath(three)).expect(200).expect("external_id", free);
    }

    void get_unknownOrMalformedId_is404_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char *id : {"999999999", "0", "abc", "99999999999999999999999"})
            QTest::addRow("%s", id) << QByteArray(id);
    }
    void get_unknownOrMalformedId_is404()
    {
        QFETCH(QByteArray, id);
        m_service.api().as(m_admin).get("/api/users/" + id + '/').expectProblem(404, "not_found");
    }

    void get_ownEntry_isAllowed()
    {
        const User ann = m_service.directory().patient("ann");
        m_service.api().as(ann).get(userPath(ann.id)).expect(200).expect("username", ann.name);
    }

    void list_filters_combine()
    {
        Directory &directory = m_service.directory();
        const User one = directory.doctor("zelda", object({{"clinic_id", 901}, {"last_name", "Quimby"}}));
        const User two = directory.patient("zelda", object({{"clinic_id", 901}}));
        const User gone = directory.patient("zelda", object({{"clinic_id", 902}, {"is_active", false}}));
        const Caller admin = m_service.api().as(m_admin);
        const auto names = [](std::initializer_list<User> users) {
            QStringList list;
            for (const User &user : users)
                list << QString::fromUtf8(user.name);
            list.sort();
            return list;
        };
        QCOMPARE(namesOf(admin.get("/api/users/?search=zelda")), names({one, two, gone}));
        QCOMPARE(namesOf(admin.get("/api/users/?search=ZELDA&role=patient")), names({two, gone}));
        QCOMPARE(namesOf(admin.get("/api/users/?search=quimby")), names({one}));
        QCOMPARE(namesOf(admin.get("/api/users/?clinic_id=901")), names({one, two}));
        QCOMPARE(namesOf(admin.get("/api/users/?clinic_id=902&is_active=false")), names({gone}));
        QCOMPARE(namesOf(admin.get("/api/users/?clinic_id=902&is_active=true")), names({}));
        QCOMPARE(namesOf(admin.get("/api/users/?search=" + encoded("%"))), names({}));
    }

    void list_pages_holdEverybodyOnce()
    {
        QJsonArray users;
        for (int i = 0; i < 25; ++i) {
            const qint64 id = m_service.directory().unusedId();
            users.append(merged(wholePerson(id), object({{"id", id}, {"clinic_id", 777}})));
        }
        const Caller service = m_service.api().asService();
        service.post(upsert, object({{"users", users}})).expect(200).expect("created", 25);
        QSet<QString> names;
        for (const char *page : {"1", "2", "3"}) {
            const Answer answer = service.get(QByteArray("/api/users/?clinic_id=777&page_size=10&page=") + page);
            answer.expect(200).expect("count", 25);
            const QStringList found = namesOf(answer);
            names.unite(QSet<QString>(found.begin(), found.end()));
        }
        QCOMPARE(names.size(), 25);
        service.get("/api/users/?clinic_id=777&page_size=10&page=4").expectProblem(404, "not_found");
    }

    void list_wrongParameter_is400_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query : {"role=nurse", "is_active=maybe", "clinic_id=seven", "page=0", "page_size=101"})
            QTest::addRow("%s", query) << QByteArray(query);
    }
    void list_wrongParameter_is400()
    {
        QFETCH(QByteArray, query);
        m_service.api().as(m_admin).get("/api/users/?" + query).expectProblem(400, "validation_error");
    }

    void upsert_newAndKnown_areCounted()
    {
        const User known = m_service.directory().patient("known");
        const qint64 fresh = m_service.directory().unusedId();
        const QJsonObject changed
            = merged(Directory::person(known), object({{"id", known.id}, {"first_name", "Changed"}}));
        const QJsonObject added = merged(wholePerson(fresh), object({{"id", fresh}}));
        m_service.api()
            .asService()
            .post(upsert, object({{"users", array({changed, added})}}))
            .expect(200)
            .expect("created", 1)
            .expect("updated", 1)
            .expect("errors", QJsonArray());
        m_service.api().asService().get(userPath(known.id)).expect("first_name", "Changed");
        m_service.api().asService().get(userPath(fresh)).expect(200);
    }

    void upsert_someWrong_storesTheOthers()
    {
        const qint64 good = m_service.directory().unusedId();
        const qint64 bad = m_service.directory().unusedId();
        const Answer answer = m_service.api().asService().post(upsert,
            object({{"users",
                array({merged(wholePerson(bad), object({{"id", bad}, {"role", "nurse"}})),
                    merged(wholePerson(good), object({{"id", good}}))})}}));
        answer.expect("created", 1).expect("updated", 0).expect("errors.0.index", 0).expect("errors.0.id", bad);
        QCOMPARE(answer["errors"].toArray().size(), 1);
        QVERIFY(answer["errors.0.code"].isString() && answer["errors.0.message"].isString());
        QVERIFY2(answer.status == 200 || answer.status == 207, answer.body.constData());
        m_service.api().asService().get(userPath(good)).expect(200);
        m_service.api().asService().get(userPath(bad)).expectProblem(404, "not_found");
    }

    void upsert_thousandAtMost()
    {
        QJsonArray users;
        for (int i = 0; i < 1000; ++i) {
            const qint64 id = m_service.directory().unusedId();
            users.append(merged(wholePerson(id), object({{"id", id}})));
        }
        const Caller service = m_service.api().asService();
        service.post(upsert, object({{"users", users}})).expect(200).expect("created", 1000);
        const qint64 id = m_service.directory().unusedId();
        users.append(merged(wholePerson(id), object({{"id", id}})));
        service.post(upsert, object({{"users", users}})).expectProblem(400, "validation_error").expectField("users");
        service.get(userPath(id)).expectProblem(404, "not_found");
    }

    void upsert_wrongBody_isRefused()
    {
        const Caller service = m_service.api().asService();
        service.post(upsert, {}).expectProblem(400, "validation_error").expectField("users");
        service.post(upsert, object({{"users", "all"}})).expectProblem(400, "validation_error").expectField("users");
        service.post(upsert, object({{"users", QJsonArray()}, {"force", true}})).expectField("force").expect(400);
    }

private:
    RunningService m_service;
    User m_admin;
};

QTEST_GUILESS_MAIN(tst_DirectoryApi)
#include "tst_directory_api.moc"
