#include "document.h"
#include "shell.h"
#include "support/running_service.h"

#include <QtCore/QFile>
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
void add(QList<Example> &examples, const Block &block)
{
    if (isCommand(block.lines.first())) {
        Example example {.line = block.line};
        for (const QByteArray &command : block.lines) {
            if (listens(command))
                example.isComparable = false;
            else
                example.commands += command + '\n';
        }
        examples += example;
    } else if (!examples.isEmpty() && examples.last().isComparable && examples.last().output.isEmpty()) {
        examples.last().output = block.lines.join('\n');
    }
}

QList<Example> examplesOf(const QByteArray &document)
{
    QList<Example> examples;
    for (const Block &block : blocksOf(document)) {
        if (!isOfProduction(block.section))
            add(examples, block);
    }
    return examples;
}

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
            if (example.commands.contains("--json") || example.commands.contains(" -d '")
                || example.commands.contains("-X DELETE"))
                QVERIFY2(isAsShown(), (place + " prints " + output).constData());
            else
                QTRY_VERIFY2(isAsShown(), (place + " prints " + output).constData());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Examples)
#include "tst_examples.moc"
