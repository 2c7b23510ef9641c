#include "wording/external_texts.h"
#include "wording/templates.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <thread>

using namespace mc;
using namespace mc::wording;
using model::Channel;
using model::NotificationType;

namespace {

const QByteArray publicUrl = "https://clinic.example/notify";

model::Notification notification(NotificationType type)
{
    model::Notification notification;
    notification.type = type;
    notification.title = QStringLiteral("Biopsy results");
    notification.message = QStringLiteral("Dr. Hush says <b>benign</b> & \"fine\"\nsecond line");
    return notification;
}

} // namespace

class tst_Wording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguage_hasEveryPhrase()
    {
        QCOMPARE(m_languages.all().size(), 4);
        const Language &english = m_languages.all().first();
        for (const Language &language : m_languages.all().sliced(1)) {
            for (std::size_t i = 0; i < phraseCount; ++i) {
                QVERIFY(!language.phrases[i].isEmpty());
                QCOMPARE(language.phrases[i].contains(QLatin1String("%1")),
                    english.phrases[i].contains(QLatin1String("%1")));
            }
            QVERIFY(language[Phrase::OpenNotification] != english[Phrase::OpenNotification]);
        }
    }

    void locale_findsItsLanguage_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QByteArray>("tag");
        QTest::newRow("en") << QStringLiteral("en") << QByteArray("en");
        QTest::newRow("es") << QStringLiteral("es") << QByteArray("es");
        QTest::newRow("es-MX") << QStringLiteral("es-MX") << QByteArray("es");
        QTest::newRow("ES") << QStringLiteral("ES") << QByteArray("es");
        QTest::newRow("ES-mx") << QStringLiteral("ES-mx") << QByteArray("es");
        QTest::newRow("fr-Latn-CA") << QStringLiteral("fr-Latn-CA") << QByteArray("fr");
        QTest::newRow("ar-EG") << QStringLiteral("ar-EG") << QByteArray("ar");
        QTest::newRow("arn is not ar") << QStringLiteral("arn") << QByteArray("en");
        QTest::newRow("zh") << QStringLiteral("zh-Hans") << QByteArray("en");
        QTest::newRow("none") << QString() << QByteArray("en");
    }
    void locale_findsItsLanguage()
    {
        QFETCH(QString, locale);
        QFETCH(QByteArray, tag);
        QCOMPARE(Languages().of(locale).tag, tag);
    }

    void onlyArabic_runsFromTheRight()
    {
        for (const Language &language : m_languages.all())
            QCOMPARE(language.isRightToLeft, language.tag == "ar");
    }

    void neutralWording_isTheSameWhateverItIsAbout()
    {
        const Words words(publicUrl, false, m_languages);
        for (const char *locale : {"en", "es-MX", "fr", "ar"}) {
            for (const Channel channel : {Channel::Push, Channel::Email, Channel::Sms}) {
                const Wording first
                    = words.of(notification(NotificationType::Appointment), QLatin1String(locale), channel);
                QVERIFY(first.isNeutral && !first.text.isEmpty());
                for (const NotificationType type : model::allNotificationTypes) {
                    if (type == NotificationType::System)
                        continue;
                    const Wording wording = words.of(notification(type), QLatin1String(locale), channel);
                    QVERIFY(wording.isNeutral);
                    QCOMPARE(wording.title, first.title);
                    QCOMPARE(wording.text, first.text);
                    QCOMPARE(wording.html, first.html);
                    const QString all = wording.title + wording.text + wording.html;
                    QVERIFY(!all.contains(QLatin1String("Biopsy")) && !all.contains(QLatin1String("Hush")));
                }
            }
        }
    }

    // A link tells what it is about as well: "/records/5".
    void neutralWording_linksToTheInbox()
    {
        model::Notification about = notification(NotificationType::MedicalRecord);
        const Words words(publicUrl, false, m_languages);
        for (const QString &action :
            {QString(), QStringLiteral("/records/5"), QStringLiteral("https://lab.example/5")}) {
            about.metadata.actionUrl = action;
            for (const Channel channel : {Channel::Push, Channel::Email, Channel::Sms})
                QCOMPARE(words.of(about, QString(), channel).link,
                    QString::fromUtf8(publicUrl) + QStringLiteral("/notifications"));
        }
        QCOMPARE(Words(publicUrl, true, m_languages).of(about, QString(), Channel::Email).link,
            QStringLiteral("https://lab.example/5"));
        about.metadata.neutralLink = true;
        QCOMPARE(words.of(about, QString(), Channel::Email).link, QStringLiteral("https://lab.example/5"));
    }

    void neutralWording_isThatOfTheChannel_fromTheClinicsTemplates()
    {
        QTemporaryDir folder;
        for (const char *tag : languageTags) {
            QFile file(folder.filePath(fileNameOf({.type = neutralType, .language = tag})));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("[push.title]\nNorth " + QByteArray(tag)
                + "\n[push.text]\nOpen it.\n[email.subject]\nNews\n[email.text]\nSee the app.\n[email.html]\n"
                  "<p>See the <b>app</b>.</p>\n[sms.text]\nNews from North.\n");
        }
        const TemplateSources::Loaded loaded = TemplateSources::load({}, folder.path());
        QVERIFY(loaded.problems.isEmpty());
        const Words words(publicUrl, false, m_languages, loaded.sources);
        const auto worded = [&words](Channel channel) {
            return words.of(notification(NotificationType::Billing), QStringLiteral("es-MX"), channel);
        };
        const Wording push = worded(Channel::Push), email = worded(Channel::Email), sms = worded(Channel::Sms);
        QCOMPARE(push.title + u'/' + push.text + u'/' + push.html, QStringLiteral("North es/Open it./"));
        QCOMPARE(email.title + u'/' + email.text + u'/' + email.html,
            QStringLiteral("News/See the app./<p>See the <b>app</b>.</p>"));
        QCOMPARE(sms.title + u'/' + sms.text, QStringLiteral("/News from North."));

        const MailParts parts
            = MailTemplate().filled(email, words.languages().all().first(), QStringLiteral("https://stop.example/"));
        QVERIFY2(parts.html.contains(QLatin1String("\n<p>See the <b>app</b>.</p>\n</div>")), qPrintable(parts.html));
        QVERIFY(!parts.html.contains(QLatin1String("pre-line")));
        QVERIFY(parts.text.contains(QLatin1String("See the app.")) && !parts.text.contains(u'<'));
    }

    void systemNotifications_sayWhatTheySay()
    {
        const Wording wording = Words(publicUrl, false, m_languages)
                                    .of(notification(NotificationType::System), QStringLiteral("es"), Channel::Push);
        QVERIFY(!wording.isNeutral);
        QCOMPARE(wording.title, QStringLiteral("Biopsy results"));
    }

    void textsOfChannels_standForTitleAndMessage_butNotForNeutralOnes()
    {
        EventTexts texts;
        texts.push = {.title = QStringLiteral("Push"), .text = QStringLiteral("By push")};
        texts.sms = QStringLiteral("By SMS");
        const QByteArray kept = toJson(texts);
        const Words words(publicUrl, false, m_languages);
        const auto said = [&](NotificationType type, Channel channel) {
            const Wording wording = words.of(notification(type), QStringLiteral("en"), channel, kept);
            return wording.title + u'/' + wording.text;
        };
        QCOMPARE(said(NotificationType::System, Channel::Push), QStringLiteral("Push/By push"));
        QCOMPARE(said(NotificationType::System, Channel::Sms), QStringLiteral("/By SMS"));
        QVERIFY(said(NotificationType::System, Channel::Email).startsWith(QLatin1String("Biopsy results/")));
        QVERIFY(!said(NotificationType::Reminder, Channel::Push).contains(QLatin1String("By push")));
        QVERIFY(words.of(notification(NotificationType::Reminder), {}, Channel::Push, kept).isNeutral);
    }

    void textsOfChannels_areReadAsTheyWereKept()
    {
        EventTexts texts;
        QCOMPARE(toJson(texts), QByteArray());
        texts.email
            = {.subject = QStringLiteral("S \"q\""), .text = QStringLiteral("é\n"), .html = QStringLiteral("<p>x</p>")};
        QCOMPARE(externalTextsFrom(toJson(texts)), texts);
        texts.sms = QStringLiteral("م");
        texts.push = {.title = QStringLiteral("a"), .text = QString()};
        QCOMPARE(externalTextsFrom(toJson(texts)), texts);
        QCOMPARE(externalTextsFrom("damaged"), EventTexts());
    }

    void whenAllowed_everyTypeSaysWhatItSays()
    {
        for (const NotificationType type : model::allNotificationTypes)
            QCOMPARE(
                Words(publicUrl, true, m_languages).of(notification(type), QStringLiteral("es"), Channel::Email).title,
                QStringLiteral("Biopsy results"));
    }

    void link_isAbsolute_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("link");
        QTest::newRow("none") << QString() << QStringLiteral("https://clinic.example/notify");
        QTest::newRow("path") << QStringLiteral("/system/news")
                              << QStringLiteral("https://clinic.example/notify/system/news");
        QTest::newRow("absolute") << QStringLiteral("https://portal.example/x")
                                  << QStringLiteral("https://portal.example/x");
        QTest::newRow("international") << QStringLiteral("HTTPS://Bücher.example/señal?a=%2F+b")
                                       << QStringLiteral("https://xn--bcher-kva.example/se%C3%B1al?a=%2F+b");
        QTest::newRow("international path")
            << QStringLiteral("/señal") << QStringLiteral("https://clinic.example/notify/se%C3%B1al");
        QTest::newRow("as it is") << QStringLiteral("https://Portal.example/%7Ex?sig=a%2Bb+c")
                                  << QStringLiteral("https://Portal.example/%7Ex?sig=a%2Bb+c");
    }
    void link_isAbsolute()
    {
        QFETCH(QString, action);
        QFETCH(QString, link);
        model::Notification system = notification(NotificationType::System);
        system.metadata.actionUrl = action;
        QCOMPARE(Words(publicUrl, false, m_languages).of(system, QString(), Channel::Email).link, link);
    }

    void mail_holdsTextLinkAndWayOut()
    {
        const Words words(publicUrl, true, m_languages);
        const Wording wording = words.of(notification(NotificationType::System), QStringLiteral("fr"), Channel::Email);
        const Language &french = words.languages().of(QStringLiteral("fr"));
        const MailParts parts
            = MailTemplate().filled(wording, french, QStringLiteral("https://clinic.example/stop?a=1&b=2"));
        for (const QString &text : {wording.title, wording.text, wording.link, french[Phrase::StopMailsOfThisKind],
                 QStringLiteral("https://clinic.example/stop?a=1&b=2")})
            QVERIFY2(parts.text.contains(text), qUtf8Printable(text));
        QVERIFY(parts.html.contains(QLatin1String("<html lang=\"fr\" dir=\"ltr\">")));
        QVERIFY(parts.html.contains(QLatin1String("href=\"https://clinic.example/stop?a=1&amp;b=2\"")));
        QVERIFY(parts.html.contains(french[Phrase::OpenNotification]));
    }

    void mail_withHtmlInItsText_showsItAsText()
    {
        const Words words(publicUrl, true, m_languages);
        Wording wording = words.of(notification(NotificationType::System), QString(), Channel::Email);
        wording.title = QStringLiteral("<script>alert(1)</script> {{link}} {{{text}}}");
        wording.link = QStringLiteral("https://x.example/\"onclick=\"alert(1)");
        const MailParts parts
            = MailTemplate().filled(wording, words.languages().all().first(), QStringLiteral("https://stop.example/"));
        QVERIFY(!parts.html.contains(QLatin1String("<script>")) && !parts.html.contains(QLatin1String("<b>benign")));
        QVERIFY(!parts.html.contains(QLatin1String("\"onclick")));
        QVERIFY(parts.html.contains(QLatin1String("&lt;b&gt;benign&lt;/b&gt; &amp; &quot;fine&quot;")));
        QVERIFY2(parts.text.startsWith(wording.title), "values are no templates");
        QVERIFY(parts.text.contains(QLatin1String("<b>benign</b> & \"fine\"")));
    }

    void mail_inArabic_runsFromTheRight()
    {
        const Words words(publicUrl, false, m_languages);
        const Language &arabic = words.languages().of(QStringLiteral("ar-EG"));
        const Wording wording
            = words.of(notification(NotificationType::Billing), QStringLiteral("ar-EG"), Channel::Email);
        const MailParts parts = MailTemplate().filled(wording, arabic, QStringLiteral("https://stop.example/"));
        QVERIFY(parts.html.contains(QLatin1String("<html lang=\"ar\" dir=\"rtl\">")));
        QVERIFY(parts.html.contains(QStringLiteral("إشعار جديد من عيادتك")));
    }

    void neutralMail_isTheSameWhateverItIsAbout()
    {
        const Words words(publicUrl, false, m_languages);
        MailTemplate mails;
        const auto filled = [&](NotificationType type) {
            return mails.filled(words.of(notification(type), QStringLiteral("es"), Channel::Email),
                words.languages().of(QStringLiteral("es")), QStringLiteral("https://stop.example/"));
        };
        const MailParts first = filled(NotificationType::Appointment), other = filled(NotificationType::MedicalRecord);
        QCOMPARE(first.text, other.text);
        QCOMPARE(first.html, other.html);
    }

    void page_asksAndConfirmsInTheLanguage()
    {
        UnsubscribePage page;
        for (const Language &language : m_languages.all()) {
            const QString asking = QString::fromUtf8(page.asking(language, NotificationType::Billing));
            const QString done = QString::fromUtf8(page.confirming(language, NotificationType::Billing));
            QVERIFY(asking.contains(language[Phrase::AskToStop]) && asking.contains(language[Phrase::Billing]));
            QVERIFY(asking.contains(QLatin1String("<form method=\"post\">")));
            QVERIFY(done.contains(language[Phrase::MailsAreStopped]) && !done.contains(QLatin1String("<form")));
            for (const QString &text : {asking, done})
                QVERIFY(!text.contains(QLatin1String("<script")) && !text.contains(QLatin1String("style=")));
        }
    }

    void manyThreads_wordManyLanguages()
    {
        const Words words(publicUrl, false, m_languages);
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (const char *locale : {"en", "es", "fr", "ar"}) {
            threads.emplace_back([&words, &wrong, locale] {
                const QString title
                    = words.of(notification(NotificationType::Billing), QLatin1String(locale), Channel::Push).title;
                for (int i = 0; i < 1000; ++i)
                    wrong
                        += words.of(notification(NotificationType::Message), QLatin1String(locale), Channel::Push).title
                        != title;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

private:
    const Languages m_languages;
};

QTEST_GUILESS_MAIN(tst_Wording)
#include "tst_wording.moc"
