#include "auth/callback_signature.h"

#include <QtTest/QTest>

using mc::auth::isSignedByProvider;
using Fields = QList<std::pair<QByteArray, QByteArray>>;

namespace {

// The example that Twilio's own libraries are tested with.
const QByteArray url = "https://mycompany.com/myapp.php?foo=1&bar=2";
const QByteArray token = "12345";
const QByteArray signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
const Fields fields {{"To", "+18005551212"}, {"CallSid", "CA1234567890ABCDE"}, {"Digits", "1234"},
    {"From", "+14158675309"}, {"Caller", "+14158675309"}};

} // namespace

class TestCallbackSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSignedByProvider_providersExample_is() { QVERIFY(isSignedByProvider(signature, token, url, fields)); }
    void isSignedByProvider_fieldTwice_countsOnce()
    {
        QVERIFY(isSignedByProvider(signature, token, url, fields + Fields {{"Digits", "1234"}}));
        QVERIFY(!isSignedByProvider(signature, token, url, fields + Fields {{"Digits", "12345"}}));
    }
    void isSignedByProvider_anythingElse_isNot()
    {
        QVERIFY(!isSignedByProvider({}, token, url, fields));
        QVERIFY(!isSignedByProvider(signature.chopped(1), token, url, fields));
        QVERIFY(!isSignedByProvider(signature.toLower(), token, url, fields));
        QVERIFY(!isSignedByProvider(signature, "12346", url, fields));
        QVERIFY(!isSignedByProvider(signature, {}, url, fields));
        QVERIFY(!isSignedByProvider(signature, token, url + "&", fields));
        QVERIFY(!isSignedByProvider(signature, token, url, fields.mid(1)));
    }
};

QTEST_APPLESS_MAIN(TestCallbackSignature)
#include "tst_callback_signature.moc"
