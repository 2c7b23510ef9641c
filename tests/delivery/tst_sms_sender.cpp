#include "delivery/sms_sender.h"

#include "../client/scripted_server.h"
#include "../support/manual_clock.h"

#include <QtCore/QUrlQuery>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::test;
using delivery::AttemptResult;
using Kind = AttemptResult::Kind;
using Health = AttemptResult::Health;

namespace {

constexpr QLatin1String phone("+34600000000");
const QUuid id = QUuid::fromString(QLatin1String("01a20404-99f8-7955-a236-419eb9e22272"));

delivery::Attempt attempt(const QString &to = phone)
{
    delivery::Attempt attempt;
    attempt.due.id = id;
    attempt.due.recipient.phone = to;
    attempt.due.notification.type = model::NotificationType::System;
    attempt.due.notification.title = QStringLiteral("Maintenance & more");
    attempt.due.notification.message = QStringLiteral("Tonight + 50 % naïve Señor");
    return attempt;
}

QByteArray refusal(int code, int status = 400)
{
    return answer(
        status, "{\"code\": " + QByteArray::number(code) + ", \"message\": \"To: +34600000000\", \"status\": 400}");
}

} // namespace

Q_DECLARE_METATYPE(AttemptResult)

class TestSmsSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void send_message_isAsTheApiWantsIt();
    void send_accepted_isSentWithItsSid();
    void send_refused_tells_data();
    void send_refused_tells();
    void send_tooMany_waitsAsAsked();
    void send_refused_isAboutNumberOrAccount_data();
    void send_refused_isAboutNumberOrAccount();
    void send_nobodyThere_isAboutTheProvider();
    void send_noAnswer_isFailure();
    void send_noPhone_isRefusedUnsent_data();
    void send_noPhone_isRefusedUnsent();
    void send_underWayAtTheEnd_isNeverHeardOf();

private:
    AttemptResult resultOf(const delivery::Attempt &what = attempt());
    std::unique_ptr<delivery::SmsSender> senderTo(const QUrl &url);

    ManualClock m_clock;
    const wording::Languages m_languages;
    const wording::Words m_words {"https://clinic.example/notify", false, m_languages};
    std::optional<ScriptedServer> m_provider;
    std::optional<outbound::CurlLoop> m_loop;
};

void TestSmsSender::init()
{
    m_loop.emplace(outbound::LoopOptions());
    m_provider.emplace();
}

std::unique_ptr<delivery::SmsSender> TestSmsSender::senderTo(const QUrl &url)
{
    const ops::Settings::Sms settings {.url = url,
        .account = QStringLiteral("AC/1"),
        .token = QStringLiteral("secret"),
        .from = QStringLiteral("+15005550006")};
    return std::make_unique<delivery::SmsSender>(*m_loop, m_words, settings, "https://clinic.example/notify", m_clock);
}

AttemptResult TestSmsSender::resultOf(const delivery::Attempt &what)
{
    const auto sender = senderTo(m_provider->url());
    std::optional<AttemptResult> result;
    sender->send(what, [&result](const AttemptResult &told) { result = told; });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000); }();
    return result.value_or(AttemptResult());
}

