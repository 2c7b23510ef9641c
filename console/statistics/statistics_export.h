#pragma once

#include "console/statistics/statistics_report.h"
#include "console/widgets/inline_message.h"
#include "model/result.h"

class QAction;
class QSettings;

namespace mc::console {

/// Exports what the page shows: as CSV, and as a report in PDF or PNG. Asks for the file without blocking, writes it on a thread of the
/// pool, and says what came of it. The settings and the page outlive it.
class StatisticsExport : public QObject
{
    Q_OBJECT

public:
    StatisticsExport(QSettings &settings, QWidget &page);

    QList<QAction *> actions() const { return {m_csv, m_pdf, m_png}; }
    /// Shown while there is a folder in which the last file is.
    QAction *openFolderAction() { return m_openFolder; }
    /// What is exported; none: nothing can be.
    void setContents(const std::optional<StatisticsReport::Contents> &contents);
    void retranslate();

Q_SIGNALS:
    void told(mc::console::InlineMessage::Kind kind, const QString &text, const QString &details);

private:
    using Contents = StatisticsReport::Contents;
    using Writer = model::Result<void> (*)(const QString &fileName, const Contents &contents);

    void updateActions();
    void ask(QAction *action, const QString &suffix, Writer writer);
    void write(const QString &fileName, const Contents &contents, Writer writer);
    void tell(const QString &fileName, const model::Result<void> &outcome);
    static QString suggestedName(const Contents &contents, const QString &suffix);

    QSettings &m_settings;
    QWidget &m_page;
    QAction *m_csv;
    QAction *m_pdf;
    QAction *m_png;
    QAction *m_openFolder;
    std::optional<Contents> m_contents;
    QString m_folder; ///< of the last file
    bool m_isWriting = false;
};

} // namespace mc::console
