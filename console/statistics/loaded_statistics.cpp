#include "console/statistics/loaded_statistics.h"

namespace mc::console {

LoadedStatistics::LoadedStatistics(client::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

// Abandoned calls answer no more, so no answer can be taken for that of a later question.
void LoadedStatistics::load(const StatisticsQuery &query)
{
    m_nowCall.abandon();
    m_beforeCall.abandon();
    m_nowAnswer.reset();
    m_beforeAnswer.reset();
    const auto ask = [this, &query](const client::StatisticsRange &range, std::optional<Answer> &answer) {
        auto call = m_client.statistics().ofAll(range, query.user, query.clinicId);
        call.then(this, [this, &answer, query](const Answer &came) {
            answer = came;
            if (--m_pending == 0)
                settle(query);
        });
        return call;
    };
    const auto before = query.before(QDateTime::currentDateTimeUtc().date());
    m_pending = before ? 2 : 1;
    m_nowCall = ask(query.range(), m_nowAnswer);
    if (before)
        m_beforeCall = ask(*before, m_beforeAnswer);
    Q_EMIT changed();
}

// Without the time before there is nothing to compare with, which is told: the figures are there nevertheless.
void LoadedStatistics::settle(const StatisticsQuery &query)
{
    m_error.reset();
    if (!*m_nowAnswer)
        m_error = m_nowAnswer->error();
    else if (m_beforeAnswer && !*m_beforeAnswer)
        m_error = m_beforeAnswer->error();
    if (*m_nowAnswer) {
        m_now = **m_nowAnswer;
        m_before = m_beforeAnswer && *m_beforeAnswer ? std::optional(**m_beforeAnswer) : std::nullopt;
        m_query = query;
        m_loadedAt = QDateTime::currentDateTimeUtc();
    }
    Q_EMIT changed();
    if (m_error)
        Q_EMIT failed(*m_error);
}

} // namespace mc::console
