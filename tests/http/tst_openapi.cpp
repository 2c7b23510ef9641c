#include "http/documentation.h"
#include "http/routes.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace mc::http;

namespace {

constexpr QLatin1String idempotencyKey("#/components/parameters/IdempotencyKey");
constexpr QLatin1String requestId("#/components/parameters/RequestId");

bool isWebSocket(const Route &route) { return QByteArrayView(route.path).startsWith("/ws/"); }
QByteArray nameOf(const Route &route) { return QByteArray(route.method) + ' ' + route.path; }

bool names(const QJsonValue &parameters, QLatin1String reference)
{
    const QJsonArray array = parameters.toArray();
    return std::any_of(array.begin(), array.end(),
        [reference](const QJsonValue &parameter) { return parameter[QLatin1String("$ref")] == QJsonValue(reference); });
}

} // namespace

/// The API's description against the table of routes: the same operations, for the same callers.
class tst_OpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_paths = document()[QLatin1String("paths")].toObject();
        QVERIFY(!m_paths.isEmpty());
    }

    void everyRoute_isDescribed_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < routes().size(); ++row)
            QTest::addRow("%s", nameOf(routes()[row]).constData()) << row;
    }
    void everyRoute_isDescribed()
    {
        QFETCH(int, row);
        const Route &route = routes()[row];
        const QJsonObject operation = operationOf(route);
        QVERIFY2(!operation.isEmpty(), "the description lacks it");
        const QJsonObject answers = operation.value(QLatin1String("responses")).toObject();
        const bool needsToken = route.who != Who::Anyone && route.who != Who::Signed;
        const bool isRestricted = route.who != Who::Anyone && route.who != Who::Callers;
        if (!isWebSocket(route)) {
            QCOMPARE(operation.value(QLatin1String("security")),
                needsToken ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QJsonArray()));
            QCOMPARE(answers.contains(QLatin1String("403")), isRestricted);
        }
        if (needsToken)
            QVERIFY(answers.contains(QLatin1String("401")));
        QCOMPARE(answers.contains(QLatin1String("406")), route.format == Format::Json && !isWebSocket(route));
        QCOMPARE(
            names(operation.value(QLatin1String("parameters")), idempotencyKey), route.repeated == Repeated::Answered);
        QVERIFY(answers.contains(QLatin1String("400"))); // to an unknown parameter
    }

    void everyRoute_takesTheDescribedParameters_data() { everyRoute_isDescribed_data(); }
    void everyRoute_takesTheDescribedParameters()
    {
        QFETCH(int, row);
        const Route &route = routes()[row];
        if (isWebSocket(route))
            QSKIP("its token is a security scheme");
        QByteArrayList described
            = queryParameters(m_paths[QLatin1String(route.path)]) + queryParameters(operationOf(route));
        QByteArrayList taken = route.parameters;
        std::sort(described.begin(), described.end());
        std::sort(taken.begin(), taken.end());
        QCOMPARE(taken, described);
    }

    void everyOperation_isRouted()
    {
        QSet<QByteArray> routed;
        for (const Route &route : routes())
            routed += nameOf(route);
        for (auto path = m_paths.begin(); path != m_paths.end(); ++path) {
            const QStringList keys = path->toObject().keys();
            for (const QString &key : keys) {
                const QByteArray name = key.toUpper().toLatin1() + ' ' + path.key().toUtf8();
                QVERIFY2(key == QLatin1String("parameters") || routed.contains(name), name.constData());
            }
        }
    }

    void everyPath_takesARequestId()
    {
        for (auto path = m_paths.begin(); path != m_paths.end(); ++path)
            QVERIFY2(names(path->toObject().value(QLatin1String("parameters")), requestId), qUtf8Printable(path.key()));
    }

    void servers_arePublicUrl()
    {
        const QJsonArray servers = document()[QLatin1String("servers")].toArray();
        QCOMPARE(servers.size(), 1);
        QCOMPARE(servers[0][QLatin1String("url")].toString(), QStringLiteral("https://clinic.example/notify"));
    }

    void securityByDefault_isBearer()
    {
        QCOMPARE(document()[QLatin1String("security")].toArray().size(), 1);
        QVERIFY(document()[QLatin1String("security")][0].toObject().contains(QLatin1String("bearer")));
    }

private:
    QJsonObject document() const { return QJsonDocument::fromJson(m_documentation.schema().content).object(); }
    QJsonObject operationOf(const Route &route) const
    {
        return m_paths[QLatin1String(route.path)][QString::fromLatin1(route.method).toLower()].toObject();
    }

    QByteArrayList queryParameters(const QJsonValue &owner) const
    {
        QByteArrayList found;
        const QJsonArray parameters = owner[QLatin1String("parameters")].toArray();
        for (const QJsonValue &one : parameters) {
            const QString reference = one[QLatin1String("$ref")].toString();
            const QJsonValue parameter = reference.isEmpty()
                ? one
                : document()[QLatin1String("components")][QLatin1String("parameters")][reference.section(u'/', -1)];
            if (parameter[QLatin1String("in")] == QLatin1String("query"))
                found += parameter[QLatin1String("name")].toString().toUtf8();
        }
        return found;
    }

    const Documentation m_documentation {"https://clinic.example/notify"};
    QJsonObject m_paths;
};

QTEST_GUILESS_MAIN(tst_OpenApi)
#include "tst_openapi.moc"
