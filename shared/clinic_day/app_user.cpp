#include "clinic_day/app_user.h"

namespace mc::clinic_day {

using model::Notification;
using model::NotificationId;
using model::Result;

namespace {

constexpr QLatin1String password("demo-clinic");
constexpr int mostNoticed = 10; // nobody looks at more at once

} // namespace

AppUser::AppUser(
    const model::User &user, const client::ClientOptions &options, quint32 seed, double haste, Deeds &deeds)
    : m_user(user)
    , m_client(options)
    , m_socket(m_client.session(), options, user.id)
    , m_random(seed)
    , m_haste(haste)
    , m_deeds(deeds)
{
    connect(&m_socket, &client::InboxSocket::notificationArrived, this,
        [this](const Notification &notification) { notice(notification.id); });
    connect(&m_socket, &client::InboxSocket::stopped, this, &AppUser::go);
}

AppUser::~AppUser() { go(); }

void AppUser::come()
{
    if (m_isIn)
        return;
    m_isIn = true;
    m_visit = std::make_unique<QObject>();
    if (m_client.session().isOpen())
        return open();
    m_client.signIn(m_user.username, password).then(m_visit.get(), [this](const Result<model::User> &signedIn) {
        if (signedIn)
            open();
        else
            go();
    });
}

void AppUser::go()
{
    if (!m_isIn)
        return;
    m_isIn = false;
    m_noticed = 0;
    m_socket.stop();
    m_visit.reset();
}

void AppUser::open()
{
    m_socket.start();
    client::NotificationQuery unread;
    unread.isRead = false;
    unread.pageSize = 3;
    m_client.notifications().list(unread).then(
        m_visit.get(), [this](const Result<client::ListPage<Notification>> &page) {
            if (page)
                look(page->items);
        });
    m_client.devices().list({}).then(m_visit.get(), [this](const Result<client::ListPage<model::Device>> &page) {
        if (page)
            mindPhone(page->items);
    });
}

void AppUser::look(const QList<Notification> &unread)
{
    for (const Notification &notification : unread)
        notice(notification.id);
}

void AppUser::mindPhone(const QList<model::Device> &devices)
{
    const bool isReached
        = std::any_of(devices.begin(), devices.end(), [](const model::Device &device) { return device.isActive; });
    if (devices.isEmpty() || isReached)
        return;
    QByteArray digits;
    while (digits.size() < 64)
        digits += QByteArray::number(m_random.generate(), 16).rightJustified(8, '0');
    const model::Device &old = devices.first();
    const bool isIos = old.type == model::DeviceType::Ios;
    const model::DeviceDraft draft {.token = isIos ? digits : "demo-clinic:" + digits,
        .type = old.type,
        .name = old.name,
        .appVersion = old.appVersion};
    m_client.devices().add(draft).then(m_visit.get(), [](const Result<model::Device> &) {});
}

void AppUser::notice(NotificationId id)
{
    if (!m_visit || m_noticed == mostNoticed || !chance(80))
        return;
    ++m_noticed;
    const bool isFollowed = chance(35);
    const std::chrono::milliseconds pause(qint64(m_random.bounded(1'000, 15'000) / m_haste));
    QTimer::singleShot(pause, m_visit.get(), [this, id, isFollowed] {
        --m_noticed;
        if (isFollowed)
            follow(id);
        else
            read(id);
    });
}

void AppUser::read(NotificationId id)
{
    if (m_socket.markRead(id))
        ++m_deeds.read;
}

void AppUser::follow(NotificationId id)
{
    m_client.deliveries().click(id).then(
        m_visit.get(), [this](const Result<Notification> &followed) { m_deeds.followed += followed ? 1 : 0; });
}

} // namespace mc::clinic_day
