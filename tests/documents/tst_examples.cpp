#include "support/running_service.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace mc::test;

namespace {

// Commands of a document, and what it says that they print; empty where it says nothing.
struct Example
{
    QByteArray commands = {};
    QByteArray output = {};
    int line = 0;
    bool isComparable = true;
};

// Examples listen to a socket until somebody ends them; the suites of the API do that better.
bool listens(const QByteArray &line) { return line.contains("mediconnect-listen"); }

bool isCommand(const QByteArray &line)
{
    constexpr std::array beginnings {"API=", "curl ", "BATCH=", "SCHEDULED="};
    return std::any_of(
        beginnings.begin(), beginnings.end(), [&](const char *beginning) { return line.startsWith(beginning); });
}

// Adds a block of a document: commands, or what the commands before it print.
void add(QList<Example> &examples, const QByteArrayList &block, int line)
{
    if (block.isEmpty())
        return;
    if (isCommand(block.first())) {
        Example example {.line = line};
        for (const QByteArray &command : block) {
            if (listens(command))
                example.isComparable = false;
            else
                example.commands += command + '\n';
        }
        examples += example;
    } else if (!examples.isEmpty() && examples.last().isComparable && examples.last().output.isEmpty()) {
        examples.last().output = block.join('\n');
    }
}

QList<Example> examplesOf(const QByteArray &document)
{
    QList<Example> examples;
    QByteArrayList block;
    bool isInside = false;
    int number = 0;
    for (const QByteArray &line : document.split('\n')) {
        ++number;
        if (line.startsWith("```")) {
            if (isInside)
                add(examples, block, number - int(block.size()));
            isInside = !isInside;
            block.clear();
        } else if (isInside) {
            block += line;
        }
    }
    return examples;
}

// The text with what differs from run to run made the same: ids, times, addresses, hashes.
QString comparable(const QByteArray &text)
{
    static const QRegularExpression id(QStringLiteral("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    static const QRegularExpression time(QStringLiteral("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z"));
    static const QRegularExpression address(QStringLiteral("127\\.0\\.0\\.1:\\d+"));
    static const QRegularExpression hash(QStringLiteral("••••[0-9a-f]{8}"));
    QString result = QString::fromUtf8(text).trimmed();
    for (const QRegularExpression &changing : {id, time, address, hash})
        result.replace(changing, QStringLiteral("<changes>"));
    return result;
}

// Whether that is what the document shows; "…" stands for anything.
bool matches(const QByteArray &output, const QByteArray &shown)
{
    QStringList parts = comparable(shown).split(u'…');
    for (QString &part : parts)
        part = QRegularExpression::escape(part);
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))),
        QRegularExpression::DotMatchesEverythingOption);
    return pattern.match(comparable(output)).hasMatch();
}

// A shell into which a reader pastes one example after the other.
class Shell
{
public:
    Shell()
    {
        m_bash.setProcessChannelMode(QProcess::MergedChannels);
        m_bash.start(QStringLiteral("bash"), {QStringLiteral("--noprofile"), QStringLiteral("--norc")});
    }
    ~Shell()
    {
        m_bash.closeWriteChannel();
        if (!m_bash.waitForFinished())
            m_bash.kill(), m_bash.waitForFinished();
    }

    /// What the commands print, within half a minute.
    QByteArray run(const QByteArray &commands)
    {
        const QByteArray end = "<end of the example>\n";
        m_bash.write(commands + "\necho '" + end.trimmed() + "'\n");
        QByteArray output;
        const QDeadlineTimer deadline(30'000);
        while (!output.endsWith(end) && m_bash.waitForReadyRead(int(deadline.remainingTime())))
            output += m_bash.readAll();
        return output.endsWith(end) ? output.chopped(end.size()) : output + "(no end)";
    }

private:
    QProcess m_bash;
};

} // namespace

/// The examples of the documents, pasted into a shell beside a service with the demo clinic: they print what the documents
/// show.
class tst_Examples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documents_printWhatTheyShow_data()
    {
        QTest::addColumn<QString>("document");
        for (const char *document : {"README.md", "shared/API.md"})
            QTest::addRow("%s", document) << QString::fromLatin1(document);
    }
    void documents_printWhatTheyShow()
    {
        QFETCH(QString, document);
        RunningService service;
        service.start();
        const Environment database {{"MEDICONNECT_DATABASE_URL", service.databaseUri().toUtf8()}};
        const CommandOutcome demo = ServiceProcess::run({QStringLiteral("demo")}, database);
        QVERIFY2(demo.exitCode == 0, demo.err.constData());
        QFile file(QStringLiteral(MC_SOURCES "/") + document);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<Example> examples
            = examplesOf(file.readAll().replace("http://127.0.0.1:8000", service.process().baseUrl()));
        QVERIFY(examples.size() > 1);

        Shell shell;
        for (const Example &example : examples) {
            QByteArray output;
            const auto isAsShown = [&] {
                output = shell.run(example.commands);
                return example.output.isEmpty() ? output.isEmpty() : matches(output, example.output);
            };
            const QByteArray place = document.toUtf8() + ':' + QByteArray::number(example.line);
            // What only reads may be a moment early.
            if (example.commands.contains("--json") || example.commands.contains(" -d '"))
                QVERIFY2(isAsShown(), (place + " prints " + output).constData());
            else
                QTRY_VERIFY2(isAsShown(), (place + " prints " + output).constData());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Examples)
#include "tst_examples.moc"
