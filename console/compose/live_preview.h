#pragma once

#include "client/client.h"
#include "console/compose/composition.h"

#include <QtCore/QTimer>

namespace mc::console {

/// What would become of what is written: asked for a moment after each change. Answers to what was written before are dropped.
///
/// Lives on the main thread; the client outlives it.
class LivePreview : public QObject
{
    Q_OBJECT

public:
    explicit LivePreview(client::Client &client, QObject *parent = nullptr);

    /// Asks, unless it is the same as before or nobody is chosen.
    void show(const Composition &composition);
    /// At once, also when nothing was changed.
    void askNow();
    /// Whether the preview is one of what is written now.
    bool isCurrent() const { return m_preview && !isAsking(); }
    bool isAsking() const { return m_isAsking; }
    /// The last one; nothing while there is nobody to reach, or after a failure.
    const std::optional<model::Preview> &preview() const { return m_preview; }

Q_SIGNALS:
    /// It is asked, or there is an answer, or nobody is chosen.
    void changed();
    void failed(const mc::model::Error &error);

private:
    void ask();
    void take(const model::Result<model::Preview> &answer);

    client::Client &m_client;
    QTimer m_pause;
    Composition m_composition;
    bool m_isAsking = false;
    std::optional<Draft> m_asked;
    client::Pending<model::Preview> m_call;
    std::optional<model::Preview> m_preview;
};

} // namespace mc::console
