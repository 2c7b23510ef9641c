#include "console/notifications/notification_details.h"

#include "console/notifications/channel_progress.h"
#include "console/notifications/timeline_view.h"
#include "console/session/failure_text.h"
#include "console/widgets/action_button.h"
#include "console/widgets/breakable.h"
#include "console/widgets/busy_line.h"
#include "console/widgets/embolden.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/icons.h"
#include "console/widgets/leading.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

// What is impossible for this notification takes no room, rather than standing there in grey.
void hideWhileDisabled(QToolButton *button, const QAction *action)
{
    const auto follow = [button, action] { button->setVisible(action->isEnabled()); };
    QObject::connect(action, &QAction::enabledChanged, button, follow);
    follow();
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString numberText(std::optional<qint64> number) { return number ? QString::number(*number) : QString(); }

} // namespace

NotificationDetails::NotificationDetails(
    OpenedNotification &opened, NotificationActions &actions, const Theme &theme, QWidget *parent)
    : DetailsPane(theme, parent)
    , m_opened(opened)
    , m_theme(theme)
    , m_busy(new BusyLine)
    , m_error(new InlineMessage(theme, InlineMessage::Closing::NotOffered))
    , m_tryAgain(new QAction(this))
    , m_title(newText())
    , m_state(new StateChip(theme))
    , m_kind(new QLabel)
    , m_message(newText())
    , m_channels(new QWidget)
    , m_facts(new FactList)
    , m_timelineTitle(new QLabel)
    , m_timeline(new TimelineView(theme))
{
    layOut(actions);
    m_error->addButton(m_tryAgain);
    connect(m_tryAgain, &QAction::triggered, &opened, &OpenedNotification::refresh);
    connect(&opened, &OpenedNotification::changed, this, &NotificationDetails::update);
    retranslate();
}

void NotificationDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DetailsPane::changeEvent(event);
}

void NotificationDetails::layOut(NotificationActions &actions)
{
    embolden(*m_title, 2);
    embolden(*m_timelineTitle);
    m_kind->setForegroundRole(QPalette::PlaceholderText);

    auto stateRow = new QHBoxLayout;
    stateRow->addWidget(m_state);
    stateRow->addWidget(m_kind, 1);
    column()->addWidget(m_title);
    column()->addLayout(stateRow);
    column()->addWidget(m_message);
    column()->addSpacing(8);
    column()->addWidget(m_channels);
    column()->addSpacing(8);
    column()->addWidget(m_facts);
    column()->addSpacing(8);
    column()->addWidget(m_timelineTitle);
    column()->addWidget(m_timeline);
    column()->addStretch(1);
    m_actionRow = newActionRow(actions);
    addAbove(m_busy);
    addAbove(m_actionRow);
    addAbove(m_error);
}

QWidget *NotificationDetails::newActionRow(NotificationActions &actions)
{
    auto row = new QWidget;
    auto layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 4, 8, 0);
    layout->setSpacing(4);
    for (QAction *action : {static_cast<QAction *>(actions.retry()), static_cast<QAction *>(actions.reschedule()),
             static_cast<QAction *>(actions.cancel())}) {
        QToolButton *const button = newActionButton(action, Qt::ToolButtonTextBesideIcon);
        hideWhileDisabled(button, action);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    QToolButton *const recipient = newActionButton(actions.showRecipient(), Qt::ToolButtonIconOnly);
    hideWhileDisabled(recipient, actions.showRecipient());
    layout->addWidget(recipient);
    for (QAction *action :
        {static_cast<QAction *>(actions.mark()), actions.copy(), static_cast<QAction *>(actions.remove())})
        layout->addWidget(newActionButton(action, Qt::ToolButtonIconOnly));
    return row;
}

void NotificationDetails::retranslate()
{
    m_tryAgain->setText(tr("Load again"));
    m_timelineTitle->setText(tr("What became of it"));
    setContentName(tr("Details of the notification"));
    placeholder().setContent({.iconName = QStringLiteral("bell"),
        .title = tr("No notification is chosen"),
        .text = tr("Choose one to read it, and what became of it.")});
    update();
}

void NotificationDetails::update()
{
    const std::optional<model::Notification> &notification = m_opened.notification();
    m_busy->setBusy(m_opened.isLoading());
    setContentShown(notification.has_value());
    m_actionRow->setVisible(notification.has_value());
    placeholder().setVisible(!m_opened.id());
    if (m_opened.error())
        m_error->show(
            InlineMessage::Kind::Error, tr("The notification did not arrive."), failureText(*m_opened.error()));
    else
        m_error->clear();
    if (notification)
        showContent(*notification);
}

void NotificationDetails::showContent(const model::Notification &notification)
{
    m_title->setAlignment(leadingTop());
    m_message->setAlignment(leadingTop());
    m_kind->setAlignment(leading());
    m_title->setText(breakable(notification.title));
    m_state->setLook(chipOf(notification));
    m_kind->setText(tr("%1 · %2 priority", "type, priority")
                        .arg(displayText(notification.type), displayText(notification.priority)));
    m_message->setText(breakable(notification.message));
    showChannels(notification);
    showFacts(notification);
    m_timeline->setLines(linesOf(m_opened.timeline()));
}

void NotificationDetails::showChannels(const model::Notification &notification)
{
    delete m_channels->layout();
    qDeleteAll(m_channels->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    auto grid = new QGridLayout(m_channels);
    grid->setContentsMargins(0, 0, 0, 0);
    const QList<ChannelProgress> all = progressOf(notification, m_opened.timeline(), QDateTime::currentDateTimeUtc());
    for (int i = 0; i < all.size(); ++i) {
        auto chip = new StateChip(m_theme);
        chip->setLook(lookOf(all[i]));
        grid->addWidget(chip, i / 2, i % 2, Qt::AlignLeading);
    }
    grid->setColumnStretch(2, 1);
}

void NotificationDetails::showFacts(const model::Notification &notification)
{
    const auto time = [](const QString &name, const QDateTime &at) {
        return FactList::Fact {
            .name = name, .value = timeText(at), .toolTip = at.isValid() ? exactTime(at) : QString()};
    };
    const model::Metadata &metadata = notification.metadata;
    m_facts->setFacts({{.name = tr("Recipient"), .value = displayName(notification.recipient)},
        {.name = tr("Email"), .value = notification.recipient.email},
        {.name = tr("Sender"), .value = notification.sender ? displayName(*notification.sender) : QString()},
        time(tr("Created"), notification.createdAt), time(tr("Scheduled for"), notification.scheduledFor),
        time(tr("Cancelled"), notification.cancelledAt), time(tr("Read"), notification.readAt),
        {.name = tr("Appointment"), .value = numberText(metadata.appointmentId)},
        {.name = tr("Message"), .value = numberText(metadata.messageId)},
        {.name = tr("Medical record"), .value = numberText(metadata.medicalRecordId)},
        {.name = tr("Invoice"), .value = numberText(metadata.invoiceId)},
        {.name = tr("Link"), .value = metadata.actionUrl}, {.name = tr("Link in the app"), .value = metadata.deepLink},
        {.name = tr("Errors"), .value = notification.deliveryErrors.join(u'\n')},
        {.name = tr("Number"), .value = toString(notification.id)}});
}

} // namespace mc::console
