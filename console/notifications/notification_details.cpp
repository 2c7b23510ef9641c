#include "console/notifications/notification_details.h"

#include "console/notifications/channel_progress.h"
#include "console/notifications/fact_list.h"
#include "console/notifications/list_placeholder.h"
#include "console/notifications/timeline_view.h"
#include "console/widgets/busy_line.h"
#include "console/widgets/icons.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

QLabel *newText()
{
    auto label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void embolden(QLabel &label, qreal larger)
{
    QFont font = label.font();
    font.setPointSizeF(font.pointSizeF() + larger);
    font.setWeight(QFont::DemiBold);
    label.setFont(font);
}

QToolButton *newButton(QAction *action, Qt::ToolButtonStyle style)
{
    auto button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setAutoRaise(true);
    return button;
}

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
    : QFrame(parent)
    , m_opened(opened)
    , m_theme(theme)
    , m_busy(new BusyLine)
    , m_error(new InlineMessage(theme, InlineMessage::Closing::NotOffered))
    , m_tryAgain(new QAction(this))
    , m_placeholder(new ListPlaceholder(theme))
    , m_scroll(new QScrollArea)
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

void NotificationDetails::focusContent() { m_scroll->setFocus(Qt::ShortcutFocusReason); }

void NotificationDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NotificationDetails::layOut(NotificationActions &actions)
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    embolden(*m_title, 2);
    embolden(*m_timelineTitle, 0);
    m_kind->setForegroundRole(QPalette::PlaceholderText);

    auto stateRow = new QHBoxLayout;
    stateRow->addWidget(m_state);
    stateRow->addWidget(m_kind, 1);
    auto content = new QWidget;
    auto column = new QVBoxLayout(content);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(stateRow);
    column->addWidget(m_message);
    column->addSpacing(8);
    column->addWidget(m_channels);
    column->addSpacing(8);
    column->addWidget(m_facts);
    column->addSpacing(8);
    column->addWidget(m_timelineTitle);
    column->addWidget(m_timeline);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    content->setBackgroundRole(QPalette::Base);

    m_actionRow = newActionRow(actions);
    auto all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_busy);
    all->addWidget(m_actionRow);
    all->addWidget(m_error);
    all->addWidget(m_scroll, 1);
    all->addWidget(m_placeholder, 1);
}

QWidget *NotificationDetails::newActionRow(NotificationActions &actions)
{
    auto row = new QWidget;
    auto layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 4, 8, 0);
    layout->setSpacing(4);
    for (QAction *action : {static_cast<QAction *>(actions.retry()), static_cast<QAction *>(actions.reschedule()),
             static_cast<QAction *>(actions.cancel())}) {
        QToolButton *const button = newButton(action, Qt::ToolButtonTextBesideIcon);
        hideWhileDisabled(button, action);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    for (QAction *action :
        {static_cast<QAction *>(actions.mark()), actions.copy(), static_cast<QAction *>(actions.remove())})
        layout->addWidget(newButton(action, Qt::ToolButtonIconOnly));
    return row;
}

void NotificationDetails::retranslate()
{
    m_tryAgain->setText(tr("Load again"));
    m_timelineTitle->setText(tr("What became of it"));
    m_scroll->setAccessibleName(tr("Details of the notification"));
    m_placeholder->show(QStringLiteral("bell"), StateColour::Pending, tr("No notification is chosen"),
        tr("Choose one to read it, and what became of it."));
    update();
}

void NotificationDetails::update()
{
    const std::optional<model::Notification> &notification = m_opened.notification();
    m_busy->setBusy(m_opened.isLoading());
    m_scroll->setVisible(notification.has_value());
    m_actionRow->setVisible(notification.has_value());
    m_placeholder->setVisible(!m_opened.id());
    if (m_opened.error())
        m_error->show(InlineMessage::Kind::Error, tr("The notification did not arrive."), m_opened.error()->detail);
    else
        m_error->clear();
    if (notification)
        showContent(*notification);
}

void NotificationDetails::showContent(const model::Notification &notification)
{
    m_title->setText(notification.title);
    m_state->setLook(chipOf(notification));
    m_kind->setText(tr("%1 · %2 priority", "type, priority")
                        .arg(displayText(notification.type), displayText(notification.priority)));
    m_message->setText(notification.message);
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
