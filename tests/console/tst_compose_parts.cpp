#include "console/app/languages.h"
#include "console/compose/composition.h"
#include "console/compose/confirm_dialog.h"
#include "console/compose/draft_file.h"
#include "console/compose/reach_lines.h"
#include "console/compose/recipient_model.h"
#include "console/compose/recipients_field.h"
#include "console/compose/send_words.h"
#include "console/compose/zone_model.h"
#include "console/widgets/theme.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace mc;
using namespace mc::console;
using model::Channel;
using model::Decision;
using model::Reason;
using model::UserId;

namespace {

const QDateTime now(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC); // a Wednesday

Composition whole()
{
    Composition composition;
    composition.people = {UserId {4}, UserId {5}};
    composition.type = model::NotificationType::Billing;
    composition.priority = model::Priority::High;
    composition.title = QStringLiteral("Invoice");
    composition.message = QStringLiteral("Two\nlines");
    composition.channels = Channel::InApp | Channel::Email;
    composition.actionUrl = QStringLiteral("https://clinic.example/i/4");
    composition.neutralLink = true;
    composition.isScheduled = true;
    composition.time = {.date = QDate(2026, 3, 9), .time = QTime(8, 0), .zone = "Europe/Madrid"};
    return composition;
}

model::User user(qint64 id, const char *name, bool isActive = true)
{
    model::User user;
    user.id = {id};
    user.username = QLatin1String(name);
    user.isActive = isActive;
    return user;
}

} // namespace

/// What the page Compose is made of, without a service.
class TestComposeParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_languages.choose(QStringLiteral("en")); }
    void wallTime_ofAZone_isAMoment_data();
    void wallTime_ofAZone_isAMoment();
    void wallTime_nearby_isToldByItsDay();
    void problems_areToldByPart_data();
    void problems_areToldByPart();
    void problems_ofTheService_standBelowTheirFields();
    void draft_onePerson_isANotification();
    void draft_many_isABatch_data();
    void draft_many_isABatch();
    void draft_titleOfSeveralLines_isOneLine();
    void ids_pasted_areRead_data();
    void ids_pasted_areRead();
    void keptDraft_writtenAndRead_isTheSame();
    void keptDraft_broken_isNone();
    void draftFile_keepsForItsOwnerAlone();
    void draftFile_changes_areWrittenWithinASecond();
    void draftFile_old_isRemoved();
    void recipients_areAModel();
    void zones_areAModel();
    void reach_tellsFiguresAndReasons();
    void send_saysWhatItDoes_data();
    void send_saysWhatItDoes();
    void confirmation_needsTheNumber();

private:
    Languages m_languages;
};

void TestComposeParts::wallTime_ofAZone_isAMoment_data()
{
    QTest::addColumn<WallTime>("wall");
    QTest::addColumn<QString>("moment");
    const auto add = [](const char *name, const QDate &date, const QTime &time, const char *zone, const char *moment) {
        QTest::newRow(name) << WallTime {date, time, zone} << QString::fromLatin1(moment);
    };
    add("winter", QDate(2026, 3, 9), QTime(8, 0), "Europe/Madrid", "2026-03-09T07:00:00Z");
    add("summer", QDate(2026, 4, 9), QTime(8, 0), "Europe/Madrid", "2026-04-09T06:00:00Z");
    add("jumped over", QDate(2026, 3, 29), QTime(2, 30), "Europe/Madrid", "");
    add("a link", QDate(2026, 3, 9), QTime(8, 0), "US/Eastern", "2026-03-09T12:00:00Z");
    add("no zone", QDate(2026, 3, 9), QTime(8, 0), "Europe/Nowhere", "");
    add("an offset", QDate(2026, 3, 9), QTime(8, 0), "UTC+02:00", "");
}

void TestComposeParts::wallTime_ofAZone_isAMoment()
{
    QFETCH(WallTime, wall);
    const std::optional<QDateTime> moment = wall.moment();
    QTEST(moment ? moment->toString(Qt::ISODate) : QString(), "moment");
}

void TestComposeParts::wallTime_nearby_isToldByItsDay()
{
    QCOMPARE(displayText(WallTime {QDate(2026, 3, 9), QTime(8, 0), "UTC"}, now),
        QStringLiteral("Monday %1").arg(QLocale().toString(QTime(8, 0), QLocale::ShortFormat)));
    QVERIFY(displayText(WallTime {QDate(2026, 3, 11), QTime(8, 0), "UTC"}, now)
                .startsWith(QLocale().toString(QDate(2026, 3, 11), QLocale::ShortFormat)));
}

