#pragma once

#include "client/client.h"
#include "client/inbox_socket.h"

#include <QtCore/QRandomGenerator>

namespace mc::clinic_day {

/// What the people of a day have done so far.
struct Deeds
{
    qint64 read = 0;
    qint64 followed = 0;
};

/// One of the demo clinic's people, with the app: signs in, reads and follows what comes while it is open, and closes it again.
/// Whose phone is no longer known to its provider registers another.
///
/// Lives in a ClinicDay, on its thread. What goes wrong is tried again at the next visit.
class AppUser : public QObject
{
public:
    /// `haste`: how much quicker than usual they read. `deeds` outlives it.
    AppUser(const model::User &user, const client::ClientOptions &options, quint32 seed, double haste, Deeds &deeds);
    ~AppUser() override;

    bool isIn() const { return m_isIn; }
    void come();
    void go();

private:
    void open();
    void look(const QList<model::Notification> &unread);
    void mindPhone(const QList<model::Device> &devices);
    void notice(model::NotificationId id);
    void read(model::NotificationId id);
    void follow(model::NotificationId id);
    bool chance(int ofHundred) { return m_random.bounded(100) < ofHundred; }

    const model::User m_user;
    client::Client m_client;
    client::InboxSocket m_socket;
    QRandomGenerator m_random;
    const double m_haste;
    Deeds &m_deeds;
    std::unique_ptr<QObject> m_visit; ///< the context of what is done in it; ends with it
    int m_noticed = 0; ///< and neither read nor left yet
    bool m_isIn = false;
};

} // namespace mc::clinic_day
