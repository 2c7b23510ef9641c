#pragma once

#include "client/client.h"
#include "console/session/tasks.h"

#include <QtCore/QTimer>

namespace mc::console {

/// Follows a batch until all its notifications are made, and counts as a task so long. Asks less and less often.
///
/// Lives on the main thread; the client outlives it.
class BatchWatch : public QObject
{
    Q_OBJECT

public:
    BatchWatch(client::Client &client, const QUuid &batch, Tasks::Task &&task, QObject *parent = nullptr);

    void start() { ask(); }
    /// The last answer; nothing before the first.
    const std::optional<model::Batch> &batch() const { return m_batch; }

Q_SIGNALS:
    /// It has come further; its status says whether that was the end.
    void progressed(const mc::model::Batch &batch);
    /// The service does not tell any more; the watch is over.
    void failed(const mc::model::Error &error);

private:
    void ask();
    void take(const model::Result<model::Batch> &answer);

    client::Client &m_client;
    const QUuid m_id;
    Tasks::Task m_task;
    QTimer m_pause;
    std::optional<model::Batch> m_batch;
};

} // namespace mc::console
