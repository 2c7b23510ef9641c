#include "ops/settings_loading.h"
#include "ops/settings_table.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace mc::ops;

/// Settings that name files: what those must hold.
class TestSettingFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void load_goodFiles_hasNoProblem();
    void load_badFile_isOneProblem_data();
    void load_badFile_isOneProblem();

private:
    QString written(const QByteArray &content);
    QProcessEnvironment good();

    QTemporaryDir m_folder;
    int m_files = 0;
};

namespace {

QByteArray testData(const char *name)
{
    QFile file(QFINDTESTDATA("data/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("can't read %s", name);
    return file.readAll();
}

QByteArray serviceAccount(const QByteArray &key)
{
    return QJsonDocument(QJsonObject {{QStringLiteral("project_id"), QStringLiteral("clinic")},
                             {QStringLiteral("client_email"), QStringLiteral("push@clinic.example")},
                             {QStringLiteral("private_key"), QString::fromUtf8(key)},
                             {QStringLiteral("token_uri"), QStringLiteral("https://oauth2.googleapis.com/token")}})
        .toJson();
}

} // namespace

QString TestSettingFiles::written(const QByteArray &content)
{
    QFile file(m_folder.filePath(QString::number(++m_files)));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("can't write a file");
    return file.fileName();
}

/// Every setting that names a file, with a good one.
QProcessEnvironment TestSettingFiles::good()
{
    QProcessEnvironment environment;
    const auto set
        = [&environment](const char *name, const QString &value) { environment.insert(QLatin1String(name), value); };
    set("MEDICONNECT_ENCRYPTION_KEY", QStringLiteral("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
    set("MEDICONNECT_JWKS_FILE", written("{\"keys\": [{\"kty\": \"EC\"}]}"));
    set("MEDICONNECT_TLS_CERTIFICATE", written(testData("certificate.pem")));
    set("MEDICONNECT_TLS_KEY", written(testData("key.pem")));
    set("MEDICONNECT_FCM_CREDENTIALS", written(serviceAccount(testData("key.pem"))));
    set("MEDICONNECT_APNS_KEY", written(testData("key.pem")));
    set("MEDICONNECT_APNS_KEY_ID", QStringLiteral("ABCDEFGHIJ"));
    set("MEDICONNECT_APNS_TEAM_ID", QStringLiteral("KLMNOPQRST"));
    set("MEDICONNECT_APNS_TOPIC", QStringLiteral("clinic.app"));
    set("MEDICONNECT_CA_FILE", written(testData("certificate.pem")));
    return environment;
}

void TestSettingFiles::load_goodFiles_hasNoProblem() { QCOMPARE(loadSettings({{}, good()}).problems, QStringList()); }

void TestSettingFiles::load_badFile_isOneProblem_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *what, const char *key, const QByteArray &content, const char *reason) {
        QTest::addRow("%s %s", key, what) << QString::fromLatin1(key) << content << QString::fromLatin1(reason);
    };
    row("key", "http/tls_certificate", testData("key.pem"), "no certificate in PEM");
    row("certificate", "http/tls_key", testData("certificate.pem"), "no private RSA or EC key");
    row("half", "http/tls_key", testData("key.pem").left(100), "no private RSA or EC key");
    row("no JSON", "auth/jwks_file", "keys", "JSON Web Key Set");
    row("no keys", "auth/jwks_file", "{\"keys\": []}", "JSON Web Key Set");
    row("array", "auth/jwks_file", "[]", "JSON Web Key Set");
    row("empty", "fcm/credentials", "{}", "\"project_id\" is missing");
    row("key", "fcm/credentials", serviceAccount("no key"), "has a \"private_key\" that holds no private");
    row("certificate", "apns/key", testData("certificate.pem"), "no private EC key");
    row("empty", "delivery/ca_file", "", "no certificate in PEM");
}

void TestSettingFiles::load_badFile_isOneProblem()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    const Setting *const setting = findSetting(key);
    QVERIFY(setting);
    const QStringList paths {written(content), m_folder.filePath(QStringLiteral("missing")), m_folder.path()};
    const QStringList reasons {
        reason, QStringLiteral("can't be read: No such file or directory"), QStringLiteral("is a folder")};
    for (int i = 0; i < 3; ++i) {
        QProcessEnvironment environment = good();
        environment.insert(setting->environment, paths[i]);
        const QStringList problems = loadSettings({{}, environment}).problems;
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.first().startsWith(key + QLatin1String(": ")), qPrintable(problems.first()));
        QVERIFY2(problems.first().contains(reasons[i]), qPrintable(problems.first()));
    }
}

QTEST_GUILESS_MAIN(TestSettingFiles)
#include "tst_setting_files.moc"
