#include "console/app/action_model.h"
#include "console/app/languages.h"
#include "console/app/options.h"
#include "console/app/status_line.h"
#include "console/session/server_address.h"
#include "console/session/tasks.h"
#include "console/widgets/filter_bar.h"
#include "console/widgets/icons.h"
#include "console/widgets/inline_message.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/theme.h"
#include "console/widgets/time_field.h"
#include "console/widgets/wording.h"

#include <QtCore/QSettings>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

#include <cmath>

using namespace mc;
using namespace mc::console;

namespace {

// WCAG 2.2: relative luminance and contrast.
double luminance(const QColor &colour)
{
    const auto linear
        = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double first = luminance(one), second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

/// Colours, icons, words and small widgets, without a server.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

    void contrast_ofEveryText_isEnough_data();
    void contrast_ofEveryText_isEnough();
    void icon_named_isThereInThePalettesColour();
    void icon_unknown_isNull();
    void everyType_hasTextAndIcon();
    void relativeTime_withinADay_isRelative_data();
    void relativeTime_withinADay_isRelative();
    void relativeTime_longAgo_isTheDate();
    void address_typed_isUnderstood_data();
    void address_typed_isUnderstood();
    void address_shown_meansTheSame_data();
    void address_shown_meansTheSame();
    void options_misused_sayWhatToDo_data();
    void options_misused_sayWhatToDo();
    void options_right_areRead();
    void actions_searched_areAModel();
    void tasks_ended_areGone();
    void statusLine_tellsWhoWhereAndHowMany();
    void filterBar_search_isAnnouncedOnceTyped();
    void filterBar_chip_removedByItsButton();
    void timeField_inArabic_isTypedInLatinDigits();
    void timeField_fromRightToLeft_keepsItsOrder();
    void messageButton_halfADoubleClick_isNotPressed();
};

void TestLook::contrast_ofEveryText_isEnough_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const auto &[scheme, colours] : {std::pair("light", lightColours()), std::pair("dark", darkColours())}) {
        const auto add = [scheme = scheme](const char *name, const QColor &text, const QColor &ground) {
            QTest::addRow("%s: %s on %s", scheme, name, qPrintable(ground.name())) << text << ground;
        };
        for (const QColor &ground : {colours.window, colours.surface, colours.alternate}) {
            add("text", colours.text, ground);
            add("muted text", colours.muted, ground);
            add("accent", colours.accent, ground);
            for (const QColor &state : colours.states)
                add(qPrintable(QStringLiteral("state %1").arg(state.name())), state, ground);
        }
        add("text on the accent", colours.onAccent, colours.accent);
        for (const QColor &state : colours.states)
            add(qPrintable(QStringLiteral("chip %1").arg(state.name())), state, tint(state, colours.surface));
        add("tooltip", colours.window, colours.text);
    }
}

void TestLook::contrast_ofEveryText_isEnough()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
}

void TestLook::icon_named_isThereInThePalettesColour()
{
    QPalette palette = QApplication::palette();
    palette.setColor(QPalette::WindowText, Qt::red);
    QApplication::setPalette(palette);
    const QImage image = icon(QStringLiteral("bell")).pixmap(32, 32).toImage();
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            red += image.pixelColor(x, y) == QColor(Qt::red);
    }
    QVERIFY2(red > 20, qPrintable(QString::number(red)));
}

void TestLook::icon_unknown_isNull() { QVERIFY(icon(QStringLiteral("no-such-icon")).isNull()); }

void TestLook::everyType_hasTextAndIcon()
{
    for (const model::NotificationType type : model::allNotificationTypes) {
        QVERIFY(!displayText(type).isEmpty());
        QVERIFY2(!icon(iconName(type)).isNull(), qPrintable(iconName(type)));
    }
    for (const model::Channel channel : model::allChannels) {
        QVERIFY(!displayText(channel).isEmpty());
        QVERIFY2(!icon(iconName(channel)).isNull(), qPrintable(iconName(channel)));
    }
    for (const auto type : {model::DeviceType::Android, model::DeviceType::Ios, model::DeviceType::Web})
        QVERIFY2(!icon(iconName(type)).isNull(), qPrintable(iconName(type)));
    for (const auto status : {model::DeliveryStatus::Pending, model::DeliveryStatus::Sent,
             model::DeliveryStatus::Delivered, model::DeliveryStatus::Failed})
        QVERIFY2(!icon(chipOf(status).iconName).isNull(), qPrintable(chipOf(status).iconName));
}

