#include "../api/delivery_stage.h"
#include "support/event_source.h"
#include "support/mail_server.h"
#include "support/private_prometheus.h"
#include "support/private_redis.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

using namespace mc::test;

namespace {

const QString sources = QStringLiteral(MC_SOURCES "/");
const QString rulesFile = sources + QStringLiteral("resources/prometheus/mediconnect.rules.yml");
constexpr qint64 canaryId = 77;

QByteArray contentOf(const QString &path)
{
    QFile file(sources + path);
    [&] { QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path)); }();
    return file.readAll();
}

CommandOutcome promtool(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess tool;
    tool.start(QStringLiteral("promtool"), arguments);
    tool.write(input);
    tool.closeWriteChannel();
    if (!tool.waitForFinished(60'000))
        return {};
    return {.exitCode = tool.exitCode(), .out = tool.readAllStandardOutput(), .err = tool.readAllStandardError()};
}

QJsonArray panels()
{
    return at(toObject(contentOf(QStringLiteral("resources/grafana/mediconnect.json"))), "panels").toArray();
}

// As Grafana asks for everything of the last hours.
QString filled(QString expression)
{
    return expression.replace(QStringLiteral("$instance"), QStringLiteral(".*"))
        .replace(QStringLiteral("$__rate_interval"), QStringLiteral("1m"));
}

/// A metric in an expression, with the labels that it is chosen by: their values, empty for those that are matched otherwise.
struct Selector
{
    QString metric;
    QHash<QString, QString> labels;
};

QList<Selector> selectorsOf(const QString &expression)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\b((?:mediconnect|process)[_:][a-z0-9_:]+)(?:\{([^}]*)\})?)"));
    static const QRegularExpression label(QStringLiteral("([a-z_]+)(=~|!=|!~|=)\"([^\"]*)\""));
    QList<Selector> selectors;
    for (auto match = form.globalMatch(expression); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        Selector selector {.metric = found.captured(1), .labels = {}};
        for (auto one = label.globalMatch(found.captured(2)); one.hasNext();) {
            const QRegularExpressionMatch each = one.next();
            selector.labels.insert(
                each.captured(1), each.captured(2) == QLatin1String("=") ? each.captured(3) : QString());
        }
        selectors += selector;
    }
    return selectors;
}

// Those that an expression groups or joins by.
QSet<QString> groupedBy(const QString &expression)
{
    static const QRegularExpression form(QStringLiteral(R"(\b(?:by|on)\s*\(([^)]*)\))"));
    QSet<QString> labels;
    for (auto match = form.globalMatch(expression); match.hasNext();) {
        const QStringList names = match.next().captured(1).split(u',', Qt::SkipEmptyParts);
        for (const QString &name : names)
            labels += name.trimmed();
    }
    return labels;
}

} // namespace

/// Alert rules and dashboard, held against a Prometheus that reads real metrics.
class tst_Watching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_stage.service.showLogWhenFailed(); }

    void metrics_areAsPrometheusWantsThem();
    void rules_areSound_andEachIsTested();
    void rules_areEvaluatedWithoutErrors();
    void rules_nameMetricsAndLabelsThatExist();
    void panels_showSomething_data();
    void panels_showSomething();
    void panels_nameMetricsAndLabelsThatExist();
    void dashboard_isWellFormed();
    void providerThatFails_isAlertedOn();

private:
    void makeLoad();
    QJsonArray rules();
    QSet<QString> labelsOf(const QString &metric);
    void checkNames(const QString &expression);
    Environment environment() const
    {
        return {{"MEDICONNECT_SMTP_URL", MailServer::withLogin(m_mail.url()).toEncoded()},
            {"MEDICONNECT_SMTP_FROM", "Clinic <notify@clinic.example>"},
            {"MEDICONNECT_CA_FILE", m_mail.caFile().toUtf8()}, {"MEDICONNECT_REDIS_URL", m_redis.url()},
            {"MEDICONNECT_CANARY_USER", QByteArray::number(canaryId)}, {"MEDICONNECT_CANARY_INTERVAL", "2s"},
            {"MEDICONNECT_CANARY_TIMEOUT", "3s"}};
    }

    MailServer m_mail;
    PrivateRedis m_redis;
    PrivateCa m_ca;
    DeliveryStage m_stage {environment()};
    std::unique_ptr<ServiceProcess> m_tlsService; ///< another instance, which shows a certificate
    std::unique_ptr<PrivatePrometheus> m_prometheus;
    QHash<QString, QSet<QString>> m_labels; ///< by metric
    User m_ann;
    EventSource m_events {"/records"};
};

