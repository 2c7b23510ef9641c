#include "vault/unsubscribe_tokens.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace mc;
using vault::UnsubscribeTokens;
using vault::Unsubscription;

namespace {

QByteArray key(char letter) { return QByteArray(32, letter); }

} // namespace

class tst_UnsubscribeTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void open_whatItSealed_isTheSame()
    {
        const UnsubscribeTokens tokens(key('a'));
        for (const model::NotificationType type : model::allNotificationTypes) {
            for (const qint64 user : {qint64(1), qint64(4711), std::numeric_limits<qint64>::max()}) {
                const Unsubscription unsubscription {model::UserId {user}, type};
                QCOMPARE(tokens.open(tokens.seal(unsubscription)), std::optional(unsubscription));
            }
        }
    }

    void tokens_tellNothing()
    {
        const UnsubscribeTokens tokens(key('a'));
        QSet<qsizetype> sizes;
        QSet<QByteArray> all;
        for (const model::NotificationType type : model::allNotificationTypes) {
            const QByteArray token = tokens.seal({model::UserId {7}, type});
            sizes += token.size();
            all += token;
            all += tokens.seal({model::UserId {7}, type});
            QVERIFY(!QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding).contains(word(type).data()));
            QVERIFY(std::all_of(
                token.begin(), token.end(), [](char c) { return std::isalnum(uchar(c)) || c == '-' || c == '_'; }));
        }
        QCOMPARE(sizes.size(), 1);
        QCOMPARE(all.size(), qsizetype(2 * model::allNotificationTypes.size()));
    }

    void open_anythingElse_isNothing_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray good = UnsubscribeTokens(key('a')).seal({model::UserId {7}, model::NotificationType::Billing});
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("word") << QByteArray("none");
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("longer") << good + "AAAA";
        QTest::newRow("no base64") << QByteArray(good.size(), '*');
        QTest::newRow("zeros") << QByteArray(good.size(), 'A');
        for (qsizetype at = 0; at < good.size() - 1; ++at) {
            QByteArray changed = good;
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            QTest::addRow("changed at %d", int(at)) << changed;
        }
    }
    void open_anythingElse_isNothing()
    {
        QFETCH(QByteArray, token);
        QVERIFY(!UnsubscribeTokens(key('a')).open(token));
    }

    void open_underAnotherKey_isNothing()
    {
        const QByteArray token
            = UnsubscribeTokens(key('a')).seal({model::UserId {7}, model::NotificationType::Billing});
        QVERIFY(!UnsubscribeTokens(key('b')).open(token));
    }

    void open_underAPreviousKey_isTheSame()
    {
        const Unsubscription unsubscription {model::UserId {7}, model::NotificationType::Billing};
        const QByteArray token = UnsubscribeTokens(key('a')).seal(unsubscription);
        QCOMPARE(UnsubscribeTokens(key('c'), {key('b'), key('a')}).open(token), std::optional(unsubscription));
    }

    // Mails are kept: what was sent once must open for ever.
    void open_whatWasSentBefore_isTheSame()
    {
        const Unsubscription unsubscription {model::UserId {4711}, model::NotificationType::MedicalRecord};
        const QByteArray sent
            = "Ltl_sWdwQvyU4HuHUl8JAIRufHZ61wRHTXafqcDMM72bMCF-XgI4r4kta1oDsertLJ5DqgwDlzNjE2nAiPy24Q";
        QCOMPARE(UnsubscribeTokens(key('a')).open(sent), std::optional(unsubscription));
    }
};

QTEST_GUILESS_MAIN(tst_UnsubscribeTokens)
#include "tst_unsubscribe_tokens.moc"
