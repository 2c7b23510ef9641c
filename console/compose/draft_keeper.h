#pragma once

#include "console/compose/draft_file.h"
#include "console/compose/sending.h"
#include "console/session/environment.h"

namespace mc::console {

/// Keeps what somebody writes until it is sent, with the attempt to send it whose outcome nobody knows. For the one who is signed
/// in, at this server.
///
/// Lives on the main thread; environment and sending outlive it.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    DraftKeeper(const Environment &environment, Sending &sending, QObject *parent = nullptr);

    /// What was kept at the last end; the sending then knows of its attempt. Nothing when nothing was kept.
    std::optional<KeptDraft> restore();
    /// What is written now; blank: nothing is kept.
    void keep(const Composition &composition);
    void forget() { keep({}); }

Q_SIGNALS:
    /// It is not kept. A reason of the system's.
    void failed(const QString &reason);

private:
    void write();

    Sending &m_sending;
    DraftFile m_file;
    Composition m_composition;
};

} // namespace mc::console