void tst_Watching::initTestCase()
{
    m_stage.start();
    QVERIFY(!QTest::currentTestFailed());
    const QJsonObject reachable = object({{"email", "ann@clinic.example"}, {"phone", "+34600000001"}});
    m_ann = m_stage.service.directory().patient("ann", reachable);
    m_stage.asAdmin()
        .put(userPath(canaryId), merged(Directory::person({canaryId, "canary", "patient"}), reachable))
        .expect(201);
    for (const User &user : {m_ann, User {canaryId, "canary", "patient"}}) {
        m_stage.device(user, "android", "device-" + QByteArray::number(user.id));
        m_stage.device(user, "ios", QByteArray::number(user.id).rightJustified(64, 'a'));
    }
    m_stage.service.givePassword(m_ann, "a long pass phrase of the tests");
    Environment tls = m_stage.providers.environment() + environment();
    tls += {{"MEDICONNECT_TLS_CERTIFICATE", m_ca.certificate().toUtf8()}, {"MEDICONNECT_TLS_KEY", m_ca.key().toUtf8()}};
    m_tlsService = std::make_unique<ServiceProcess>(m_stage.service.databaseUri(), tls);
    m_tlsService->start();
    makeLoad();
    m_prometheus = std::make_unique<PrivatePrometheus>(rulesFile,
        QList<QUrl> {QUrl(QString::fromLatin1(m_stage.service.process().baseUrl())),
            QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_tlsService->port()))});
    QTRY_COMPARE_WITH_TIMEOUT(m_prometheus->query(QStringLiteral("up == 1")).size(), 2, 30'000);
    makeLoad();
    // A rate needs two readings, and a rule about it one more.
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_prometheus
             ->query(QStringLiteral(
                 "sum(rate(mediconnect_events_total[1m])) > 0 and on () min(count_over_time(up[1m])) > 4"))
             .isEmpty(),
        60'000);
}

// Something for every metric, by each channel.
void tst_Watching::makeLoad()
{
    Api &api = m_stage.service.api();
    const QByteArray signIn = "/api/auth/token/";
    for (const char *password : {"a long pass phrase of the tests", "wrong"})
        api.anonymous().post(signIn, object({{"username", m_ann.name}, {"password", password}}));
    const auto socket = m_stage.service.socket(m_ann);
    const QString id = m_stage.service.notification(m_ann)
                           .priority("critical")
                           .set("channels", array({"in_app", "push", "email", "sms"}))
                           .post();
    QVERIFY(m_stage.settled(id) != QLatin1String("failed"));
    socket->expect("new_notification");
    socket->close();
    m_stage.service.notification(m_ann).scheduledFor(QDateTime::currentDateTimeUtc().addDays(1)).post();
    api.as(m_ann).get("/api/notifications/").expect(200);
    api.as(m_ann).get("/api/nowhere/").expect(404);
    const QJsonObject event = m_events.event(
        "record.created", object({{"medical_record_id", 5}, {"patient_id", m_ann.id}, {"title", "Blood"}}));
    api.asService().sendBytes("POST", "/api/events/", toBytes(event), "application/cloudevents+json").expect(202);
}

QJsonArray tst_Watching::rules()
{
    QJsonArray all;
    const QJsonArray groups = at(m_prometheus->data("rules"), "groups").toArray();
    for (const QJsonValue &group : groups) {
        const QJsonArray rules = at(group, "rules").toArray();
        for (const QJsonValue &rule : rules)
            all += rule;
    }
    return all;
}

