#include "console/person/records_section.h"

#include "console/person/brief_table.h"
#include "console/widgets/action_button.h"
#include "console/widgets/icons.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int mostNotifications = 10;
constexpr int mostDevices = 5;

} // namespace

RecordsSection::RecordsSection(const Environment &environment, QWidget *parent)
    : RecordsSection(environment, new QWidget, parent)
{
}

RecordsSection::RecordsSection(const Environment &environment, QWidget *content, QWidget *parent)
    : Section(environment, content, parent)
    , m_openAll(new QAction(this))
    , m_table(new BriefTable(environment.theme))
    , m_empty(new QLabel)
{
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    auto column = new QVBoxLayout(content);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table);
    column->addWidget(m_empty);
    addToHeading(newActionButton(m_openAll));
}

void RecordsSection::setEmptyText(const QString &text) { m_empty->setText(text); }

void RecordsSection::setRows(const QList<BriefModel::Row> &rows)
{
    m_table->setRows(rows);
    m_table->setVisible(!rows.isEmpty());
    m_empty->setVisible(rows.isEmpty());
}

RecentSection::RecentSection(const Environment &environment, QWidget *parent)
    : RecordsSection(environment, parent)
{
    openAllAction()->setIcon(icon(QStringLiteral("bell")));
    connect(openAllAction(), &QAction::triggered, this, [this] { Q_EMIT navigate(OpenNotificationsOf {user().id}); });
    connect(&table(), &BriefTable::opened, this,
        [this](int row) { Q_EMIT navigate(OpenNotification {m_notifications[row].id}); });
    retranslate();
}

void RecentSection::retranslate()
{
    setTexts(tr("Recent notifications"), tr("Load the notifications again"));
    setEmptyText(tr("They have no notifications yet."));
    table().setAccessibleName(tr("Recent notifications"));
    openAllAction()->setText(tr("Show all notifications"));
    openAllAction()->setIconText(tr("Show all", "notifications"));
    showAnswer();
}

void RecentSection::ask()
{
    client::NotificationQuery query;
    query.recipient = user().id;
    query.pageSize = mostNotifications;
    m_call.abandon();
    m_call = environment().client.notifications().list(query);
    m_call.then(this, [this](const model::Result<client::ListPage<model::Notification>> &page) {
        if (!page)
            return fail(tr("The notifications did not arrive."), page.error());
        m_notifications = page->items;
        showAnswer();
        finish();
    });
}

void RecentSection::forget()
{
    m_call.abandon();
    m_notifications.clear();
}

void RecentSection::showAnswer()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<BriefModel::Row> rows;
    for (const model::Notification &one : std::as_const(m_notifications))
        rows += {.iconName = iconName(one.type),
            .text = one.title,
            .note = relativeTime(one.createdAt, now),
            .noteToolTip = exactTime(one.createdAt),
            .state = chipOf(one)};
    setRows(rows);
}

DevicesSection::DevicesSection(const Environment &environment, QWidget *parent)
    : RecordsSection(environment, parent)
{
    openAllAction()->setIcon(icon(QStringLiteral("smartphone")));
    const auto openAll = [this] { Q_EMIT navigate(OpenDevicesOf {user().id}); };
    connect(openAllAction(), &QAction::triggered, this, openAll);
    connect(&table(), &BriefTable::opened, this, openAll);
    retranslate();
}

void DevicesSection::retranslate()
{
    setTexts(tr("Devices"), tr("Load the devices again"));
    setEmptyText(tr("No devices: push notifications have no way to them."));
    table().setAccessibleName(tr("Devices of this person"));
    openAllAction()->setText(tr("Show their devices"));
    openAllAction()->setIconText(tr("Show all", "devices"));
    showAnswer();
}

void DevicesSection::ask()
{
    m_call.abandon();
    m_call = environment().client.devices().list({.owner = user().id, .pageSize = mostDevices});
    m_call.then(this, [this](const model::Result<client::ListPage<model::Device>> &page) {
        if (!page)
            return fail(tr("The devices did not arrive."), page.error());
        m_page = *page;
        showAnswer();
        finish();
    });
}

void DevicesSection::forget()
{
    m_call.abandon();
    m_page = {};
}

void DevicesSection::showAnswer()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<BriefModel::Row> rows;
    for (const model::Device &one : std::as_const(m_page.items))
        rows += {.iconName = iconName(one.type),
            .text = nameOf(one),
            .note = relativeTime(one.lastUsedAt, now),
            .noteToolTip = exactTime(one.lastUsedAt),
            .state = deviceChip(one.isActive)};
    setRows(rows);
    const qint64 more = m_page.count.value_or(0) - m_page.items.size();
    setNote(more > 0 ? tr("and %Ln more", nullptr, int(more)) : QString());
}

} // namespace mc::console