void TestComposeParts::problems_areToldByPart_data()
{
    QTest::addColumn<Composition>("composition");
    QTest::addColumn<QList<FormPart>>("parts");
    const auto add = [](const char *name, const QList<FormPart> &parts, const auto &change) {
        Composition composition = whole();
        change(composition);
        QTest::newRow(name) << composition << parts;
    };
    add("nothing", {}, [](Composition &) {});
    add("nobody", {FormPart::People}, [](Composition &one) { one.people.clear(); });
    add("no group", {FormPart::Group}, [](Composition &one) { one.who = Composition::Who::Group; });
    add("everyone", {}, [](Composition &one) { one.who = Composition::Who::Everyone; });
    add("no title", {FormPart::Title}, [](Composition &one) { one.title = QStringLiteral(" "); });
    add("200 characters", {}, [](Composition &one) { one.title = QStringLiteral("😀").repeated(200); });
    add("201 characters", {FormPart::Title}, [](Composition &one) { one.title = QStringLiteral("😀").repeated(201); });
    add("no message", {FormPart::Message}, [](Composition &one) { one.message.clear(); });
    add("a long message", {FormPart::Message}, [](Composition &one) { one.message.fill(u'x', 10'001); });
    add("no zone", {FormPart::Time}, [](Composition &one) { one.time.zone = "Nowhere"; });
    add("a time passed", {FormPart::Time}, [](Composition &one) { one.time.date = now.date().addDays(-1); });
    add("too far ahead", {FormPart::Time}, [](Composition &one) { one.time.date = now.date().addDays(367); });
    add("at once", {}, [](Composition &one) { one.isScheduled = false, one.time = {}; });
}

void TestComposeParts::problems_areToldByPart()
{
    QFETCH(Composition, composition);
    const Problems problems = problemsOf(composition, now);
    QTEST(problems.keys(), "parts");
    QVERIFY(!problems.values().contains(QString()));
}

void TestComposeParts::problems_ofTheService_standBelowTheirFields()
{
    model::Error error = model::fieldError(QStringLiteral("metadata.action_url"), QStringLiteral("invalid"), {});
    error.fields += {QStringLiteral("audience.user_ids"), QStringLiteral("invalid"), QStringLiteral("No.")};
    error.fields += {QStringLiteral("a field of later"), QStringLiteral("invalid"), QStringLiteral("What?")};
    const Problems problems = problemsOf(whole(), error);
    QCOMPARE(problems.keys(), (QList {FormPart::People, FormPart::ActionUrl}));
    QCOMPARE(problems.value(FormPart::People), QStringLiteral("No."));
    QVERIFY(problems.value(FormPart::ActionUrl).contains(QLatin1String("https")));
}

void TestComposeParts::draft_onePerson_isANotification()
{
    Composition composition = whole();
    composition.people = {UserId {4}};
    const Draft draft = draftOf(composition, now);
    const auto *const notification = std::get_if<model::NotificationDraft>(&draft);
    QVERIFY(notification);
    QCOMPARE(notification->recipientId, UserId {4});
    QCOMPARE(notification->scheduledFor, now);
    QCOMPARE(notification->priority, std::optional(model::Priority::High));
    QCOMPARE(notification->metadata.actionUrl, composition.actionUrl);
    QVERIFY(notification->metadata.neutralLink);
}

void TestComposeParts::draft_many_isABatch_data()
{
    QTest::addColumn<Composition>("composition");
    QTest::addColumn<model::Audience>("audience");
    const auto add = [](const char *name, const model::Audience &audience, const auto &change) {
        Composition composition = whole();
        change(composition);
        QTest::newRow(name) << composition << audience;
    };
    add("named", {.userIds = {UserId {4}, UserId {5}}, .role = {}, .clinicId = {}}, [](Composition &) {});
    add("a role of a clinic", {.userIds = {}, .role = model::Role::Doctor, .clinicId = 2},
        [](Composition &one) { one.who = Composition::Who::Group, one.role = model::Role::Doctor, one.clinicId = 2; });
    add("everyone", {}, [](Composition &one) { one.who = Composition::Who::Everyone, one.role = model::Role::Doctor; });
}

void TestComposeParts::draft_many_isABatch()
{
    QFETCH(Composition, composition);
    const Draft draft = draftOf(composition, {});
    const auto *const batch = std::get_if<model::BatchDraft>(&draft);
    QVERIFY(batch);
    QTEST(batch->audience, "audience");
    QVERIFY(!batch->content.scheduledFor.isValid());
}

void TestComposeParts::draft_titleOfSeveralLines_isOneLine()
{
    Composition composition = whole();
    composition.title = QStringLiteral("one\ntwo\tthree ");
    QCOMPARE(std::get<model::BatchDraft>(draftOf(composition, {})).content.title, QStringLiteral("one two three"));
}

void TestComposeParts::ids_pasted_areRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("commas") << QStringLiteral("1,2, 3") << 3;
    QTest::newRow("lines") << QStringLiteral("1\n2\r\n3\n") << 3;
    QTest::newRow("one") << QStringLiteral("17") << 1;
    QTest::newRow("a name") << QStringLiteral("ann 17") << 0;
    QTest::newRow("no id") << QStringLiteral("0,1") << 0;
    QTest::newRow("nothing") << QStringLiteral(" , ") << 0;
}

void TestComposeParts::ids_pasted_areRead()
{
    QFETCH(QString, text);
    QTEST(int(idsIn(text).value_or(QList<UserId>()).size()), "count");
}

void TestComposeParts::keptDraft_writtenAndRead_isTheSame()
{
    KeptDraft draft {.composition = whole(), .savedAt = now, .sentFor = now.addSecs(10), .key = "a key"};
    draft.composition.who = Composition::Who::Group;
    draft.composition.role = model::Role::Patient;
    draft.composition.clinicId = 3;
    const model::Result<KeptDraft> read = keptDraftFromJson(toJson(draft));
    QVERIFY(read);
    QCOMPARE(*read, draft);
    const KeptDraft blank {.composition = {}, .savedAt = now};
    const model::Result<KeptDraft> readBlank = keptDraftFromJson(toJson(blank));
    QVERIFY(readBlank);
    QCOMPARE(*readBlank, blank);
}

void TestComposeParts::keptDraft_broken_isNone()
{
    QVERIFY(!keptDraftFromJson(toJson({.composition = whole(), .savedAt = now}).chopped(1)));
    QVERIFY(!keptDraftFromJson(R"({"version": 2})"));
}

void TestComposeParts::draftFile_keepsForItsOwnerAlone()
{
    const QTemporaryDir folder;
    const QString drafts = folder.filePath(QStringLiteral("drafts"));
    const KeptDraft draft {.composition = whole(), .savedAt = QDateTime::currentDateTimeUtc()};
    QString path;
    {
        DraftFile file(drafts, QUrl(QStringLiteral("https://clinic.example")), UserId {1});
        path = file.path();
        QVERIFY(!file.read());
        file.keep(draft); // written when the console ends
    }
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(drafts) & others, QFile::Permissions());
    DraftFile again(drafts, QUrl(QStringLiteral("https://clinic.example")), UserId {1});
    QVERIFY(again.read());
    QCOMPARE(again.read()->composition, draft.composition);
    DraftFile another(drafts, QUrl(QStringLiteral("https://clinic.example")), UserId {2});
    QVERIFY(!another.read());
    again.remove();
    QVERIFY(!QFile::exists(path));
}

void TestComposeParts::draftFile_changes_areWrittenWithinASecond()
{
    const QTemporaryDir folder;
    DraftFile file(folder.path(), QUrl(QStringLiteral("https://clinic.example")), UserId {1});
    KeptDraft draft {.composition = whole(), .savedAt = QDateTime::currentDateTimeUtc()};
    file.keep(draft);
    draft.composition.title = QStringLiteral("another");
    file.keep(draft);
    QVERIFY(!QFile::exists(file.path()));
    QTRY_VERIFY(QFile::exists(file.path()));
    QCOMPARE(file.read()->composition.title, QStringLiteral("another"));
}

void TestComposeParts::draftFile_old_isRemoved()
{
    const QTemporaryDir folder;
    DraftFile file(folder.path(), QUrl(QStringLiteral("https://clinic.example")), UserId {1});
    file.keepNow({.composition = whole(), .savedAt = QDateTime::currentDateTimeUtc().addDays(-8)});
    QVERIFY(QFile::exists(file.path()));
    QVERIFY(!file.read());
    QVERIFY(!QFile::exists(file.path()));
}

void TestComposeParts::recipients_areAModel()
{
    RecipientModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(user(4, "ann"));
    QCOMPARE(model.onlyName(), QStringLiteral("ann"));
    QCOMPARE(model.add({UserId {4}, UserId {5}, UserId {6}, UserId {5}}), (QList {UserId {5}, UserId {6}}));
    model.identify(user(5, "bob", false));
    model.markUnknown({6});
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("ann"));
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("bob: inactive"));
    QCOMPARE(model.index(2).data().toString(), QStringLiteral("6: unknown"));
    QCOMPARE(model.useless(), (QList {UserId {5}, UserId {6}}));
    model.removeUseless();
    QCOMPARE(model.ids(), QList {UserId {4}});
    model.removeAt(0);
    QCOMPARE(model.rowCount(), 0);
}

