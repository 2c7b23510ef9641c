#pragma once

#include "console/compose/kept_draft.h"

#include <QtCore/QTimer>

#include <optional>

namespace mc::console {

/// The file that keeps what somebody writes, should the console or the computer fail: for its owner's eyes alone, written whole or
/// not at all, a moment after each change. It may hold what concerns patients, and so it goes when it is sent, discarded, signed out
/// of, or older than a week.
///
/// Lives on the main thread.
class DraftFile : public QObject
{
    Q_OBJECT

public:
    /// In that folder, of that person at that server.
    DraftFile(const QString &folder, const QUrl &server, model::UserId user);
    /// Writes what is not written yet.
    ~DraftFile() override;

    /// What was kept at the last end; nothing when there was nothing, or nothing of use.
    std::optional<KeptDraft> read();
    /// Within a second.
    void keep(const KeptDraft &draft);
    /// At once, before something that must not be forgotten.
    void keepNow(const KeptDraft &draft);
    void remove();

    const QString &path() const { return m_path; }

Q_SIGNALS:
    /// A draft could not be written; once until it can again. A reason of the system's.
    void failed(const QString &reason);

private:
    void write();

    const QString m_path;
    QTimer m_pause;
    std::optional<KeptDraft> m_unwritten;
    bool m_hasFailed = false;
};

} // namespace mc::console
