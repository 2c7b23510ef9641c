#include "events/event_types.h"
#include "wording/event_templates.h"
#include "wording/sms_segments.h"
#include "wording/template_check.h"
#include "wording/template_tags.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <random>

using namespace mc::wording;

namespace {

TemplateSpec spec()
{
    using Kind = TemplateField::Kind;
    return {.type = "visit.planned",
        .fields = {{.name = "doctor", .longest = QString(30, u'd')},
            {.name = "starts_at", .isEssential = true, .longest = QString(40, u't')},
            {.name = "place", .isOptional = true, .longest = QString(30, u'p')}, {.name = "urgent", .kind = Kind::Flag},
            {.name = "to_patient", .kind = Kind::Flag}, {.name = "to_doctor", .kind = Kind::Flag}}};
}

// A template without problems; each block begins at its own line.
const QByteArray whole = R"([in_app.title]
Visit
[in_app.message]
{{doctor}} on {{starts_at}}.
[push.title]
Visit
[push.text]
{{doctor}}
[email.subject]
Visit
[email.text]
{{starts_at}}{{#place}}, {{place}}{{/place}}
[email.html]
<p>{{starts_at}}</p>
[sms.text]
{{starts_at}}
)";

QByteArray with(const QByteArray &before, const QByteArray &after)
{
    QByteArray changed = whole;
    changed.replace(before, after);
    return changed;
}

QStringList problemsOf(const QByteArray &content, const TemplateSpec &of = spec())
{
    const ReadTemplate read = readTemplate(QStringLiteral("t"), content);
    QStringList texts;
    for (const TemplateProblem &problem : read.problems + checkTemplate(read.file, of))
        texts += toString(problem);
    return texts;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray shippedContent(const QString &name)
{
    QFile file(QStringLiteral(":/templates/events/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTemplateCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedTemplates_haveNoProblems()
    {
        const TemplateSources::Loaded loaded = TemplateSources::load(mc::events::templateSpecs(), {});
        for (const TemplateProblem &problem : loaded.problems)
            qWarning("%ls", qUtf16Printable(toString(problem)));
        QVERIFY(loaded.problems.isEmpty());
        QCOMPARE(loaded.sources.size(), 4 * mc::events::templateSpecs().size());
    }

    // In UCS-2 an SMS holds less than half. Values may need it; the texts around them don't, where the language can do without.
    void shippedSms_areInTheDefaultAlphabet_butForArabic()
    {
        const TemplateSources sources = TemplateSources::load(mc::events::templateSpecs(), {}).sources;
        for (const TemplateSpec &one : mc::events::templateSpecs()) {
            for (const char *language : {"en", "es", "fr"}) {
                const TemplateFile *const file = sources.file(one.type, language);
                QVERIFY(file && file->block("sms.text"));
                const QString text = withoutTags(file->block("sms.text")->text);
                QVERIFY2(isInDefaultAlphabet(text), qPrintable(file->name + u' ' + text));
            }
        }
    }

    void goodTemplate_hasNoProblems()
    {
        QCOMPARE(problemsOf(whole), QStringList());
        QCOMPARE(problemsOf("{{! for the\nnorth wing }}\n\n" + whole), QStringList());
        QCOMPARE(problemsOf(QByteArray(whole).replace("\n", "\r\n")), QStringList());
    }

    void brokenTemplate_isToldWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &content, const char *problem) {
            QTest::newRow(name) << content << QString::fromUtf8(problem);
        };
        row("unknown field", with("\n{{doctor}} on", "\n{{doctr}} on"),
            "t:4: unknown field {{doctr}}; did you mean {{doctor}}?");
        row("unknown section", with("Visit\n[push", "Visit{{#other}}s{{/other}}\n[push"),
            "t:6: unknown field {{other}}; known are doctor, starts_at, place, urgent, to_patient, to_doctor");
        row("essential", with("{{doctor}} on {{starts_at}}.", "{{doctor}}."),
            "t:4: [in_app.title] or [in_app.message] must show {{starts_at}} for a patient");
        row("essential in text", with("{{starts_at}}{{#place}}", "soon{{#place}}"),
            "t:12: [email.text] must show {{starts_at}} for a patient");
        row("essential in html", with("<p>{{starts_at}}</p>", "<p>soon</p>"),
            "t:14: [email.html] must show {{starts_at}} for a patient");
        row("essential for some", with("<p>{{starts_at}}</p>", "<p>{{#urgent}}{{starts_at}}{{/urgent}} soon</p>"),
            "t:14: [email.html] must show {{starts_at}} for a patient");
        row("essential but for doctors",
            with("<p>{{starts_at}}</p>", "<p>x{{^to_doctor}}{{starts_at}}{{/to_doctor}}</p>"),
            "t:14: [email.html] must show {{starts_at}} for a doctor");
        row("optional outside", with("{{#place}}, {{place}}{{/place}}", "\n\n{{place}}"),
            "t:14: {{place}} may be absent; write {{#place}}…{{/place}} around it");
        row("optional inverted", with("{{#place}}, {{place}}{{/place}}", "{{^place}}, {{place}}{{/place}}"),
            "t:12: {{place}} may be absent; write {{#place}}…{{/place}} around it");
        row("flag as text", with("Visit\n[push", "Visit {{urgent}}\n[push"),
            "t:6: {{urgent}} is no text; write {{#urgent}}…{{/urgent}} around what is shown only then");
        row("missing block", with("[push.text]\n{{doctor}}\n", ""), "t:1: the block [push.text] is missing");
        row("unknown block", with("[push.text]", "[push.txt]"),
            "t:7: unknown block [push.txt]; did you mean [push.text]?");
        row("block twice", whole + "[sms.text]\n{{starts_at}}\n", "t:17: the block [sms.text] is there twice");
        row("empty block", with("[push.text]\n{{doctor}}\n", "[push.text]\n\n"), "t:7: the block [push.text] is empty");
        row("empty for some", with("[push.text]\n{{doctor}}", "[push.text]\n\n{{#to_patient}}You{{/to_patient}}"),
            "t:9: [push.text] is empty for a doctor");
        row("empty html", with("<p>{{starts_at}}</p>", "{{#place}}<p>{{starts_at}}</p>{{/place}}"),
            "t:14: [email.html] is empty for a patient, without optional fields");
        row("text before", "Hello\n" + whole,
            "t:1: text before the first block; only comments {{! … }} may stand there");
        row("section open", with("{{doctor}} on", "{{#urgent}}Now{{doctor}} on"),
            "t:4: the section {{#urgent}} is not closed");
        row("section closed twice", with("{{/place}}", "{{/place}}{{/place}}"), "t:12: {{/place}} closes no section");
        row("section closed wrongly", with("{{/place}}", "{{/plaice}}"),
            "t:12: {{/plaice}} closes no section; {{#place}} is open since line 12");
        row("tag open", with("<p>{{starts_at}}</p>", "<p>{{starts_at}}</p><p>{{doctor</p>"),
            "t:14: a tag is not closed: }} is missing");
        row("single braces", with("{{doctor}} on", "{doctor} on"),
            "t:4: a brace that would be shown; a field is written {{name}}");
        row("three braces", with("<p>{{starts_at}}", "<p>{{{starts_at}}}"),
            "t:14: {{{starts_at}}} would not be escaped; write {{name}}");
        row("ampersand", with("<p>{{starts_at}}", "<p>{{& starts_at}}"),
            "t:14: {{& starts_at}} would not be escaped; write {{name}}");
        row("partial", with("{{doctor}} on", "{{> header}} on"),
            "t:4: {{> header}}: no other templates and no other delimiters");
        row("delimiter", with("{{doctor}} on", "{{=<% %>=}} on"),
            "t:4: {{=<% %>=}}: no other templates and no other delimiters");
        row("broken delimiter", with("{{doctor}} on", "{{=  =}} on"),
            "t:4: {{=  =}}: no other templates and no other delimiters");
        row("no name", with("{{doctor}} on", "{{}} on"), "t:4: {{}} is no field; names are of a-z, 0-9 and _");
        row("path", with("{{doctor}} on", "{{doctor.name}} on"),
            "t:4: {{doctor.name}} is no field; names are of a-z, 0-9 and _");
        row("SMS", with("[sms.text]\n", "[sms.text]\n" + QByteArray(420, 's')),
            "t:16: [sms.text] takes 4 SMS with long values, and may take 3 for a patient");
        row("SMS in UCS-2", with("[sms.text]\n", "[sms.text]\n\n\n" + QByteArray("م").repeated(165)),
            "t:18: [sms.text] takes 4 SMS with long values, and may take 3 for a patient");
        row("two lines", with("[push.title]\nVisit", "[push.title]\nVisit\nplanned"),
            "t:6: [push.title] has two lines; a title has one for a patient");
        row("two lines for some",
            with("[push.title]\nVisit", "[push.title]\nVisit{{#to_doctor}}\n\nplanned{{/to_doctor}}"),
            "t:6: [push.title] has two lines; a title has one for a doctor");
        row("HTML open", with("<p>{{starts_at}}</p>", "<p>{{starts_at}}\n<b>x</p>"),
            "t:15: the HTML is not well-formed: ");
        row("HTML open at the end", with("<p>{{starts_at}}</p>", "<p>{{starts_at}}"),
            "t:14: the HTML is not well-formed: ");
        row("HTML open for some", with("<p>{{starts_at}}</p>", "<p>{{starts_at}}{{#urgent}}</p>{{/urgent}}"),
            "t:14: the HTML is not well-formed: ");
        row("HTML line", with("<p>{{starts_at}}</p>", "<p>{{starts_at}}<br></p>"),
            "t:14: the HTML is not well-formed: ");
        row("body closed", with("<p>{{starts_at}}</p>", "<p>{{starts_at}}</p></body><p>x</p>"),
            "t:14: the HTML is not well-formed: ");
        row("script", with("<p>{{starts_at}}", "<p>{{starts_at}}\n<script>x()</script>"),
            "t:15: the element <script> may not be there; only p, br, strong, em, b, i, ul, ol, li, a, span, h2");
        row("style", with("<p>{{starts_at}}", "<p style=\"color:red\">{{starts_at}}"),
            "t:14: the attribute style may not be there; only lang and dir, and href of <a>");
        row("event", with("<p>{{starts_at}}", "<p onclick=\"x()\">{{starts_at}}"),
            "t:14: the attribute onclick may not be there; only lang and dir, and href of <a>");
        row("script link", with("<p>{{starts_at}}", "<p><a href=\"javascript:x()\">{{starts_at}}</a>"),
            "t:14: a link must begin with one of https://, mailto:, tel:");
        row("link from a value", with("<p>{{starts_at}}", "<p><a href=\"{{doctor}}\">{{starts_at}}</a>"),
            "t:14: a link must begin with one of https://, mailto:, tel:");
        row("HTML comment", with("<p>{{starts_at}}", "<!-- note --><p>{{starts_at}}"),
            "t:14: only elements and text may be in the HTML");
        row("not UTF-8", with("Visit", "Vis\xeft"), "t: not in UTF-8; save it in that encoding");
        row("too large", with("Visit", QByteArray(64 * 1024, 'x')), "t: larger than 64 KiB");
    }
    void brokenTemplate_isToldWithItsLine()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, problem);
        const QStringList problems = problemsOf(content);
        QVERIFY(!problems.isEmpty());
        const bool isTold = std::any_of(problems.begin(), problems.end(), [&problem](const QString &one) {
            return problem.endsWith(u' ') ? one.startsWith(problem) : one == problem;
        });
        QVERIFY2(isTold, qPrintable(problems.join(u'\n')));
    }

    void brokenTemplate_isToldOnce()
    {
        QCOMPARE(problemsOf(with("<p>{{starts_at}}</p>", "<p>{{starts_at}}<b></p>")).size(), 1);
        QCOMPARE(problemsOf(with("\n{{doctor}} on", "\n{{doctr}} on")).size(), 1);
    }

    // Whatever a file holds, it is refused or can be filled.
    void damagedTemplate_neverCrashes()
    {
        std::mt19937 random(11);
        const QByteArray pieces = "{}#^/!&>=[].\n <p\\\xd9\0abc";
        int good = 0;
        for (int i = 0; i < 3000; ++i) {
            QByteArray content = whole;
            for (unsigned changes = random() % 4; changes > 0; --changes) {
                const qsizetype place = random() % content.size();
                if (random() % 2 == 0)
                    content.insert(place, pieces[random() % pieces.size()]);
                else
                    content.remove(place, random() % 3 + 1);
            }
            const ReadTemplate read = readTemplate(QStringLiteral("t"), content);
            if (!read.problems.isEmpty() || !checkTemplate(read.file, spec()).isEmpty())
                continue;
            ++good;
            for (const TemplateBlock &block : read.file.blocks)
                QVERIFY(!MustacheText(block.text, MustacheText::Escaping::None)
                             .filled({{"doctor", QStringLiteral("d")}, {"starts_at", QStringLiteral("s")}})
                             .isEmpty());
        }
        QVERIFY2(good > 500 && good < 2500, qPrintable(QString::number(good)));
    }

    void typeAboutAPatient_needsNoTextForOthers()
    {
        TemplateSpec about = spec();
        about.fields.append({.name = "patient"});
        const QByteArray content = with(
            "[push.text]\n{{doctor}}", "[push.text]\n{{#to_patient}}A{{/to_patient}}{{#to_doctor}}B{{/to_doctor}}");
        QCOMPARE(problemsOf(content, about), QStringList());
        QCOMPARE(problemsOf(content),
            QStringList {QStringLiteral("t:8: [push.text] is empty for somebody who is no patient or doctor")});
    }

    void neutralTemplate_withAField_isRefused()
    {
        const QByteArray content
            = with("{{doctor}} on {{starts_at}}.", "x").replace("[in_app.title]\nVisit\n[in_app.message]\nx\n", "");
        const QStringList problems = problemsOf(content, {.type = neutralType});
        QVERIFY2(problems.contains(
                     QStringLiteral("t:4: the neutral text may hold no field, since it is for everything: {{doctor}}")),
            qPrintable(problems.join(u'\n')));
    }

    void folder_winsOverTheShipped()
    {
        QTemporaryDir folder;
        for (const char *language : languageTags) {
            const QString name = fileNameOf({.type = "chat.call_missed", .language = language});
            write(folder.filePath(name),
                shippedContent(name).replace("[in_app.title]\n", "[in_app.title]\nNorth Clinic: "));
        }
        const TemplateSources::Loaded loaded = TemplateSources::load(mc::events::templateSpecs(), folder.path());
        QVERIFY(loaded.problems.isEmpty());
        const Languages languages;
        const EventTexts texts
            = EventTemplates(loaded.sources)
                  .filled("chat.call_missed", languages.all().first(), {{"sender", QStringLiteral("Ann")}}, {});
        QCOMPARE(texts.title, QStringLiteral("North Clinic: Missed call from Ann"));
        QCOMPARE(loaded.sources.size(), 4 * mc::events::templateSpecs().size());
    }

    void folder_withWrongFiles_isToldByName()
    {
        QTemporaryDir folder;
        const QByteArray content = shippedContent(QStringLiteral("chat.call_missed.en.mustache"));
        for (const char *name : {"chat.call_missed.en.mustache", "chat.call_missed.de.mustache", ".hidden", "notes.txt",
                 "chat.call_mist.en.mustache", "en.mustache"})
            write(folder.filePath(QLatin1String(name)), content);
        QStringList problems;
        for (const TemplateProblem &problem :
            TemplateSources::load(mc::events::templateSpecs(), folder.path()).problems)
            problems += toString(problem);
        const QString missing = QStringLiteral(
            "chat.call_missed.%1.mustache: is missing; a type with texts of its own needs them in every language");
        QCOMPARE(problems,
            (QStringList {QStringLiteral("chat.call_missed.de.mustache: unknown language de; known are en, es, fr, ar"),
                QStringLiteral(
                    "chat.call_mist.en.mustache: unknown type chat.call_mist; did you mean chat.call_missed?"),
                QStringLiteral("en.mustache: is no template; their names are <type>.<language>.mustache"),
                QStringLiteral("notes.txt: is no template; their names are <type>.<language>.mustache"),
                missing.arg(QStringLiteral("es")), missing.arg(QStringLiteral("fr")),
                missing.arg(QStringLiteral("ar"))}));
    }

    void folder_withABrokenFile_isToldWithItsLine()
    {
        QTemporaryDir folder;
        for (const char *language : languageTags) {
            const QString name = fileNameOf({.type = neutralType, .language = language});
            write(folder.filePath(name), shippedContent(name).replace("[push.text]\n", "[push.text]\n{{doctor}} "));
        }
        const QList<TemplateProblem> problems = TemplateSources::load({}, folder.path()).problems;
        QCOMPARE(problems.size(), 4);
        QCOMPARE(problems[0].file, QStringLiteral("neutral.en.mustache"));
        QCOMPARE(problems[0].line, 5);
    }

    void folder_thatIsNone_isTold()
    {
        const QList<TemplateProblem> problems = TemplateSources::load({}, QStringLiteral("/nonexistent")).problems;
        QCOMPARE(problems.size(), 1);
        QCOMPARE(toString(problems[0]), QStringLiteral("/nonexistent: is no folder that can be read"));
    }

    void subfolder_isToldAndNothingBreaks()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("neutral.en.mustache")));
        const QList<TemplateProblem> problems = TemplateSources::load({}, folder.path()).problems;
        QVERIFY(std::any_of(problems.begin(), problems.end(), [](const TemplateProblem &problem) {
            return toString(problem).startsWith(QLatin1String("neutral.en.mustache: can't be read: "));
        }));
    }
};

QTEST_GUILESS_MAIN(TestTemplateCheck)
#include "tst_template_check.moc"
