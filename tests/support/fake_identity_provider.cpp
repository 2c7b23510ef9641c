#include "support/fake_identity_provider.h"

#include <QtCore/QDeadlineTimer>
#include <QtTest/QTest>

#include <csignal>
#include <sys/prctl.h>

namespace mc::test {

namespace {

constexpr int patience = 60'000;
constexpr int longestWait = 10'000;

} // namespace

FakeIdentityProvider::FakeIdentityProvider(const QByteArray &path)
{
    const QJsonObject wishes = object({{"folder", m_folder.path()}, {"path", path}});
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(MC_NODE),
        {QStringLiteral(MC_TESTS "/support/identity_provider.cjs"), QString::fromUtf8(toBytes(wishes))});
    const QJsonValue ready = readLine().value(QLatin1String("ready"));
    if (!ready.isObject())
        QTest::qFail("the identity provider's stand-in does not start", __FILE__, __LINE__);
    m_issuer = at(ready, "issuer").toString().toUtf8();
    m_keysUrl = at(ready, "keys").toString().toUtf8();
    m_ca = at(ready, "ca").toString().toUtf8();
}

FakeIdentityProvider::~FakeIdentityProvider()
{
    m_process.kill();
    m_process.waitForFinished();
}

void FakeIdentityProvider::publish(const QByteArrayList &keys)
{
    QJsonArray names;
    for (const QByteArray &key : keys)
        names.append(QString::fromUtf8(key));
    call("publish", object({{"keys", names}}));
}

QByteArray FakeIdentityProvider::token(const QByteArray &key, const QJsonObject &claims)
{
    return call("token", object({{"key", key}, {"claims", claims}})).toString().toLatin1();
}

void FakeIdentityProvider::answer(const char *what, const QJsonObject &how)
{
    call("answer", object({{"what", what}, {"how", how}}));
}

void FakeIdentityProvider::clear() { call("clear"); }

void FakeIdentityProvider::setReachable(bool isReachable) { call("listen", object({{"on", isReachable}})); }

int FakeIdentityProvider::count(const char *what) { return at(call("requests"), what).toInt(); }

bool FakeIdentityProvider::waitFor(const char *what, int count)
{
    return call("wait", object({{"what", what}, {"count", count}, {"milliseconds", longestWait}})).toInt() >= count;
}

QJsonValue FakeIdentityProvider::call(const char *command, const QJsonObject &rest)
{
    m_process.write(toBytes(merged(rest, object({{"do", command}}))) + '\n');
    const QJsonObject reply = readLine();
    if (!reply.contains(QLatin1String("ok"))) {
        const QByteArray message = QByteArray(command) + ": the identity provider's stand-in says " + toBytes(reply);
        QTest::qFail(message.constData(), __FILE__, __LINE__);
    }
    return reply.value(QLatin1String("ok"));
}

QJsonObject FakeIdentityProvider::readLine()
{
    const QDeadlineTimer deadline(patience);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(int(deadline.remainingTime()))) { }
    return m_process.canReadLine() ? toObject(m_process.readLine()) : QJsonObject();
}

} // namespace mc::test