void TestLook::relativeTime_withinADay_isRelative_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << 0 << QStringLiteral("just now");
    QTest::newRow("59 s") << -59 << QStringLiteral("just now");
    QTest::newRow("60 s") << -60 << QStringLiteral("1 min ago");
    QTest::newRow("59 min") << -3599 << QStringLiteral("59 min ago");
    QTest::newRow("1 h") << -3600 << QStringLiteral("1 h ago");
    QTest::newRow("23 h") << -86'399 << QStringLiteral("23 h ago");
    QTest::newRow("in 5 min") << 300 << QStringLiteral("in 5 min");
    QTest::newRow("in 2 h") << 7200 << QStringLiteral("in 2 h");
}

void TestLook::relativeTime_withinADay_isRelative()
{
    QFETCH(int, seconds);
    const QDateTime now(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC);
    QTEST(relativeTime(now.addSecs(seconds), now), "text");
}

void TestLook::relativeTime_longAgo_isTheDate()
{
    const QDateTime now(QDate(2026, 3, 4), QTime(5, 6, 7));
    QCOMPARE(relativeTime(now.addDays(-1), now), QLocale().toString(now.addDays(-1), QLocale::ShortFormat));
}

void TestLook::address_typed_isUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    const auto add = [](const char *typed, const char *url) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(url);
    };
    add("clinic.example", "https://clinic.example");
    add(" clinic.example/ ", "https://clinic.example");
    add("clinic.example:8443/notifications/", "https://clinic.example:8443/notifications");
    add("https://clinic.example", "https://clinic.example");
    add("http://clinic.example", "http://clinic.example");
    add("localhost:8000", "http://localhost:8000");
    add("127.0.0.1:8000", "http://127.0.0.1:8000");
    add("https://ann:secret@clinic.example/?a=b#c", "https://clinic.example");
    add("", "");
    add("two words", "");
    add("ftp://clinic.example", "");
    add("https://", "");
}

void TestLook::address_typed_isUnderstood()
{
    QFETCH(QString, typed);
    QTEST(serverUrlFrom(typed).value_or(QUrl()).toString(), "url");
}

void TestLook::address_shown_meansTheSame_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const auto add = [](const char *url, const char *shown) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(shown);
    };
    add("https://clinic.example", "clinic.example");
    add("https://clinic.example:8443/notifications", "clinic.example:8443/notifications");
    add("http://clinic.example", "http://clinic.example");
    add("http://localhost:8000", "localhost:8000");
    add("https://localhost:8000", "https://localhost:8000");
    add("http://[::1]:8000", "[::1]:8000");
}

void TestLook::address_shown_meansTheSame()
{
    QFETCH(QString, url);
    QTEST(displayAddress(QUrl(url)), "shown");
    QCOMPARE(serverUrlFrom(displayAddress(QUrl(url))), QUrl(url));
}

void TestLook::options_misused_sayWhatToDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("told");
    const auto add = [](const char *arguments, const char *told) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments).split(u' ') << QString::fromUtf8(told);
    };
    add("--servr x", "There is no option --servr. Did you mean --server?");
    add("clinic.example", "clinic.example follows no option. Did you mean --server clinic.example?");
    add("--server ftp://x", "--server ftp://x is no address, such as https://clinic.example.");
    add("--password-from-stdin", "--password-from-stdin needs --server and --user.");
    add("--ca /no/such/file", "--ca /no/such/file: No such file or directory");
}

void TestLook::options_misused_sayWhatToDo()
{
    QFETCH(QStringList, arguments);
    const auto options = readOptions(arguments);
    QVERIFY(!options);
    QTEST(options.error().detail, "told");
}

void TestLook::options_right_areRead()
{
    const auto options = readOptions({QStringLiteral("--server"), QStringLiteral("clinic.example"),
        QStringLiteral("--user"), QStringLiteral("ann"), QStringLiteral("--password-from-stdin")});
    QVERIFY(options && *options);
    QCOMPARE((*options)->server, QUrl(QStringLiteral("https://clinic.example")));
    QCOMPARE((*options)->username, QStringLiteral("ann"));
    QVERIFY((*options)->readsPassword);
}

