#include "support/fake_providers.h"

#include <QtCore/QDeadlineTimer>
#include <QtTest/QTest>

#include <csignal>
#include <sys/prctl.h>

namespace mc::test {

namespace {

constexpr int startPatience = 60'000;

QString word(Fake provider)
{
    switch (provider) {
    case Fake::Google:
        return QStringLiteral("google");
    case Fake::Fcm:
        return QStringLiteral("fcm");
    case Fake::Apns:
        return QStringLiteral("apns");
    case Fake::Sms:
        break;
    }
    return QStringLiteral("sms");
}

QJsonArray words(const QList<Fake> &providers)
{
    QJsonArray array;
    for (const Fake provider : providers)
        array.append(word(provider));
    return array;
}

const char *word(Webhook::Signature signature)
{
    switch (signature) {
    case Webhook::Signature::Wrong:
        return "wrong";
    case Webhook::Signature::Missing:
        return "missing";
    case Webhook::Signature::Right:
        break;
    }
    return "right";
}

} // namespace

FakeProviders::FakeProviders()
    : FakeProviders(Options())
{
}

FakeProviders::FakeProviders(const Options &options, std::source_location where)
{
    const QJsonObject wishes = object({{"folder", m_folder.path()}, {"providers", words(options.providers)},
        {"tls", words(options.overTls)}, {"light", options.isLight}, {"delay", qint64(options.delay.count())},
        {"day", qint64(options.day.count())}});
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(MC_NODE),
        {QStringLiteral(MC_TESTS "/../shared/stand_ins/main.cjs"), QString::fromUtf8(toBytes(wishes))});
    const QJsonValue ready = readLine(startPatience).value(QLatin1String("ready"));
    if (!ready.isObject()) {
        const QByteArray message = "the providers' stand-ins do not start: " + m_process.errorString().toUtf8();
        QTest::qFail(message.constData(), where.file_name(), int(where.line()));
    }
    const QJsonObject environment = at(ready, "environment").toObject();
    for (auto it = environment.begin(); it != environment.end(); ++it)
        m_environment.append({it.key().toUtf8(), it.value().toString().toUtf8()});
}

FakeProviders::~FakeProviders()
{
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray FakeProviders::setting(const char *name) const
{
    for (const auto &[key, value] : m_environment) {
        if (key == name)
            return value;
    }
    return {};
}

QJsonArray FakeProviders::received(Fake provider) { return callOf("received", provider).toArray(); }

int FakeProviders::count(Fake provider) { return figures(provider).value(QLatin1String("count")).toInt(); }

QJsonObject FakeProviders::figures(Fake provider) { return callOf("figures", provider).toObject(); }

bool FakeProviders::waitFor(Fake provider, int count, std::chrono::milliseconds patience)
{
    const QJsonObject wish
        = object({{"provider", word(provider)}, {"count", count}, {"milliseconds", qint64(patience.count())}});
    const QJsonValue outcome = call("wait", wish, int(patience.count()) + startPatience);
    const bool hasCome = at(outcome, "came").toBool();
    if (!hasCome)
        qWarning() << word(provider) << "got" << at(outcome, "count").toInt() << "of" << count << "requests";
    return hasCome;
}

QStringList FakeProviders::violations()
{
    QStringList texts;
    for (const QJsonValue &text : call("violations").toArray())
        texts.append(text.toString());
    return texts;
}

QByteArray FakeProviders::everything() { return QByteArray::fromBase64(call("everything").toString().toLatin1()); }

void FakeProviders::clear() { call("clear"); }

void FakeProviders::answer(Fake provider, const QByteArray &target, const ProviderAnswer &what)
{
    callOf("answer", provider, object({{"target", target}, {"behaviour", what.json()}}));
}

void FakeProviders::setDelay(Fake provider, std::chrono::milliseconds delay)
{
    callOf("delay", provider, object({{"milliseconds", qint64(delay.count())}}));
}

void FakeProviders::setReachable(Fake provider, bool isReachable)
{
    callOf("listen", provider, object({{"on", isReachable}}));
}

void FakeProviders::revokeAccessTokens() { call("revoke"); }

void FakeProviders::setAccessTokenLifetime(std::chrono::seconds lifetime)
{
    call("set", object({{"access_token_lifetime", qint64(lifetime.count())}}));
}

void FakeProviders::countProviderTokenUpdates(bool isOn) { call("set", object({{"counts_token_updates", isOn}})); }

WebhookAnswer FakeProviders::sendStatusCallback(const QString &sid, const char *status, const Webhook &how)
{
    QJsonObject what = object({{"sid", sid}, {"status", status}, {"error_code", how.errorCode}});
    if (!how.url.isEmpty())
        what.insert(QLatin1String("url"), QString::fromUtf8(how.url));
    return post("status_callback", what, how);
}

WebhookAnswer FakeProviders::sendInbound(
    const QByteArray &url, const QByteArray &from, const QByteArray &text, const Webhook &how)
{
    return post("inbound", object({{"url", url}, {"from", from}, {"text", text}}), how);
}

WebhookAnswer FakeProviders::post(const char *command, const QJsonObject &what, const Webhook &how)
{
    const QJsonValue answered
        = call(command, merged(what, object({{"via", how.via}, {"signature", word(how.signature)}})));
    return {at(answered, "status").toInt(), at(answered, "body").toString().toUtf8()};
}

QJsonValue FakeProviders::callOf(const char *command, Fake provider, const QJsonObject &rest)
{
    return call(command, merged(rest, object({{"provider", word(provider)}})));
}

// A command that is refused or not answered fails the test that gave it.
QJsonValue FakeProviders::call(const char *command, const QJsonObject &rest, int patience)
{
    m_process.write(toBytes(merged(rest, object({{"do", command}}))) + '\n');
    const QJsonObject reply = readLine(patience);
    if (!reply.contains(QLatin1String("ok"))) {
        const QByteArray message
            = QByteArray(command) + ": the providers' stand-ins say " + (reply.isEmpty() ? "nothing" : toBytes(reply));
        QTest::qFail(message.constData(), __FILE__, __LINE__);
    }
    return reply.value(QLatin1String("ok"));
}

QJsonObject FakeProviders::readLine(int patience)
{
    const QDeadlineTimer deadline(patience);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(int(deadline.remainingTime()))) { }
    return m_process.canReadLine() ? toObject(m_process.readLine()) : QJsonObject();
}

} // namespace mc::test
