#pragma once

#include "console/alerts/alert_choice.h"
#include "model/live_deliveries.h"

#include <QtCore/QQueue>

namespace mc::console {

/// Something that the person at the desk is told, whatever they look at. May be seen by others: it names nobody, and repeats no
/// provider's words.
struct Alert
{
    QString title;
    QString text;
};

/// Tells from the live statistics when something needs somebody: a provider pauses, many deliveries fail, or deliveries wait for
/// too long. Each is told once, and again only after it was over. What begins in silent hours is told when they end, if it is
/// still so.
///
/// Lives on the main thread. The choice outlives it.
class Alerts : public QObject
{
    Q_OBJECT

public:
    explicit Alerts(const AlertChoice &choice);

    /// Once a second; time is what the statistics say.
    void note(const model::LiveStatistics &statistics);

Q_SIGNALS:
    void raised(const mc::console::Alert &alert);

private:
    /// Whether it is to be told of, once until it is over.
    class Condition
    {
    public:
        /// It holds now, is over, or is neither.
        bool isNews(bool holds, bool isOver, bool isSilent);

    private:
        bool m_isTold = false;
    };
    struct Provider
    {
        Condition pause;
        QDateTime wellSince; ///< invalid while it is paused
    };

    void notePauses(const model::LiveStatistics &statistics, bool isSilent);
    void noteFailures(const model::LiveStatistics &statistics, bool isSilent);
    void noteWaiting(const model::LiveStatistics &statistics, bool isSilent);

    const AlertChoice &m_choice;
    std::map<model::Provider, Provider> m_providers;
    QQueue<std::pair<QDateTime, qint64>> m_failures; ///< of each second
    qint64 m_failed = 0; ///< their sum
    Condition m_manyFail;
    Condition m_waitsLong;
};

} // namespace mc::console