void TestComposeParts::zones_areAModel()
{
    ZoneModel model({"Asia/Tokyo", "no zone", "UTC", "Asia/Tokyo"});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Asia/Tokyo"));
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("UTC"));
    QVERIFY(model.rowOf("Europe/Madrid") > 1);
    QCOMPARE(model.rowOf("no zone"), -1);
    QVERIFY(model.rowCount() > 300);
}

void TestComposeParts::reach_tellsFiguresAndReasons()
{
    model::Preview preview;
    const QDateTime morning = QDateTime(QDate::currentDate(), QTime(7, 0)).toUTC();
    for (int i = 0; i < 3; ++i)
        preview.add(UserId {i + 1},
            {{.channel = Channel::InApp, .decision = Decision::Now},
                i == 0 ? model::ChannelDecision {.channel = Channel::Push, .decision = Decision::Now}
                       : model::ChannelDecision {.channel = Channel::Push,
                           .decision = Decision::Suppressed,
                           .reason = Reason::NoDevice},
                {.channel = Channel::Email, .decision = Decision::Held, .at = morning, .reason = Reason::QuietHours},
                {.channel = Channel::Sms, .decision = Decision::Suppressed, .reason = Reason::SmsCriticalOnly}});
    QCOMPARE(reachTitle(preview), QStringLiteral("Reaches 3 people"));
    const QList<ReachLine> lines = reachLines(preview);
    QCOMPARE(lines[0].figure, QStringLiteral("3"));
    QCOMPARE(lines[1].figure, QStringLiteral("1"));
    QCOMPARE(lines[1].reasons, QStringList {QStringLiteral("2 left out: the recipient has no active device")});
    QCOMPARE(lines[2].figure, QStringLiteral("none"));
    QCOMPARE(lines[2].reasons,
        QStringList {
            QStringLiteral("3 held until %1: quiet hours").arg(QLocale().toString(QTime(7, 0), QLocale::ShortFormat))});
    QVERIFY(!lines[2].isNobody);
    QCOMPARE(lines[3].reasons, QStringList {QStringLiteral("only for critical ones")});
    QVERIFY(lines[3].isNobody);
    preview.channels[Channel::Email].held = 4; // one more than the sample knows of
    QVERIFY(reachLines(preview)[2].reasons.first().contains(QLatin1String("or later")));
}

