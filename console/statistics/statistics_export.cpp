#include "console/statistics/statistics_export.h"

#include "console/statistics/report_files.h"
#include "console/statistics/statistics_csv.h"
#include "console/widgets/icons.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QFuture>
#include <QtCore/QPromise>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QThreadPool>
#include <QtGui/QAction>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QFileDialog>

namespace mc::console {

using model::Result;

namespace {

QString folderKey() { return QStringLiteral("statistics/folder"); }

Result<void> writeCsvOf(const QString &fileName, const StatisticsReport::Contents &contents)
{
    return writeFile(fileName, statisticsCsv(contents));
}

Result<void> writePdfOf(const QString &fileName, const StatisticsReport::Contents &contents)
{
    return writePdf(fileName, StatisticsReport(contents));
}

Result<void> writePngOf(const QString &fileName, const StatisticsReport::Contents &contents)
{
    return writePng(fileName, StatisticsReport(contents));
}

} // namespace

StatisticsExport::StatisticsExport(QSettings &settings, QWidget &page)
    : m_settings(settings)
    , m_page(page)
    , m_csv(new QAction(icon(QStringLiteral("file-spreadsheet")), {}, this))
    , m_pdf(new QAction(icon(QStringLiteral("file-chart-column")), {}, this))
    , m_png(new QAction(icon(QStringLiteral("image")), {}, this))
    , m_openFolder(new QAction(icon(QStringLiteral("folder-open")), {}, this))
{
    m_csv->setShortcut(QKeySequence(QStringLiteral("Ctrl+E")));
    m_pdf->setShortcut(QKeySequence(QStringLiteral("Ctrl+P")));
    m_png->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+P")));
    connect(m_csv, &QAction::triggered, this, [this] { ask(m_csv, QStringLiteral("csv"), &writeCsvOf); });
    connect(m_pdf, &QAction::triggered, this, [this] { ask(m_pdf, QStringLiteral("pdf"), &writePdfOf); });
    connect(m_png, &QAction::triggered, this, [this] { ask(m_png, QStringLiteral("png"), &writePngOf); });
    connect(
        m_openFolder, &QAction::triggered, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    updateActions();
}

void StatisticsExport::setContents(const std::optional<Contents> &contents)
{
    m_contents = contents;
    updateActions();
}

void StatisticsExport::retranslate()
{
    m_csv->setText(tr("Export CSV"));
    m_pdf->setText(tr("Save report as PDF"));
    m_png->setText(tr("Save report as picture"));
    m_openFolder->setText(tr("Open folder"));
}

void StatisticsExport::updateActions()
{
    const bool hasAny = m_contents && m_contents->now.totals.total > 0;
    for (QAction *action : actions())
        action->setEnabled(hasAny && !m_isWriting);
    m_openFolder->setVisible(!m_folder.isEmpty());
}

void StatisticsExport::ask(QAction *action, const QString &suffix, Writer writer)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto dialog = new QFileDialog(&m_page, action->text(), m_settings.value(folderKey(), documents).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(suggestedName(*m_contents, suffix));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, writer, contents = *m_contents](const QString &fileName) { write(fileName, contents, writer); });
    dialog->open();
}

void StatisticsExport::write(const QString &fileName, const Contents &contents, Writer writer)
{
    m_settings.setValue(folderKey(), QFileInfo(fileName).absolutePath());
    m_isWriting = true;
    updateActions();
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    promise->future().then(this, [this, fileName](const Result<void> &outcome) { tell(fileName, outcome); });
    QThreadPool::globalInstance()->start([promise, writer, fileName, contents] {
        promise->addResult(writer(fileName, contents));
        promise->finish();
    });
}

void StatisticsExport::tell(const QString &fileName, const Result<void> &outcome)
{
    const QString shown = QDir::toNativeSeparators(fileName);
    m_isWriting = false;
    m_folder = outcome ? QFileInfo(fileName).absolutePath() : QString();
    updateActions();
    if (outcome)
        Q_EMIT told(InlineMessage::Kind::Success, tr("%1 was saved.").arg(QFileInfo(fileName).fileName()), shown);
    else
        Q_EMIT told(InlineMessage::Kind::Error,
            tr("%1 could not be saved. Choose another folder, or make room.").arg(shown), outcome.error().detail);
}

// Of a person the number only: names of files are seen by others.
QString StatisticsExport::suggestedName(const Contents &contents, const QString &suffix)
{
    const StatisticsQuery &query = contents.query;
    const auto [from, to] = daysIn(query, contents.generatedAt.date());
    QStringList parts {QStringLiteral("statistics")};
    if (query.clinicId)
        parts += QStringLiteral("clinic-%1").arg(*query.clinicId);
    if (query.user)
        parts += QStringLiteral("user-%1").arg(query.user->value);
    if (from.isValid())
        parts += from.toString(Qt::ISODate);
    parts += to.toString(Qt::ISODate);
    return QStringLiteral("%1.%2").arg(parts.join(u'_'), suffix);
}

} // namespace mc::console