QSet<QString> tst_Watching::labelsOf(const QString &metric)
{
    if (m_labels.contains(metric))
        return m_labels.value(metric);
    QSet<QString> labels;
    const QJsonArray series = at(m_prometheus->data("series", {{QStringLiteral("match[]"), metric}}), "list").toArray();
    for (const QJsonValue &one : series) {
        const QStringList names = one.toObject().keys();
        labels += QSet<QString>(names.begin(), names.end());
    }
    return m_labels[metric] = labels;
}

// Those of an alert that has not fired yet may have no value, but what they are asked of is there.
void tst_Watching::checkNames(const QString &expression)
{
    QSet<QString> known;
    for (const Selector &selector : selectorsOf(expression)) {
        const QSet<QString> labels = labelsOf(selector.metric);
        QVERIFY2(!labels.isEmpty() || selector.metric.startsWith(QLatin1String("mediconnect:")),
            qPrintable(selector.metric));
        known += labels;
        for (auto label = selector.labels.begin(); label != selector.labels.end(); ++label) {
            QVERIFY2(labels.contains(label.key()), qPrintable(selector.metric + u' ' + label.key()));
            const bool isStatus = label.key() == QLatin1String("status"); // there was no trouble of that kind
            if (!label->isEmpty() && !isStatus)
                QVERIFY2(!m_prometheus->query(QStringLiteral("%1{%2=\"%3\"}").arg(selector.metric, label.key(), *label))
                              .isEmpty(),
                    qPrintable(expression));
        }
    }
    for (const QString &label : groupedBy(expression))
        QVERIFY2(known.isEmpty() || known.contains(label), qPrintable(label + QStringLiteral(" in ") + expression));
}

void tst_Watching::metrics_areAsPrometheusWantsThem()
{
    const QByteArray scrape = m_stage.service.api().anonymous().get("/metrics").expect(200).body;
    const CommandOutcome checked = promtool({QStringLiteral("check"), QStringLiteral("metrics")}, scrape);
    QVERIFY2(checked.exitCode == 0, checked.err.constData());
    QCOMPARE(checked.out + checked.err, QByteArray());
}

void tst_Watching::rules_areSound_andEachIsTested()
{
    const CommandOutcome checked = promtool({QStringLiteral("check"), QStringLiteral("rules"), rulesFile});
    QVERIFY2(checked.exitCode == 0, (checked.out + checked.err).constData());
    const QString tests = QStringLiteral("tests/watching/alerts_test.yml");
    const CommandOutcome tested = promtool({QStringLiteral("test"), QStringLiteral("rules"), sources + tests});
    QVERIFY2(tested.exitCode == 0, (tested.out + tested.err).constData());
    const QByteArray expected = contentOf(tests), readme = contentOf(QStringLiteral("README.md"));
    int alerts = 0;
    const QJsonArray all = rules();
    for (const QJsonValue &rule : all) {
        if (at(rule, "type") != QLatin1String("alerting"))
            continue;
        ++alerts;
        const QByteArray name = at(rule, "name").toString().toLatin1();
        QVERIFY2(expected.contains('"' + name + '"'), name.constData());
        for (const char *annotation : {"annotations.summary", "annotations.description"})
            QVERIFY2(!at(rule, annotation).toString().isEmpty(), name.constData());
        QVERIFY2(QByteArrayList({"critical", "warning"}).contains(at(rule, "labels.severity").toString().toLatin1()),
            name.constData());
        const QString section = at(rule, "annotations.runbook").toString().section(u'#', 1);
        QVERIFY2(readme.toLower().contains("\n### " + section.toLatin1() + '\n'), name.constData());
    }
    QVERIFY(alerts >= 20);
}

