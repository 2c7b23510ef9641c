#include "console/compose/batch_watch.h"

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds firstPause = 500ms;
constexpr std::chrono::milliseconds longestPause = 5s;

} // namespace

BatchWatch::BatchWatch(client::Client &client, const QUuid &batch, Tasks::Task &&task, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_id(batch)
    , m_task(std::move(task))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(firstPause);
    connect(&m_pause, &QTimer::timeout, this, &BatchWatch::ask);
}

void BatchWatch::ask()
{
    m_client.batches().batch(m_id).then(this, [this](const model::Result<model::Batch> &answer) { take(answer); });
}

void BatchWatch::take(const model::Result<model::Batch> &answer)
{
    const bool isAway = !answer && answer.error().code == model::ErrorCode::Unavailable;
    const bool goesOn = isAway || (answer && answer->status == model::BatchStatus::Running);
    if (goesOn) {
        m_pause.start();
        m_pause.setInterval(std::min(m_pause.intervalAsDuration() * 2, longestPause));
    } else {
        m_task.end();
    }
    if (answer) {
        m_batch = *answer;
        Q_EMIT progressed(*answer);
    } else if (!isAway) {
        Q_EMIT failed(answer.error());
    }
}

} // namespace mc::console