void TestSmsSender::send_message_isAsTheApiWantsIt()
{
    m_provider->then(answer(201, R"({"sid": "SM1"})"));
    (void)resultOf();
    const QByteArray request = m_provider->requests().value(0);
    QCOMPARE(request.split('\r').first(), QByteArray("POST /2010-04-01/Accounts/AC%2F1/Messages.json HTTP/1.1"));
    QCOMPARE(m_provider->header(0, "Authorization"), "Basic " + QByteArray("AC/1:secret").toBase64());
    QCOMPARE(m_provider->header(0, "Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    const QUrlQuery form(QString::fromLatin1(request.sliced(request.indexOf("\r\n\r\n") + 4)));
    const auto field
        = [&form](const char *name) { return form.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded); };
    QCOMPARE(form.queryItems().size(), 4);
    QCOMPARE(field("To"), phone);
    QCOMPARE(field("From"), QStringLiteral("+15005550006"));
    QCOMPARE(
        field("Body"), QStringLiteral("Maintenance & more: Tonight + 50 % naïve Señor https://clinic.example/notify"));
    QCOMPARE(field("StatusCallback"),
        QStringLiteral("https://clinic.example/notify/api/callbacks/sms/status/?delivery=")
            + id.toString(QUuid::WithoutBraces));
}

void TestSmsSender::send_accepted_isSentWithItsSid()
{
    m_provider->then(answer(201, R"({"sid": "SM1", "status": "queued", "error_code": null})"));
    const AttemptResult result = resultOf();
    QCOMPARE(result.kind, Kind::Accepted);
    QCOMPARE(result.health, Health::Healthy);
    QCOMPARE(result.detail, QStringLiteral("SM1"));
    QVERIFY(result.error.isEmpty());
}

void TestSmsSender::send_refused_tells_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Health>("health");
    QTest::addColumn<QString>("error");
    QTest::addColumn<bool>("hasOptedOut");
    const auto row = [](const char *name, const QByteArray &said, Kind kind, Health health, const QByteArray &error,
                         bool optedOut = false) {
        QTest::newRow(name) << said << kind << health << QString::fromLatin1(error) << optedOut;
    };
    for (const int code : {21211, 21214, 21217, 21408, 21421, 21608, 21612, 21614, 21635})
        row(QByteArray::number(code).constData(), refusal(code), Kind::Refused, Health::Healthy,
            "SMS " + QByteArray::number(code));
    row("opted out", refusal(21610), Kind::Refused, Health::Healthy, "SMS 21610", true);
    row("a code nobody knows", refusal(29999), Kind::Retryable, Health::Healthy, "SMS 29999");
    row("our token", refusal(20003, 401), Kind::Retryable, Health::Failing, "SMS 20003");
    row("401", answer(401, {}), Kind::Retryable, Health::Failing, "SMS 401");
    row("403", answer(403, "{}"), Kind::Retryable, Health::Failing, "SMS 403");
    row("our account", refusal(20404, 404), Kind::Retryable, Health::Failing, "SMS 20404");
    for (const int code : {21212, 21401, 21606, 21609})
        row(QByteArray::number(code).constData(), refusal(code), Kind::Retryable, Health::Failing,
            "SMS " + QByteArray::number(code));
    row("500", refusal(20500, 500), Kind::Retryable, Health::Failing, "SMS 20500");
    row("502 of a proxy", answer(502, "<html>"), Kind::Retryable, Health::Failing, "SMS 502");
    row("a number's code with 503", refusal(21610, 503), Kind::Retryable, Health::Failing, "SMS 21610");
    row("html", answer(200, "<html>"), Kind::Retryable, Health::Failing, "SMS unreadable answer");
    row("no sid", answer(201, "{}"), Kind::Retryable, Health::Failing, "SMS unreadable answer");
    row("sid of the wrong type", answer(201, R"({"sid": 1})"), Kind::Retryable, Health::Failing,
        "SMS unreadable answer");
    row("400 without a code", answer(400, "oops"), Kind::Retryable, Health::Failing, "SMS 400");
    row("redirect", answer(302, {}, "Location: https://elsewhere.example/\r\n"), Kind::Retryable, Health::Failing,
        "SMS 302");
}

void TestSmsSender::send_refused_tells()
{
    QFETCH(QByteArray, said);
    m_provider->then(said);
    const AttemptResult result = resultOf();
    QTEST(result.kind, "kind");
    QTEST(result.health, "health");
    QTEST(result.error, "error");
    QTEST(result.hasOptedOut, "hasOptedOut");
    QVERIFY(!result.detail.isEmpty());
    QVERIFY(!result.detail.contains(u'6')); // nothing of the number
}

void TestSmsSender::send_tooMany_waitsAsAsked()
{
    m_provider->then(answer(429, R"({"code": 20429})", "Retry-After: 7\r\n")).then(refusal(20429));
    const AttemptResult result = resultOf();
    QCOMPARE(result.kind, Kind::Retryable);
    QCOMPARE(result.health, Health::Throttled);
    QCOMPARE(result.error, QStringLiteral("SMS 20429"));
    QVERIFY(result.retryAfter == std::chrono::seconds(7));
    const AttemptResult another = resultOf();
    QCOMPARE(another.health, Health::Throttled);
    QVERIFY(!another.retryAfter);
}