void TestComposeParts::send_saysWhatItDoes_data()
{
    QTest::addColumn<bool>("isScheduled");
    QTest::addColumn<int>("recipients");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    const QString eight = QLocale().toString(QTime(8, 0), QLocale::ShortFormat);
    QTest::newRow("nobody") << false << 0 << QString() << QStringLiteral("Send notification");
    QTest::newRow("one") << false << 1 << QStringLiteral("Ann") << QStringLiteral("Send to Ann");
    QTest::newRow("many") << false << 1204 << QString() << QStringLiteral("Send to 1,204 people");
    QTest::newRow("later") << true << 1204 << QString()
                           << QStringLiteral("Schedule for Monday %1 (Europe/Madrid)").arg(eight);
}

void TestComposeParts::send_saysWhatItDoes()
{
    QFETCH(bool, isScheduled);
    QFETCH(int, recipients);
    QFETCH(QString, name);
    Composition composition = whole();
    composition.isScheduled = isScheduled;
    QTEST(sendText(composition, recipients, name, now), "text");
}

void TestComposeParts::confirmation_needsTheNumber()
{
    const Theme theme;
    auto dialog
        = new ConfirmDialog(1204, QStringLiteral("Closed"), QStringLiteral("Send to 1,204 people"), theme, nullptr);
    dialog->open();
    const auto number = dialog->findChild<QLineEdit *>();
    const auto send = dialog->findChild<QPushButton *>();
    QVERIFY(!send->isEnabled());
    for (const auto &[typed, isRight] : {std::pair("1205", false), std::pair("yes", false), std::pair("", false),
             std::pair("1204", true), std::pair("1,204", true), std::pair(" 1204 ", true)}) {
        number->setText(QLatin1String(typed));
        QVERIFY2(send->isEnabled() == isRight, typed);
    }
    const QSignalSpy accepted(dialog, &QDialog::accepted);
    QTest::mouseClick(send, Qt::LeftButton);
    QCOMPARE(accepted.count(), 1);
}

QTEST_MAIN(TestComposeParts)
#include "tst_compose_parts.moc"