void TestLook::actions_searched_areAModel()
{
    QAction reload(QStringLiteral("&Reload the list")), retry(QStringLiteral("Retry delivery")),
        undo(QStringLiteral("Undo"));
    ActionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setGroups({{.title = QStringLiteral("Notifications"), .actions = {&retry, &undo}},
        {.title = QStringLiteral("Console"), .actions = {&reload}}});
    QCOMPARE(model.rowCount(), 3);
    model.search(QStringLiteral("list"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.action(0), &reload);
    model.search(QStringLiteral("re"));
    QCOMPARE(model.rowCount(), 2); // at their beginnings, in the groups' order
    QCOMPARE(model.action(0), &retry);
    model.search(QStringLiteral("notif un"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.action(0), &undo);
    model.search(QStringLiteral("nothing of the kind"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.action(0), nullptr);
}

void TestLook::tasks_ended_areGone()
{
    Tasks tasks;
    const QSignalSpy changed(&tasks, &Tasks::changed);
    {
        Tasks::Task first = tasks.begin(QStringLiteral("first"));
        Tasks::Task second = tasks.begin(QStringLiteral("second"));
        QCOMPARE(tasks.texts(), QStringList({QStringLiteral("first"), QStringLiteral("second")}));
        second = std::move(first); // what it was is over with the other
    }
    QCOMPARE(tasks.count(), 0);
    QCOMPARE(changed.count(), 4);
}

void TestLook::statusLine_tellsWhoWhereAndHowMany()
{
    Languages languages;
    languages.choose(QStringLiteral("en"));
    client::Client client({.baseUrl = QUrl(QStringLiteral("https://clinic.example"))});
    model::User user;
    user.username = QStringLiteral("ann");
    Connection connection(client.options());
    LiveFeed live(client);
    Tasks tasks;
    const Theme theme;
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("console.ini")), QSettings::IniFormat);
    const StatusLine line({.client = client,
        .user = user,
        .connection = connection,
        .live = live,
        .tasks = tasks,
        .theme = theme,
        .settings = settings});
    const auto texts = [&line] {
        QStringList found;
        const QList<QLabel *> labels = line.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            found += label->text();
        return found;
    };
    QCOMPARE(texts(), QStringList({QStringLiteral("ann @ clinic.example"), QStringLiteral("connected"), QString()}));
    const Tasks::Task first = tasks.begin(QStringLiteral("Sending to 4 people"));
    QCOMPARE(texts().last(), QStringLiteral("1 running task"));
    const Tasks::Task second = tasks.begin(QStringLiteral("Retrying"));
    QCOMPARE(texts().last(), QStringLiteral("2 running tasks"));
    QCOMPARE(line.findChildren<QLabel *>().last()->toolTip(), QStringLiteral("Sending to 4 people\nRetrying"));
}

void TestLook::filterBar_search_isAnnouncedOnceTyped()
{
    FilterBar bar;
    bar.show();
    QSignalSpy searched(&bar, &FilterBar::searchChanged);
    const auto field = bar.findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("ann"));
    QVERIFY(searched.isEmpty());
    QVERIFY(searched.wait());
    QCOMPARE(searched.takeFirst().first().toString(), QStringLiteral("ann"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(searched.isEmpty()); // said already
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(searched.takeFirst().first().toString(), QString());
}

void TestLook::filterBar_chip_removedByItsButton()
{
    FilterBar bar;
    bar.setFilters({{QStringLiteral("status"), QStringLiteral("Status"), QStringLiteral("failed")}});
    bar.show();
    QSignalSpy removed(&bar, &FilterBar::filterRemoved), opened(&bar, &FilterBar::filterOpened);
    const QList<QToolButton *> buttons = bar.findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        const QString name = button->accessibleName();
        if (name == QStringLiteral("Remove the filter “Status”") || name == QStringLiteral("Status: failed"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toString(), QStringLiteral("status"));
    QCOMPARE(opened.count(), 1);
}

void TestLook::timeField_inArabic_isTypedInLatinDigits()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QStringLiteral("ar")));
    QDateTimeEdit field(QDateTime(QDate(2026, 11, 29), QTime(20, 5)));
    followLanguage(field, TimeParts::DateAndTime);
    QLocale::setDefault(before);
    QCOMPARE(field.text(), QStringLiteral("29/11/2026 20:05"));
    field.setSelectedSection(QDateTimeEdit::DaySection);
    QTest::keyClicks(&field, QStringLiteral("17"));
    QCOMPARE(field.date(), QDate(2026, 11, 17));
}

void TestLook::timeField_fromRightToLeft_keepsItsOrder()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QStringLiteral("ar")));
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QDateTimeEdit whole(QDateTime(QDate(2026, 11, 29), QTime(20, 5)));
    QTimeEdit time(QTime(20, 5));
    followLanguage(whole, TimeParts::DateAndTime);
    followLanguage(time, TimeParts::Time);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QLocale::setDefault(before);
    QCOMPARE(whole.text(), QStringLiteral("29/11/2026 20:05"));
    QCOMPARE(time.text(), QStringLiteral("20:05"));
}

void TestLook::messageButton_halfADoubleClick_isNotPressed()
{
    const Theme theme;
    InlineMessage message(theme);
    QAction undo(QStringLiteral("Undo"));
    QSignalSpy undone(&undo, &QAction::triggered);
    message.addButton(&undo);
    message.show(InlineMessage::Kind::Success, QStringLiteral("Sent."));
    const auto button = message.findChild<QPushButton *>();
    const QPointF place(8, 8);
    for (const auto type : {QEvent::MouseButtonDblClick, QEvent::MouseButtonRelease}) {
        QMouseEvent half(type, place, button->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(button, &half);
    }
    QCOMPARE(undone.count(), 0);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(undone.count(), 1);
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
