#include "console/notifications/filter_menu.h"

#include "client/client.h"
#include "console/clinics/clinic_popup.h"
#include "console/people/person_popup.h"
#include "console/widgets/dates_popup.h"
#include "console/widgets/icons.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QMenu>

namespace mc::console {

FilterMenu::FilterMenu(client::Client &client, const QList<FilterPart> &parts, QWidget *parent)
    : QObject(parent)
    , m_client(client)
    , m_parts(parts)
    , m_window(parent)
    , m_menu(new QMenu(parent))
{
    retranslate();
}

void FilterMenu::open(FilterPart part, QWidget &anchor)
{
    if (part == FilterPart::Recipient)
        return openPerson(anchor);
    if (part == FilterPart::Clinic)
        return openClinic(anchor);
    auto menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu, part);
    FilterBar::popUp(*menu, anchor);
}

void FilterMenu::retranslate()
{
    m_menu->clear();
    for (const FilterPart part : m_parts) {
        const QString name = displayText(part);
        if (part == FilterPart::Recipient || part == FilterPart::Clinic)
            m_menu->addAction(tr("%1…", "name of a filter whose value is asked for").arg(name),
                [this, part] { open(part, *m_window); });
        else
            fill(*m_menu->addMenu(name), part);
    }
}

void FilterMenu::fill(QMenu &menu, FilterPart part)
{
    const auto add = [this, &menu](const QString &text, const std::function<void(ListFilter &)> &change) {
        return menu.addAction(text, this, [this, change] { choose(change); });
    };
    switch (part) {
    case FilterPart::Type:
        for (const model::NotificationType type : model::allNotificationTypes)
            add(displayText(type), [type](ListFilter &filter) { filter.type = type; })->setIcon(icon(iconName(type)));
        return;
    case FilterPart::Priority:
        for (const model::Priority priority :
            {model::Priority::Critical, model::Priority::High, model::Priority::Medium, model::Priority::Low})
            add(displayText(priority), [priority](ListFilter &filter) { filter.priority = priority; });
        return;
    case FilterPart::Status:
        for (const model::DeliveryStatus status : {model::DeliveryStatus::Pending, model::DeliveryStatus::Sent,
                 model::DeliveryStatus::Delivered, model::DeliveryStatus::Failed})
            add(displayText(status), [status](ListFilter &filter) {
                filter.status = status;
            })->setIcon(icon(chipOf(status).iconName));
        return;
    case FilterPart::Read:
        add(tr("Read"), [](ListFilter &filter) { filter.isRead = true; });
        add(tr("Unread"), [](ListFilter &filter) { filter.isRead = false; });
        return;
    case FilterPart::Dates:
        return addDays(menu);
    case FilterPart::Recipient:
    case FilterPart::Clinic:
        return;
    }
}

void FilterMenu::addDays(QMenu &menu)
{
    const auto add = [this, &menu](const QString &text, int days) {
        menu.addAction(text, this, [this, days] {
            choose([days](ListFilter &filter) {
                filter.from = QDate::currentDate().addDays(1 - days);
                filter.to = {};
            });
        });
    };
    add(tr("Today"), 1);
    add(tr("The last 7 days"), 7);
    add(tr("The last 30 days"), 30);
    menu.addAction(tr("Other days …"), this, [this] { openDates(*m_window); });
}

void FilterMenu::openPerson(QWidget &anchor)
{
    auto popup = new PersonPopup(m_client, tr("Recipient whose notifications are shown"), m_window);
    connect(popup, &PersonPopup::chosen, this, [this](const model::User &user) {
        choose([&user](ListFilter &filter) {
            filter.recipient = user.id;
            filter.recipientName = displayName(user);
        });
    });
    popup->openBelow(anchor);
}

void FilterMenu::openClinic(QWidget &anchor)
{
    auto popup = new ClinicPopup(m_client.statistics(), m_filter.clinicId, m_window);
    connect(popup, &ClinicPopup::chosen, this,
        [this](qint64 id) { choose([id](ListFilter &filter) { filter.clinicId = id; }); });
    popup->openBelow(anchor);
}

void FilterMenu::openDates(QWidget &anchor)
{
    auto popup = new DatesPopup(m_filter.from, m_filter.to, m_window);
    connect(popup, &DatesPopup::chosen, this, [this](const QDate &from, const QDate &to) {
        choose([from, to](ListFilter &filter) {
            filter.from = from;
            filter.to = to;
        });
    });
    popup->openBelow(anchor);
}

void FilterMenu::choose(const std::function<void(ListFilter &)> &change)
{
    ListFilter changed = m_filter;
    change(changed);
    Q_EMIT filterChosen(changed);
}

} // namespace mc::console
