#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

namespace {

const QDir top(QStringLiteral(MC_SOURCES));

QString textOf(const QString &path)
{
    QFile file(top.filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList documents()
{
    return {QStringLiteral("README.md"), QStringLiteral("CONTRIBUTING.md"), QStringLiteral("SECURITY.md"),
        QStringLiteral("CHANGELOG.md"), QStringLiteral("shared/API.md"), QStringLiteral("shared/CONTRACT.md"),
        QStringLiteral("service/README.md"), QStringLiteral("console/README.md"), QStringLiteral("tests/README.md")};
}

// What a heading is called in a link.
QString anchorOf(const QString &heading)
{
    static const QRegularExpression others(QStringLiteral("[^\\w\\- ]"));
    return heading.toLower().remove(others).replace(u' ', u'-');
}

QSet<QString> anchorsOf(const QString &text)
{
    static const QRegularExpression heading(QStringLiteral("^#+ (.*)$"), QRegularExpression::MultilineOption);
    QSet<QString> anchors;
    for (const QRegularExpressionMatch &match : heading.globalMatch(text))
        anchors.insert(anchorOf(match.captured(1)));
    return anchors;
}

QSet<QString> numbersIn(const QString &text, const QRegularExpression &pattern)
{
    static const QRegularExpression number(QStringLiteral("\\d+"));
    QSet<QString> numbers;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text)) {
        for (const QRegularExpressionMatch &found : number.globalMatch(match.captured(1)))
            numbers.insert(found.captured());
    }
    return numbers;
}

} // namespace

/// The documents as readers meet them: lines that can be read, links that lead somewhere, sections that exist.
class tst_Documents : public QObject
{
    Q_OBJECT

    static void addDocuments()
    {
        QTest::addColumn<QString>("document");
        for (const QString &document : documents())
            QTest::addRow("%s", qPrintable(document)) << document;
    }

private Q_SLOTS:
    void lines_areShort_data() { addDocuments(); }
    void lines_areShort()
    {
        QFETCH(QString, document);
        const QString text = textOf(document);
        QVERIFY(!text.isEmpty());
        for (const QString &line : text.split(u'\n'))
            QVERIFY2(line.startsWith(u'|') || line.size() <= 200, qPrintable(line));
    }

    void links_leadSomewhere_data() { addDocuments(); }
    void links_leadSomewhere()
    {
        QFETCH(QString, document);
        static const QRegularExpression link(QStringLiteral("\\]\\(([^)#]*)(?:#([^)]*))?\\)"));
        const QString folder = QFileInfo(top.filePath(document)).path();
        const QString text = textOf(document);
        for (const QRegularExpressionMatch &match : link.globalMatch(text)) {
            const QString target = match.captured(1);
            if (target.startsWith(QLatin1String("https://")))
                continue;
            const QString path = target.isEmpty() ? top.filePath(document) : QDir(folder).filePath(target);
            QVERIFY2(QFileInfo::exists(path), qPrintable(match.captured()));
            if (match.hasCaptured(2))
                QVERIFY2(anchorsOf(textOf(path)).contains(match.captured(2)), qPrintable(match.captured()));
        }
    }

    void sectionsThatCommentsCite_exist()
    {
        static const QRegularExpression cited(
            QStringLiteral("CONTRACT\\s+(?:///?\\s+)?sections?\\s+(?:///?\\s+)?(\\d+(?:(?:, | and )\\d+)*)"));
        static const QRegularExpression heading(QStringLiteral("^## (\\d+)\\. "), QRegularExpression::MultilineOption);
        const QSet<QString> sections = numbersIn(textOf(QStringLiteral("shared/CONTRACT.md")), heading);
        int citations = 0;
        for (const char *folder : {"service", "shared", "tests", "resources"}) {
            QDirIterator files(top.filePath(QString::fromLatin1(folder)),
                {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.sql")}, QDir::Files,
                QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                for (const QString &section : numbersIn(textOf(path), cited)) {
                    ++citations;
                    QVERIFY2(
                        sections.contains(section), qPrintable(path + QStringLiteral(": CONTRACT section ") + section));
                }
            }
        }
        QVERIFY(citations > 0);
    }
};

QTEST_GUILESS_MAIN(tst_Documents)
#include "tst_documents.moc"