void tst_Watching::rules_areEvaluatedWithoutErrors()
{
    const QJsonArray all = rules();
    QVERIFY(!all.isEmpty());
    for (const QJsonValue &rule : all) {
        QCOMPARE(at(rule, "lastError").toString(), QString());
        QVERIFY2(at(rule, "health") == QLatin1String("ok"), qPrintable(at(rule, "name").toString()));
    }
    for (const char *recorded : {"mediconnect:http_request_duration_seconds:p99_rate5m",
             "mediconnect:deliveries_failed:ratio_rate10m", "mediconnect:channel_unproven_seconds"})
        QTRY_VERIFY2_WITH_TIMEOUT(!m_prometheus->query(QLatin1String(recorded)).isEmpty(), recorded, 30'000);
}

void tst_Watching::rules_nameMetricsAndLabelsThatExist()
{
    const QJsonArray all = rules();
    for (const QJsonValue &rule : all)
        checkNames(at(rule, "query").toString());
}

void tst_Watching::panels_showSomething_data()
{
    QTest::addColumn<QString>("expression");
    const QJsonArray all = panels();
    for (const QJsonValue &panel : all) {
        const QJsonArray targets = at(panel, "targets").toArray();
        for (const QJsonValue &target : targets)
            QTest::addRow(
                "%s, %s", qPrintable(at(panel, "title").toString()), qPrintable(at(target, "refId").toString()))
                << at(target, "expr").toString();
    }
}

void tst_Watching::panels_showSomething()
{
    QFETCH(QString, expression);
    QTRY_VERIFY_WITH_TIMEOUT(!m_prometheus->query(filled(expression)).isEmpty(), 30'000);
}

void tst_Watching::panels_nameMetricsAndLabelsThatExist()
{
    const QJsonArray all = panels();
    for (const QJsonValue &panel : all) {
        const QJsonArray targets = at(panel, "targets").toArray();
        for (const QJsonValue &target : targets)
            checkNames(filled(at(target, "expr").toString()));
    }
}

void tst_Watching::dashboard_isWellFormed()
{
    const QJsonObject dashboard = toObject(contentOf(QStringLiteral("resources/grafana/mediconnect.json")));
    QSet<QString> variables {QStringLiteral("__rate_interval")};
    const QJsonArray list = at(dashboard, "templating.list").toArray();
    for (const QJsonValue &variable : list)
        variables += at(variable, "name").toString();
    QSet<qint64> ids;
    QSet<std::pair<int, int>> taken; // places of the grid
    const QJsonArray all = panels();
    for (const QJsonValue &panel : all) {
        const QByteArray title = at(panel, "title").toString().toUtf8();
        QVERIFY2(!ids.contains(at(panel, "id").toInteger()), title.constData());
        ids += at(panel, "id").toInteger();
        const int left = at(panel, "gridPos.x").toInt(), top = at(panel, "gridPos.y").toInt();
        const int right = left + at(panel, "gridPos.w").toInt(), bottom = top + at(panel, "gridPos.h").toInt();
        QVERIFY2(right <= 24, title.constData());
        for (int x = left; x < right; ++x) {
            for (int y = top; y < bottom; ++y) {
                QVERIFY2(!taken.contains({x, y}), title.constData());
                taken += {x, y};
            }
        }
        static const QRegularExpression variable(QStringLiteral(R"(\$\{?([A-Za-z_]+))"));
        const QString text = QString::fromUtf8(QJsonDocument(panel.toObject()).toJson());
        for (auto match = variable.globalMatch(text); match.hasNext();) {
            const QString name = match.next().captured(1);
            QVERIFY2(variables.contains(name), qPrintable(name));
        }
    }
}

void tst_Watching::providerThatFails_isAlertedOn()
{
    m_stage.providers.setReachable(Fake::Sms, false);
    for (int i = 0; i < 6; ++i) {
        const User user
            = m_stage.service.directory().patient("ben", object({{"phone", "+3460000010" + QByteArray::number(i)}}));
        m_stage.service.notification(user).priority("critical").set("channels", array({"sms"})).post();
    }
    const auto alerts = [this](const char *name) {
        return m_prometheus->query(
                               QStringLiteral("ALERTS{alertname=\"%1\", provider=\"sms\"}").arg(QLatin1String(name)))
            .size();
    };
    QTRY_COMPARE_WITH_TIMEOUT(alerts("MediconnectProviderPaused"), 1, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(alerts("MediconnectChannelFails"), 1, 60'000);
    m_stage.providers.setReachable(Fake::Sms, true);
    QTRY_COMPARE_WITH_TIMEOUT(alerts("MediconnectProviderPaused") + alerts("MediconnectChannelFails"), 0, 120'000);
}

QTEST_GUILESS_MAIN(tst_Watching)
#include "tst_watching.moc"