void TestSmsSender::send_refused_isAboutNumberOrAccount_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<Health>("health");
    QTest::addColumn<AttemptResult::Scope>("scope");
    const auto row = [](const char *name, const QByteArray &said, Health health, AttemptResult::Scope scope) {
        QTest::newRow(name) << said << health << scope;
    };
    using Scope = AttemptResult::Scope;
    row("the account's requests", refusal(20429, 429), Health::Throttled, Scope::Provider);
    row("the sender's queue", refusal(21611), Health::Throttled, Scope::Provider);
    row("the account's day", refusal(63038), Health::Throttled, Scope::Provider);
    row("between two numbers", refusal(14107, 429), Health::Throttled, Scope::Target);
    row("429 without a code", answer(429, {}), Health::Throttled, Scope::Target);
    row("500", refusal(20500, 500), Health::Failing, Scope::Target);
    row("503", refusal(20503, 503), Health::Failing, Scope::Target);
    row("unreadable", answer(200, "<html>"), Health::Failing, Scope::Target);
    row("our token", refusal(20003, 401), Health::Failing, Scope::Provider);
    row("the sender's number", refusal(21606), Health::Failing, Scope::Provider);
    row("connection lost", brokenAnswer(), Health::Failing, Scope::Target);
}

void TestSmsSender::send_refused_isAboutNumberOrAccount()
{
    QFETCH(QByteArray, said);
    m_provider->then(said);
    const AttemptResult result = resultOf();
    QCOMPARE(result.kind, Kind::Retryable);
    QTEST(result.health, "health");
    QTEST(result.scope, "scope");
}

void TestSmsSender::send_nobodyThere_isAboutTheProvider()
{
    m_provider.emplace();
    const QUrl url = m_provider->url();
    m_provider.reset();
    const auto sender = senderTo(url);
    std::optional<AttemptResult> result;
    sender->send(attempt(), [&result](const AttemptResult &told) { result = told; });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000);
    QCOMPARE(result->error, QStringLiteral("SMS no connection"));
    QCOMPARE(result->scope, AttemptResult::Scope::Provider);
}

void TestSmsSender::send_noAnswer_isFailure()
{
    m_provider->then(brokenAnswer());
    const AttemptResult broken = resultOf();
    QCOMPARE(broken.kind, Kind::Retryable);
    QCOMPARE(broken.health, Health::Failing);
    QVERIFY2(broken.error.startsWith(QStringLiteral("SMS ")) && broken.error.size() > 4, qUtf8Printable(broken.error));
}

void TestSmsSender::send_noPhone_isRefusedUnsent_data()
{
    QTest::addColumn<QString>("to");
    for (const char *to :
        {"", "+", "+1", "+0123456", "34600000000", "+34 600", "+34600000000000000", "+34600a", "+٣٤٦٠٠"})
        QTest::newRow(to) << QString::fromUtf8(to);
}

void TestSmsSender::send_noPhone_isRefusedUnsent()
{
    QFETCH(QString, to);
    const AttemptResult result = resultOf(attempt(to));
    QCOMPARE(result.kind, Kind::Refused);
    QCOMPARE(result.health, Health::Unknown);
    QCOMPARE(result.error, QStringLiteral("SMS invalid number"));
    QVERIFY(m_provider->requests().isEmpty());
}

void TestSmsSender::send_underWayAtTheEnd_isNeverHeardOf()
{
    auto sender = senderTo(m_provider->url());
    bool isTold = false;
    sender->send(attempt(), [&isTold](const AttemptResult &) { isTold = true; });
    QTRY_COMPARE(m_provider->requests().size(), 1);
    sender.reset();
    m_provider.reset(); // whose connection ends
    ScriptedServer other;
    other.then(answer(201, R"({"sid": "SM2"})"));
    sender = senderTo(other.url());
    bool isOtherTold = false;
    sender->send(attempt(), [&isOtherTold](const AttemptResult &) { isOtherTold = true; });
    QTRY_VERIFY(isOtherTold);
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(TestSmsSender)
#include "tst_sms_sender.moc"
