#include "console/app/languages.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace mc;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< of a plural: all its forms
    bool isPlural = false;
    bool isFinished = true;
};

// The placeholders of a text, sorted: %1, %2, %n.
QStringList placeholdersIn(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%[0-9n]"));
    QStringList found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();)
        found += match.next().captured();
    found.sort();
    return found;
}

QList<Message> messagesIn(const QString &fileName)
{
    QFile file(fileName);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages += Message {.context = context,
                .source = {},
                .translations = {},
                .isPlural = xml.attributes().hasAttribute(QLatin1String("numerus"))};
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().isPlural)
                messages.last().translations += xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform")) {
            messages.last().translations += xml.readElementText();
        }
    }
    return messages;
}

} // namespace

/// The console's translations: nothing missing, nothing unfinished, nothing that is not said any more.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void files_updated_stayAsTheyAre_data() { addLanguages(); }
    void files_updated_stayAsTheyAre();
    void messages_areTranslated_data() { addLanguages(); }
    void messages_areTranslated();
    void arabic_hasNoMnemonics();

private:
    static QString fileOf(const QString &language)
    {
        return QStringLiteral(MC_SOURCES "/translations/console_%1.ts").arg(language);
    }
    static void addLanguages()
    {
        QTest::addColumn<QString>("language");
        for (const console::Languages::Language &language : console::Languages::all())
            QTest::newRow(qPrintable(language.code)) << language.code;
    }
};

void TestTranslations::files_updated_stayAsTheyAre()
{
    QFETCH(QString, language);
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("console_%1.ts").arg(language));
    QVERIFY(QFile::copy(fileOf(language), copy));
    QStringList arguments {QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-no-obsolete"),
        QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral(MC_SOURCES),
        QStringLiteral(MC_SOURCES "/console")};
    if (language == QStringLiteral("en"))
        arguments += QStringLiteral("-pluralonly");
    QProcess lupdate;
    lupdate.start(QStringLiteral(MC_LUPDATE), arguments + QStringList {QStringLiteral("-ts"), copy});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    QFile before(fileOf(language)), after(copy);
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
    QVERIFY2(before.readAll() == after.readAll(),
        "texts have changed: cmake --build build --target console_translations, then translate what is unfinished");
}

void TestTranslations::messages_areTranslated()
{
    QFETCH(QString, language);
    const QList<Message> messages = messagesIn(fileOf(language));
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        const QByteArray where = (message.context + QStringLiteral(": ") + message.source).toUtf8();
        QVERIFY2(message.isFinished && !message.translations.isEmpty(), where.constData());
        QVERIFY2(!message.translations.contains(QString()), where.constData());
        if (message.isPlural)
            continue; // its forms may say "one" in words
        QVERIFY2(placeholdersIn(message.translations.first()) == placeholdersIn(message.source), where.constData());
    }
}

// An underline parts a letter from those it is joined to: Qt would show it in a shape of its own, or not at all.
void TestTranslations::arabic_hasNoMnemonics()
{
    for (const Message &message : messagesIn(fileOf(QStringLiteral("ar")))) {
        for (const QString &translation : message.translations)
            QVERIFY2(!translation.contains(u'&'), qPrintable(message.source));
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
