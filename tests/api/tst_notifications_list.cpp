#include "support/edge_times.h"
#include "support/running_service.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

const QByteArray notifications = "/api/notifications/";
constexpr int inboxSize = 250;

// Where a value stands in its field's order; what is null has no place of its own.
QString sortKey(const QJsonObject &item, const QString &field)
{
    const QJsonValue value = item.value(field);
    if (field == QLatin1String("priority")) {
        const QStringList ascending {
            QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high"), QStringLiteral("critical")};
        return QString::number(ascending.indexOf(value.toString()));
    }
    return value.isBool() ? QString::number(int(value.toBool())) : value.toString();
}

// Below, equal or above, by all fields of `ordering`; nulls of a field compare equal to anything.
int compare(const QJsonObject &a, const QJsonObject &b, const QByteArray &ordering)
{
    for (const QByteArray &term : ordering.split(',')) {
        const bool descending = term.startsWith('-');
        const QString field = QString::fromLatin1(descending ? term.mid(1) : term);
        if (a.value(field).isNull() || b.value(field).isNull())
            return 0;
        const int order = QString::compare(sortKey(a, field), sortKey(b, field));
        if (order != 0)
            return descending ? -order : order;
    }
    return 0;
}

void expectSorted(const QList<QJsonObject> &items, const QByteArray &ordering)
{
    for (qsizetype i = 1; i < items.size(); ++i)
        QVERIFY2(compare(items[i - 1], items[i], ordering) <= 0, (ordering + ' ' + toBytes(items[i])).constData());
}

QSet<QString> idsOf(const QList<QJsonObject> &items)
{
    QSet<QString> ids;
    for (const QJsonObject &item : items)
        ids.insert(at(item, "id").toString());
    return ids;
}

QList<QJsonObject> resultsOf(const Answer &answer)
{
    QList<QJsonObject> items;
    for (const QJsonValue &item : answer["results"].toArray())
        items.append(item.toObject());
    return items;
}

QByteArray encoded(const QString &text) { return QUrl::toPercentEncoding(text); }

} // namespace

/// GET /api/notifications/ over an inbox of 250 (CONTRACT sections 4, 5, 11).
class tst_NotificationsList : public QObject
{
    Q_OBJECT

    // Path and query of one of our own absolute URLs.
    QByteArray targetOf(const QString &url)
    {
        const QUrl parsed(url);
        [&] {
            QCOMPARE(parsed.scheme(), QStringLiteral("http"));
            QCOMPARE(parsed.port(), int(m_service.api().port()));
        }();
        return parsed.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    }

    QList<QJsonObject> followCursor(const QByteArray &query)
    {
        QList<QJsonObject> items;
        QString cursor;
        for (int page = 0; page < inboxSize; ++page) {
            const Answer answer
                = m_service.api().as(m_ann).get(notifications + '?' + query + "&cursor=" + encoded(cursor));
            answer.expect(200).expect("count", nullptr);
            items += resultsOf(answer);
            cursor = answer.text("next_cursor");
            if (cursor.isEmpty() || QTest::currentTestFailed())
                break;
        }
        return items;
    }

    QList<QJsonObject> followNext(const QByteArray &query)
    {
        QList<QJsonObject> items;
        QByteArray target = notifications + '?' + query;
        for (int page = 0; !target.isEmpty() && page < inboxSize && !QTest::currentTestFailed(); ++page) {
            const Answer answer = m_service.api().as(m_ann).get(target);
            answer.expect(200);
            items += resultsOf(answer);
            target = answer["next"].isNull() ? QByteArray() : targetOf(answer.text("next"));
        }
        return items;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_service.start();
        QVERIFY(!QTest::currentTestFailed());
        m_admin = m_service.directory().admin("admin");
        m_ann = m_service.directory().patient("ann", object({{"clinic_id", 31}}));
        m_ben = m_service.directory().doctor("ben", object({{"clinic_id", 32}}));
        const QByteArrayList types {"appointment", "message", "medical_record", "system", "billing", "reminder"};
        const QByteArrayList priorities {"critical", "high", "medium", "low"};
        for (int i = 0; i < inboxSize; ++i) {
            const QString id = m_service.notification(m_ann)
                                   .title("Note " + QByteArray::number(i))
                                   .type(types[i % types.size()])
                                   .priority(priorities[i % 7 % priorities.size()])
                                   .post();
            if (i % 3 == 0)
                m_service.api().as(m_ann).patch(notificationPath(id), object({{"is_read", true}})).expect(200);
        }
        m_service.notification(m_ben).title("For Ben's eyes").post();
        QVERIFY(!QTest::currentTestFailed());
    }
    void cleanup() { m_service.showLogWhenFailed(); }

