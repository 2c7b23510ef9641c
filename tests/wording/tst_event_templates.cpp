#include "sample_values.h"

#include "events/event_types.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace mc;
using namespace mc::wording;

namespace {

constexpr model::Channels everyChannel
    = model::Channel::InApp | model::Channel::Push | model::Channel::Email | model::Channel::Sms;

const Languages &languages()
{
    static const Languages all;
    return all;
}

TemplateSpec specOf(const QByteArray &type)
{
    for (const TemplateSpec &spec : events::templateSpecs()) {
        if (spec.type == type)
            return spec;
    }
    return {};
}

TemplateSources shipped() { return TemplateSources::load(events::templateSpecs(), {}).sources; }

EventTexts filled(const char *type, const char *locale, const TemplateValues &values)
{
    return EventTemplates(shipped()).filled(type, languages().of(QLatin1String(locale)), values, everyChannel);
}

// A channel's texts, one after the other.
QString part(const QString &name, const QString &text) { return u'[' + name + QStringLiteral("]\n") + text + u'\n'; }

QString shownOn(model::Channel channel, const EventTexts &texts)
{
    switch (channel) {
    case model::Channel::InApp:
        return part(QStringLiteral("title"), texts.title) + part(QStringLiteral("message"), texts.message);
    case model::Channel::Push:
        return part(QStringLiteral("title"), texts.push->title) + part(QStringLiteral("text"), texts.push->text);
    case model::Channel::Email:
        return part(QStringLiteral("subject"), texts.email->subject) + part(QStringLiteral("text"), texts.email->text)
            + part(QStringLiteral("html"), texts.email->html);
    case model::Channel::Sms:
        return part(QStringLiteral("text"), *texts.sms);
    }
    Q_UNREACHABLE();
}

} // namespace

/// What people read, byte for byte, in a file of golden/ for each type, language and channel. When a text changes on purpose,
/// `MEDICONNECT_WRITE_GOLDEN=1 tst_event_templates` writes the files anew; read the difference before it is committed.
class TestEventTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_ofEveryTypeLanguageAndChannel_areAsKept_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const TemplateSpec &spec : events::templateSpecs())
            QTest::newRow(spec.type.constData()) << spec.type;
    }
    void texts_ofEveryTypeLanguageAndChannel_areAsKept()
    {
        QFETCH(QByteArray, type);
        const TemplateSpec spec = specOf(type);
        EventTemplates templates(shipped());
        for (const Language &language : languages().all()) {
            for (const model::Channel channel : model::allChannels) {
                if (type == neutralType && channel == model::Channel::InApp)
                    continue;
                QString shown;
                for (const SampleCase &one : sampleCases(spec)) {
                    const TemplateValues values = sampleValues(spec, language.tag, one);
                    shown
                        += QStringLiteral("== %1\n%2")
                               .arg(one.name, shownOn(channel, templates.filled(type, language, values, everyChannel)));
                }
                compareWithGolden(
                    type + '.' + language.tag + '.' + model::word(channel).latin1() + ".txt", shown.toUtf8());
            }
        }
    }

    void golden_holdsNoOtherFiles()
    {
        QCOMPARE(QDir(QStringLiteral(MC_GOLDEN)).entryList(QDir::Files).size(),
            qsizetype(languageTags.size() * (4 * (events::templateSpecs().size() - 1) + 3)));
    }

    void channels_notAskedFor_areLeftOut()
    {
        const EventTexts texts = EventTemplates(shipped()).filled("chat.call_missed",
            languages().of(QStringLiteral("en")), {{"sender", QStringLiteral("Ann")}}, model::Channel::Email);
        QVERIFY(!texts.title.isEmpty() && !texts.message.isEmpty());
        QVERIFY(!texts.push && texts.email && !texts.sms);
    }

    void values_areEscapedInHtmlAlone()
    {
        const QString sly = QStringLiteral("<b>Ann</b> & \"{{name}}\" {{{amount}}}");
        const EventTexts texts = filled("chat.call_missed", "en", {{"sender", sly}, {"name", QStringLiteral("Bob")}});
        QVERIFY(texts.message.contains(sly));
        QVERIFY(texts.email->text.contains(sly));
        QVERIFY(texts.sms->contains(sly));
        QVERIFY(texts.email->html.contains(
            QLatin1String("&lt;b&gt;Ann&lt;/b&gt; &amp; &quot;{{name}}&quot; {{{amount}}}")));
        QVERIFY(!texts.email->html.contains(QLatin1String("<b>")));
    }

    void values_inArabic_areIsolated_butNotInSms()
    {
        const QString isolated = QChar(0x2068) + QStringLiteral("Ann") + QChar(0x2069);
        const EventTexts texts = filled("chat.call_missed", "ar-MA", {{"sender", QStringLiteral("Ann")}});
        for (const QString &text :
            {texts.title, texts.message, texts.push->title, texts.push->text, texts.email->subject, texts.email->html})
            QVERIFY2(text.contains(isolated), qPrintable(text));
        QVERIFY(texts.sms->contains(QLatin1String("Ann")) && !texts.sms->contains(QChar(0x2068)));
        QVERIFY(!filled("chat.call_missed", "fr", {{"sender", QStringLiteral("Ann")}}).title.contains(QChar(0x2068)));
    }

    void noBreakSpaces_inSms_arePlain()
    {
        const QString amount = QStringLiteral("1\u202f234,50\u00a0€");
        const EventTexts texts = filled("billing.payment_received", "fr", {{"amount", amount}});
        QVERIFY(texts.message.contains(amount));
        QVERIFY2(texts.sms->contains(QStringLiteral("1 234,50 €")), qPrintable(*texts.sms));
    }

    void title_withLineBreaks_isOneLine()
    {
        const EventTexts texts = filled("chat.call_missed", "en", {{"sender", QStringLiteral("Ann\nLee\u2028X\tY")}});
        for (const QString &title : {texts.title, texts.push->title, texts.email->subject})
            QCOMPARE(title, QStringLiteral("Missed call from Ann Lee X Y"));
    }

    void longValues_areCut()
    {
        const EventTexts texts = filled("chat.message_sent", "en",
            {{"sender", QString(300, u'a')}, {"preview", QStringLiteral("words ").repeated(3000)}});
        QCOMPARE(texts.title.size(), 200);
        QVERIFY(texts.title.endsWith(u'…'));
        QVERIFY(texts.message.size() <= 10'000 && texts.message.size() > 9'900);
    }

    void unknownType_hasNoTexts() { QCOMPARE(filled("chat.typing", "en", {}), EventTexts()); }

private:
    void compareWithGolden(const QByteArray &name, const QByteArray &shown)
    {
        QFile file(QStringLiteral(MC_GOLDEN "/") + QString::fromUtf8(name));
        if (qEnvironmentVariableIsSet("MEDICONNECT_WRITE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(shown);
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray kept = file.readAll();
        QVERIFY2(kept == shown, (name + " is not as it was kept; it is now:\n" + shown).constData());
    }
};

QTEST_GUILESS_MAIN(TestEventTemplates)
#include "tst_event_templates.moc"
