#include "console/session/keychain.h"
#include "private_keyring.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace mc;
using namespace mc::test;
using console::Keychain;
using model::ErrorCode;
using model::Result;

/// The system's keychain, which is a real Secret Service here.
class TestKeychain : public QObject
{
    Q_OBJECT

public:
    explicit TestKeychain(PrivateKeyring &keyring)
        : m_keyring(keyring)
    {
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_keyring.trouble().isEmpty(), qPrintable(m_keyring.trouble())); }

    void secret_written_isReadBack();
    void secret_writtenAgain_isReplaced();
    void secret_removed_isNotFound();
    void secret_neverWritten_isNotFound();
    void secret_ofBytes_isKeptAsItIs();
    void answer_contextGone_isDropped();
    void keyring_gone_isUnavailable(); // the last: it doesn't come back

private:
    Result<QByteArray> read(const QString &key)
    {
        QObject context;
        std::optional<Result<QByteArray>> answer;
        m_keychain.read(key, &context, [&answer](const Result<QByteArray> &secret) { answer = secret; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
            return model::Error {ErrorCode::InternalError, QStringLiteral("The test got no answer.")};
        return *answer;
    }
    Result<void> write(const QString &key, const QByteArray &secret)
    {
        QObject context;
        std::optional<Result<void>> answer;
        m_keychain.write(key, secret, &context, [&answer](const Result<void> &kept) { answer = kept; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
            return model::Error {ErrorCode::InternalError, QStringLiteral("The test got no answer.")};
        return *answer;
    }

    PrivateKeyring &m_keyring;
    Keychain m_keychain;
};

void TestKeychain::secret_written_isReadBack()
{
    const Result<void> kept = write(QStringLiteral("ann https://clinic.example"), "a token");
    QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().detail));
    const Result<QByteArray> secret = read(QStringLiteral("ann https://clinic.example"));
    QVERIFY2(secret, qPrintable(secret ? QString() : secret.error().detail));
    QCOMPARE(*secret, QByteArray("a token"));
}

void TestKeychain::secret_writtenAgain_isReplaced()
{
    QVERIFY(write(QStringLiteral("again"), "first"));
    QVERIFY(write(QStringLiteral("again"), "second"));
    QCOMPARE(*read(QStringLiteral("again")), QByteArray("second"));
}

void TestKeychain::secret_removed_isNotFound()
{
    QVERIFY(write(QStringLiteral("removed"), "token"));
    m_keychain.remove(QStringLiteral("removed"));
    QTRY_VERIFY(!read(QStringLiteral("removed")));
}

void TestKeychain::secret_neverWritten_isNotFound()
{
    const Result<QByteArray> secret = read(QStringLiteral("nobody"));
    QVERIFY(!secret);
    QCOMPARE(secret.error().code, ErrorCode::NotFound);
}

void TestKeychain::secret_ofBytes_isKeptAsItIs()
{
    const QByteArray bytes("\0\xff token \n", 10);
    QVERIFY(write(QStringLiteral("bytes"), bytes));
    QCOMPARE(*read(QStringLiteral("bytes")), bytes);
}

void TestKeychain::answer_contextGone_isDropped()
{
    bool isAnswered = false;
    {
        QObject context;
        m_keychain.read(QStringLiteral("again"), &context, [&isAnswered](const auto &) { isAnswered = true; });
    }
    QVERIFY(read(QStringLiteral("again"))); // its answer would have come before
    QVERIFY(!isAnswered);
}

void TestKeychain::keyring_gone_isUnavailable()
{
    m_keyring.stopKeyring();
    const Result<void> kept = write(QStringLiteral("gone"), "token");
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, ErrorCode::Unavailable);
    QVERIFY(!kept.error().detail.isEmpty());
}

int main(int argc, char *argv[])
{
    PrivateKeyring keyring; // before anything looks for a session
    const QApplication application(argc, argv);
    TestKeychain suite(keyring);
    return QTest::qExec(&suite, argc, argv);
}

#include "tst_keychain.moc"