    void list_noParameters_answersTheNewestTwenty()
    {
        const Answer answer = m_service.api().as(m_ann).get(notifications);
        answer.expect(200).expect("count", inboxSize).expect("previous", nullptr).expect("results.0.title", "Note 249");
        QCOMPARE(resultsOf(answer).size(), 20);
        expectSorted(resultsOf(answer), "-created_at");
    }

    void list_items_areSummaries()
    {
        const QString id = m_service.notification(m_ben).set("metadata", object({{"invoice_id", 7}})).post();
        const QJsonObject item = resultsOf(m_service.api().as(m_ben).get(notifications)).value(0);
        QCOMPARE(at(item, "id").toString(), id);
        const QStringList keys {QStringLiteral("channels"), QStringLiteral("created_at"),
            QStringLiteral("delivery_status"), QStringLiteral("id"), QStringLiteral("is_read"),
            QStringLiteral("message"), QStringLiteral("metadata"), QStringLiteral("notification_type"),
            QStringLiteral("priority"), QStringLiteral("read_at"), QStringLiteral("scheduled_for"),
            QStringLiteral("title")};
        QCOMPARE(item.keys(), keys);
        QCOMPARE(item.value(QLatin1String("metadata")).toObject(), object({{"invoice_id", 7}}));
    }

    void list_pages_holdEverythingOnce()
    {
        const QList<QJsonObject> items = followNext("page_size=100");
        QCOMPARE(items.size(), inboxSize);
        QCOMPARE(idsOf(items).size(), inboxSize);
    }

    void list_nextAndPrevious_leadThereAndBack()
    {
        const Caller ann = m_service.api().as(m_ann);
        const Answer second = ann.get(notifications + "?page=2&page_size=10&is_read=false&ordering=priority");
        const Answer third = ann.get(targetOf(second.text("next")));
        const Answer back = ann.get(targetOf(third.text("previous")));
        second.expect(200);
        QCOMPARE(back["results"], second["results"]);
        QVERIFY(third["results"] != second["results"]);
        const Answer first = ann.get(targetOf(second.text("previous")));
        first.expect(200).expect("previous", nullptr);
    }

    void list_lastPage_hasNoNext()
    {
        const Answer last = m_service.api().as(m_ann).get(notifications + "?page=3&page_size=100");
        last.expect(200).expect("next", nullptr);
        QCOMPARE(resultsOf(last).size(), 50);
    }

    void list_pagePastTheEnd_is404()
    {
        m_service.api().as(m_ann).get(notifications + "?page=4&page_size=100").expectProblem(404, "not_found");
    }

    void list_emptyInbox_isAnEmptyFirstPage()
    {
        const User cleo = m_service.directory().patient("cleo");
        m_service.api()
            .as(cleo)
            .get(notifications)
            .expect(200)
            .expect("count", 0)
            .expect("results", QJsonArray())
            .expect("next", nullptr);
    }

