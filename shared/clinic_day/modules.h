#pragma once

#include "client/client.h"
#include "clinic_day/narrator.h"

namespace mc::clinic_day {

/// The platform's modules and the desk, as far as the service knows them: they tell it what happens, by one client.
///
/// Lives in a ClinicDay, on its thread. A few requests are under way at most, one while the service does not answer; what is told
/// beyond that is dropped.
class Modules : public QObject
{
    Q_OBJECT

public:
    Modules(const client::ClientOptions &options, const QByteArray &token, const Narrator &narrator);

    const client::ClientOptions &options() const { return m_client.options(); }
    /// The directory's active users, the first hundred.
    client::Pending<client::ListPage<model::User>> users();

    bool mayTell() const;
    void tell(const QList<client::PlatformEvent> &events);
    void tell(const model::NotificationDraft &draft);
    void tell(const model::BatchDraft &draft);
    /// Notes an answer, and says when the service is gone, back, or refuses something; whether it did what was asked.
    bool isDone(const std::optional<model::Error> &error);

    qint64 events() const { return m_events; }
    qint64 notifications() const { return m_notifications; }

Q_SIGNALS:
    /// The token is not taken, or no longer.
    void refused();

private:
    const Narrator &m_narrator;
    client::Client m_client;
    int m_underWay = 0;
    qint64 m_events = 0; ///< accepted
    qint64 m_notifications = 0; ///< that came of it
    bool m_isAway = false; ///< the service, as far as is known
    QStringList m_refusals; ///< codes that were said already
};

} // namespace mc::clinic_day
