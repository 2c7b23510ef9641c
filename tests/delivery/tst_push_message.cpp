#include "delivery/push_message.h"
#include "model/json_text.h"

#include <QtTest/QTest>

using namespace mc::delivery;

namespace {

const QString family = QStringLiteral("👨‍👩‍👧‍👦");
const QString resultsPage = QStringLiteral("https://clinic.example/n/42");

QJsonObject built(const PushMessage &message)
{
    return {{QStringLiteral("text"), message.wording.text}, {QStringLiteral("data"), pushData(message)}};
}

QString textIn(const QByteArray &json)
{
    return mc::model::jsonObjectFrom(json)->value(QLatin1String("text")).toString();
}

PushMessage messageOf(const QString &text)
{
    PushMessage message;
    message.wording.text = text;
    message.id = QStringLiteral("1");
    return message;
}

} // namespace

class TestPushMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fittedJson_small_isWhole()
    {
        const QString text = QStringLiteral("\ufeffResults are there: ") + resultsPage;
        const QByteArray json = fittedJson(messageOf(text), 4096, &built);
        QCOMPARE(*mc::model::jsonObjectFrom(json), built(messageOf(text)));
    }

    void fittedJson_characters_stayWhole()
    {
        for (int before = 0; before < 12; ++before) {
            const QString begin(before, u'a');
            const QByteArray json = fittedJson(messageOf(begin + family.repeated(90)), 1024, &built);
            QVERIFY(json.size() <= 1024);
            const QString families = textIn(json).chopped(1).mid(before);
            QVERIFY(textIn(json).endsWith(u'…') && !families.isEmpty());
            QCOMPARE(families, family.repeated(families.size() / family.size()));
        }
    }

    void fittedJson_links_stayWholeOrAreLeftOut()
    {
        bool wasKept = false, wasLeftOut = false;
        for (int before = 400; before < 800; ++before) {
            const QByteArray json
                = fittedJson(messageOf(QString(before, u'a') + u' ' + resultsPage + u' ' + QString(900 - before, u'b')),
                    800, &built);
            QVERIFY(json.size() <= 800);
            const bool isKept = textIn(json).contains(resultsPage + u' ');
            wasKept = wasKept || isKept;
            wasLeftOut = wasLeftOut || !isKept;
            QVERIFY2(isKept || !textIn(json).contains(QLatin1String("http")), json.constData());
        }
        QVERIFY(wasKept && wasLeftOut);
    }

    void fittedJson_noRoom_leavesOutItsLinks()
    {
        PushMessage message = messageOf(QStringLiteral("Come in."));
        message.actionUrl = message.deepLink = QStringLiteral("https://clinic.example/") + QString(300, u'a');
        QCOMPARE(fittedJson(message, 200, &built), fittedJson(messageOf(message.wording.text), 200, &built));
    }
};

QTEST_APPLESS_MAIN(TestPushMessage)
#include "tst_push_message.moc"