    void list_wrongParameter_is400_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query : {"page_size=101", "page_size=1000000", "page_size=many", "page=0", "page=-1",
                 "page=one", "page=99999999999999999999", "is_read=maybe", "notification_type=sms", "priority=urgent",
                 "from_date=yesterday", "to_date=2024-13-01T00:00:00Z", "ordering=colour",
                 "ordering=-created_at,colour", "cursor=nonsense"})
            QTest::addRow("%s", query) << QByteArray(query);
    }
    void list_wrongParameter_is400()
    {
        QFETCH(QByteArray, query);
        m_service.api().as(m_ann).get(notifications + '?' + query).expectProblem(400, "validation_error");
    }

    void list_emptyParameters_areAsIfAbsent()
    {
        const QByteArray empty
            = "?is_read=&notification_type=&priority=&from_date=&to_date=&ordering=&page=&page_size=";
        const Caller ann = m_service.api().as(m_ann), admin = m_service.api().as(m_admin);
        QCOMPARE(ann.get(notifications + empty).expect(200)["results"], ann.get(notifications).expect(200)["results"]);
        QCOMPARE(ann.get(notifications + "?is_read&page").expect(200)["results"],
            ann.get(notifications).expect(200)["results"]);
        admin.get(notifications + "?recipient_id=&clinic_id=&delivery_status=&search=")
            .expect(200)
            .expect("count", admin.get(notifications)["count"]);
    }

    void list_percentEncodingMalformedOrNoText_is400()
    {
        const Caller admin = m_service.api().as(m_admin);
        for (const char *value : {"%", "%4", "%zz", "100%", "%FF", "%C3", "%ED%A0%80", "%00"})
            admin.get(notifications + "?search=" + value).expectProblem(400, "validation_error");
        admin.get(notifications + "?%FF=1").expectProblem(400, "validation_error").expectField("%FF");
    }

    void list_filters_keepWhatMatches_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QJsonObject>("every");
        QTest::addRow("read") << QByteArray("is_read=true") << object({{"is_read", true}});
        QTest::addRow("unread") << QByteArray("is_read=false") << object({{"is_read", false}});
        for (const char *type : {"appointment", "message", "medical_record", "system", "billing", "reminder"})
            QTest::addRow("%s", type) << QByteArray("notification_type=") + type
                                      << object({{"notification_type", type}});
        for (const char *priority : {"critical", "high", "medium", "low"})
            QTest::addRow("%s", priority) << QByteArray("priority=") + priority << object({{"priority", priority}});
        QTest::addRow("three at once") << QByteArray("is_read=false&priority=high&notification_type=message")
                                       << object({{"is_read", false}, {"priority", "high"},
                                              {"notification_type", "message"}});
    }
    void list_filters_keepWhatMatches()
    {
        QFETCH(QByteArray, query);
        QFETCH(QJsonObject, every);
        const auto matches = [&every](const QJsonObject &item) { return merged(item, every) == item; };
        const QList<QJsonObject> all = followNext("page_size=100");
        const QList<QJsonObject> kept = followNext("page_size=100&" + query);
        QVERIFY(!kept.isEmpty());
        QVERIFY(std::all_of(kept.begin(), kept.end(), matches));
        QCOMPARE(kept.size(), std::count_if(all.begin(), all.end(), matches));
        m_service.api().as(m_ann).get(notifications + '?' + query).expect("count", qint64(kept.size()));
    }

    void list_dates_boundCreation()
    {
        const QList<QJsonObject> all = followNext("page_size=100");
        const QDateTime middle = QDateTime::fromString(at(all[100], "created_at").toString(), Qt::ISODateWithMs);
        const auto text = [](const QDateTime &time) { return encoded(time.toString(Qt::ISODateWithMs)); };
        const auto count = [this](const QByteArray &query) {
            return m_service.api().as(m_ann).get(notifications + '?' + query).expect(200)["count"].toInt();
        };
        // The bounds stand between two moments that exist, so that it does not matter which side holds them.
        const auto later = std::count_if(all.begin(), all.end(), [&](const QJsonObject &item) {
            return QDateTime::fromString(at(item, "created_at").toString(), Qt::ISODateWithMs) > middle;
        });
        QCOMPARE(count("from_date=" + text(middle.addMSecs(1))), int(later));
        QVERIFY(count("to_date=" + text(middle)) >= int(all.size() - later) - 1);
        QCOMPARE(count("from_date=" + text(middle.addDays(1))), 0);
        QCOMPARE(count("to_date=" + text(middle.addDays(-1))), 0);
        QCOMPARE(count("from_date=" + text(middle.addDays(-1)) + "&to_date=" + text(middle.addDays(1))), inboxSize);
        QCOMPARE(count("from_date=" + encoded(QStringLiteral("2024-01-15T10:30:00+02:00"))), inboxSize);
    }

    void list_datesAtTheEndsOfTime_areAnswered()
    {
        const Caller ann = m_service.api().as(m_ann);
        for (const QByteArray &date : edgeDates + edgeTimes) {
            const QByteArray text = date.toPercentEncoding();
            const bool isPast = date < "2000";
            ann.get(notifications + "?from_date=" + text).expect(200).expect("count", isPast ? inboxSize : 0);
            ann.get(notifications + "?to_date=" + text).expect(200).expect("count", isPast ? 0 : inboxSize);
            ann.get(notifications + "?from_date=" + text + "&to_date=" + text).expect(200).expect("count", 0);
            m_service.api().as(m_admin).get(notifications + "?from_date=" + text).expect(200);
        }
    }

    void list_cursorWithOddTime_isAnswered()
    {
        const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        for (const QByteArray &time :
            edgeTimes + QByteArrayList {"infinity", "2024-01-15t10:30:00z", "2024-01-15 10:30:00.123456789+23:59"}) {
            for (const char *ordering : {"created_at", "-created_at", "read_at", "-scheduled_for"}) {
                const QByteArray cursor = "[\"" + QByteArray(ordering) + "\",\"" + time + "\",\"" + id + "\"]";
                m_service.api()
                    .as(m_ann)
                    .get(notifications + "?ordering=" + ordering
                        + "&cursor=" + cursor.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))
                    .expect(200);
            }
        }
    }

    void list_ordering_data()
    {
        QTest::addColumn<QByteArray>("ordering");
        for (const char *field :
            {"created_at", "priority", "scheduled_for", "read_at", "is_read", "notification_type"}) {
            QTest::addRow("%s", field) << QByteArray(field);
            QTest::addRow("-%s", field) << '-' + QByteArray(field);
        }
        for (const char *mixed : {"-priority,created_at", "is_read,-priority,-created_at",
                 "notification_type,-is_read,created_at", "-read_at,priority"})
            QTest::addRow("%s", mixed) << QByteArray(mixed);
    }
    void list_ordering()
    {
        QFETCH(QByteArray, ordering);
        const QList<QJsonObject> items = followNext("page_size=100&ordering=" + ordering);
        QCOMPARE(idsOf(items).size(), inboxSize);
        expectSorted(items, ordering);
    }

    void list_priorities_ascendFromLow()
    {
        const Caller ann = m_service.api().as(m_ann);
        ann.get(notifications + "?ordering=priority").expect("results.0.priority", "low");
        ann.get(notifications + "?ordering=-priority").expect("results.0.priority", "critical");
    }

    void list_cursor_data() { list_ordering_data(); }
    void list_cursor()
    {
        QFETCH(QByteArray, ordering);
        const QList<QJsonObject> items = followCursor("page_size=37&ordering=" + ordering);
        QCOMPARE(items.size(), inboxSize);
        QCOMPARE(idsOf(items).size(), inboxSize);
        expectSorted(items, ordering);
    }

    void list_cursorWithFilter_staysWithinIt()
    {
        const QList<QJsonObject> items = followCursor("page_size=10&is_read=false&priority=high");
        QCOMPARE(idsOf(items), idsOf(followNext("page_size=100&is_read=false&priority=high")));
        QCOMPARE(items.size(), idsOf(items).size());
    }

    void list_cursorWhileTheListChanges_neitherSkipsNorRepeats()
    {
        const User dora = m_service.directory().patient("dora");
        const Caller caller = m_service.api().as(dora);
        QSet<QString> expected;
        for (int i = 0; i < 30; ++i)
            expected.insert(m_service.notification(dora).post());
        const Answer first = caller.get(notifications + "?page_size=10&cursor=");
        const QList<QJsonObject> seen = resultsOf(first);
        // Newer ones, and the loss of one already seen, would shift every numbered page.
        m_service.notification(dora).post();
        m_service.notification(dora).post();
        caller.remove(notificationPath(at(seen[4], "id").toString())).expect(204);
        QSet<QString> found = idsOf(seen);
        QString cursor = first.text("next_cursor");
        for (int page = 0; page < 5 && !cursor.isEmpty(); ++page) {
            const Answer answer = caller.get(notifications + "?page_size=10&cursor=" + encoded(cursor));
            for (const QString &id : idsOf(resultsOf(answer.expect(200)))) {
                QVERIFY(!found.contains(id));
                found.insert(id);
            }
            cursor = answer.text("next_cursor");
        }
        QCOMPARE(found, expected);
    }

    void list_admin_seesEverybodysWithRecipients()
    {
        const Caller admin = m_service.api().as(m_admin);
        const Answer all = admin.get(notifications + "?search=" + encoded(QStringLiteral("Ben's eyes")));
        all.expect(200).expect("count", 1).expect("results.0.recipient.id", m_ben.id);
        admin.get(notifications + "?recipient_id=" + QByteArray::number(m_ann.id)).expect("count", inboxSize);
        admin.get(notifications + "?clinic_id=31").expect("count", inboxSize);
        admin.get(notifications + "?clinic_id=32&search=eyes").expect("count", 1);
        admin.get(notifications + "?delivery_status=nonsense").expectProblem(400, "validation_error");
        admin.get(notifications + "?recipient_id=nobody").expectProblem(400, "validation_error");
    }

    void list_adminByDeliveryStatus_findsThePending()
    {
        const QString id
            = m_service.notification(m_ben).scheduledFor(QDateTime::currentDateTimeUtc().addDays(3)).post();
        const Answer pending = m_service.api().as(m_admin).get(
            notifications + "?delivery_status=pending&recipient_id=" + QByteArray::number(m_ben.id));
        QVERIFY(idsOf(resultsOf(pending.expect(200))).contains(id));
        for (const QJsonObject &item : resultsOf(pending))
            expectAt(item, "delivery_status", "pending");
    }

    void list_scheduled_isHiddenFromItsRecipientUntilDue()
    {
        const User eve = m_service.directory().patient("eve");
        const auto socket = m_service.socket(eve);
        const Caller caller = m_service.api().as(eve);
        const QString far = m_service.notification(eve).scheduledFor(QDateTime::currentDateTimeUtc().addDays(3)).post();
        caller.get(notifications).expect(200).expect("count", 0);
        caller.get(notificationPath(far)).expectProblem(404, "NOTIF_001");
        m_service.api().as(m_admin).get(notificationPath(far)).expect(200).expect("delivery_status", "pending");
        m_service.api()
            .as(m_admin)
            .get(notifications + "?recipient_id=" + QByteArray::number(eve.id))
            .expect("count", 1);

        const QString soon
            = m_service.notification(eve).scheduledFor(QDateTime::currentDateTimeUtc().addSecs(2)).post();
        expectAt(socket->expect("new_notification"), "id", soon);
        caller.get(notifications).expect(200).expect("count", 1).expect("results.0.id", soon);
    }

private:
    RunningService m_service;
    User m_admin;
    User m_ann;
    User m_ben;
};

QTEST_GUILESS_MAIN(tst_NotificationsList)
#include "tst_notifications_list.moc"
