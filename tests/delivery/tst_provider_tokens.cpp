#include "../support/manual_clock.h"
#include "delivery/apns_sender.h"
#include "delivery/fcm_sender.h"
#include "support/fake_providers.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;
using namespace std::chrono_literals;
using delivery::AttemptResult;

namespace {

delivery::Attempt attempt(const QByteArray &token)
{
    delivery::Attempt attempt;
    attempt.due.id = model::uuidV7(QDateTime::currentDateTimeUtc());
    attempt.due.notification.id = {attempt.due.id};
    attempt.due.notification.title = QStringLiteral("Maintenance");
    attempt.due.notification.message = QStringLiteral("Tonight.");
    attempt.token = token;
    return attempt;
}

QByteArray contentOf(const QByteArray &path)
{
    QFile file(QString::fromUtf8(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The tokens by which Google and Apple know us: kept while they are good, and made anew before they end. The stand-ins
/// check what they say (shared/stand_ins); here is the time between.
class TestProviderTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_providers.clear();
        m_clock.set(QDateTime::currentDateTimeUtc());
        m_loop.emplace(outbound::LoopOptions());
    }

    void fcm_manyAtOnce_fetchOneAccessToken();
    void fcm_accessToken_isRenewedBeforeItEnds();
    void fcm_renewalFails_keepsWhatIsGood();
    void apns_providerToken_lastsFiftyMinutes();
    void apns_tokenRefusedForItsAge_isTriedOnceMore();
    void apns_overTls_trustsTheCaFileAlone();

private:
    static QUrl url(const FakeProviders &providers, const char *setting)
    {
        return QUrl(QString::fromUtf8(providers.setting(setting)), QUrl::StrictMode);
    }
    std::unique_ptr<delivery::Sender> fcm()
    {
        m_fcmAccount.replace(
            delivery::serviceAccountFromJson(contentOf(m_providers.setting("MEDICONNECT_FCM_CREDENTIALS"))));
        return std::make_unique<delivery::FcmSender>(
            *m_loop, m_fcmAccount, url(m_providers, "MEDICONNECT_FCM_URL"), m_words, m_clock);
    }
    std::unique_ptr<delivery::Sender> apns() { return apns(m_providers, *m_loop); }
    std::unique_ptr<delivery::Sender> apns(const FakeProviders &providers, outbound::CurlLoop &loop)
    {
        const delivery::ApnsAccount account {.key = contentOf(providers.setting("MEDICONNECT_APNS_KEY")),
            .keyId = providers.setting("MEDICONNECT_APNS_KEY_ID"),
            .teamId = providers.setting("MEDICONNECT_APNS_TEAM_ID"),
            .topic = providers.setting("MEDICONNECT_APNS_TOPIC")};
        m_apnsAccount.replace(account);
        return std::make_unique<delivery::ApnsSender>(
            loop, m_apnsAccount, url(providers, "MEDICONNECT_APNS_URL"), m_words, m_clock);
    }
    // Sends so many at once and waits for all; what came of the last one.
    AttemptResult send(delivery::Sender &sender, const QByteArray &token, int count = 1)
    {
        AttemptResult last;
        int done = 0;
        for (int i = 0; i < count; ++i) {
            sender.send(attempt(token), [&](const AttemptResult &result) {
                last = result;
                ++done;
            });
        }
        [&] { QTRY_COMPARE_WITH_TIMEOUT(done, count, 20'000); }();
        return last;
    }
    int tokensOfApns() { return m_providers.figures(Fake::Apns).value(QLatin1String("provider_tokens")).toInt(); }

    FakeProviders m_providers {FakeProviders::Options {{Fake::Fcm, Fake::Apns}}};
    ManualClock m_clock;
    ops::Replaceable<delivery::ServiceAccount> m_fcmAccount {{}};
    ops::Replaceable<delivery::ApnsAccount> m_apnsAccount {{}};
    const wording::Languages m_languages;
    const wording::Words m_words {"https://clinic.example", false, m_languages};
    std::optional<outbound::CurlLoop> m_loop;
};

void TestProviderTokens::fcm_manyAtOnce_fetchOneAccessToken()
{
    const auto sender = fcm();
    QVERIFY(send(*sender, "phone", 20).kind == AttemptResult::Kind::Accepted);
    QCOMPARE(m_providers.count(Fake::Google), 1);
    QCOMPARE(m_providers.count(Fake::Fcm), 20);
}

void TestProviderTokens::fcm_accessToken_isRenewedBeforeItEnds()
{
    m_providers.setAccessTokenLifetime(1h);
    const auto sender = fcm();
    (void)send(*sender, "phone");
    m_clock.advance(53min);
    (void)send(*sender, "phone");
    QCOMPARE(m_providers.count(Fake::Google), 1);
    m_clock.advance(2min);
    (void)send(*sender, "phone");
    QVERIFY(m_providers.waitFor(Fake::Google, 2));
    QCOMPARE(m_providers.count(Fake::Fcm), 3);
}

void TestProviderTokens::fcm_renewalFails_keepsWhatIsGood()
{
    m_providers.setAccessTokenLifetime(1h);
    const auto sender = fcm();
    (void)send(*sender, "phone");
    m_providers.answer(Fake::Google, ProviderAnswer::error("invalid_grant"));
    m_clock.advance(55min);
    QVERIFY(send(*sender, "phone").kind == AttemptResult::Kind::Accepted);
    m_clock.advance(10min);
    const AttemptResult without = send(*sender, "phone");
    QVERIFY(without.kind == AttemptResult::Kind::Retryable && without.health == AttemptResult::Health::Failing);
    QCOMPARE(without.error, QStringLiteral("FCM token HTTP 400"));
}

void TestProviderTokens::apns_providerToken_lastsFiftyMinutes()
{
    const QByteArray token(64, 'a');
    const int before = tokensOfApns();
    m_clock.set(QDateTime::currentDateTimeUtc().addSecs(-55 * 60)); // the stand-in looks at the real time
    const auto sender = apns();
    QVERIFY(send(*sender, token).kind == AttemptResult::Kind::Accepted);
    m_clock.advance(49min);
    QVERIFY(send(*sender, token).kind == AttemptResult::Kind::Accepted);
    QCOMPARE(tokensOfApns() - before, 1);
    m_clock.advance(2min);
    QVERIFY(send(*sender, token).kind == AttemptResult::Kind::Accepted);
    QCOMPARE(tokensOfApns() - before, 2);
}

void TestProviderTokens::apns_tokenRefusedForItsAge_isTriedOnceMore()
{
    m_clock.set(QDateTime::currentDateTimeUtc().addSecs(-2 * 3600));
    const auto sender = apns();
    const AttemptResult result = send(*sender, QByteArray(64, 'b'));
    QVERIFY(result.kind == AttemptResult::Kind::Retryable && result.health == AttemptResult::Health::Failing);
    QCOMPARE(result.error, QStringLiteral("APNs ExpiredProviderToken"));
    QCOMPARE(m_providers.count(Fake::Apns), 2);
}

void TestProviderTokens::apns_overTls_trustsTheCaFileAlone()
{
    FakeProviders secure {FakeProviders::Options {{Fake::Apns}, {Fake::Apns}}};
    outbound::LoopOptions options;
    options.caFile = QString::fromUtf8(secure.setting("MEDICONNECT_CA_FILE"));
    outbound::CurlLoop trusting(options);
    const auto sender = apns(secure, trusting);
    QVERIFY(send(*sender, QByteArray(64, 'c'), 20).kind == AttemptResult::Kind::Accepted);
    QCOMPARE(secure.count(Fake::Apns), 20);
    const auto stranger = apns(secure, *m_loop);
    QCOMPARE(send(*stranger, QByteArray(64, 'c')).error, QStringLiteral("APNs TLS failed"));
    QCOMPARE(secure.count(Fake::Apns), 20);
}

QTEST_GUILESS_MAIN(TestProviderTokens)
#include "tst_provider_tokens.moc"
