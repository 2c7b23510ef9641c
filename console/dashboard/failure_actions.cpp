#include "console/dashboard/failure_actions.h"

#include "console/session/failure_text.h"
#include "console/widgets/icons.h"

namespace mc::console {

FailureActions::FailureActions(const Environment &environment, QObject *parent)
    : QObject(parent)
    , m_client(environment.client)
    , m_connection(environment.connection)
    , m_tasks(environment.tasks)
    , m_open(new QAction(icon(QStringLiteral("bell")), {}, this))
    , m_retry(new WriteAction(environment.connection, this))
{
    m_open->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    m_open->setShortcutContext(Qt::WidgetShortcut); // Enter means something else elsewhere
    m_retry->setIcon(icon(QStringLiteral("rotate-ccw")));
    m_retry->setShortcut(QKeySequence(QStringLiteral("R")));
    m_retry->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_open, &QAction::triggered, this, [this] {
        if (m_id)
            Q_EMIT openAsked(*m_id);
    });
    connect(m_retry, &QAction::triggered, this, &FailureActions::retry);
    update();
    retranslate();
}

void FailureActions::setNotification(const std::optional<model::NotificationId> &id)
{
    m_id = id;
    update();
}

void FailureActions::retranslate()
{
    m_open->setText(tr("Open notification"));
    m_open->setIconText(tr("Open", "notification"));
    m_retry->setText(tr("Retry delivery"));
    m_retry->setIconText(tr("Retry", "delivery"));
}

void FailureActions::update()
{
    m_open->setEnabled(m_id.has_value());
    m_retry->setAllowed(m_id.has_value() && !m_isRetrying);
}

void FailureActions::retry()
{
    m_isRetrying = true;
    update();
    auto task = std::make_shared<Tasks::Task>(m_tasks.begin(tr("Queueing deliveries again")));
    m_client.deliveries().retry(*m_id).then(this, [this, task](const model::Result<int> &queued) {
        m_isRetrying = false;
        update();
        if (queued)
            return Q_EMIT told(InlineMessage::Kind::Success, tr("Queued %Ln delivery(s) again.", nullptr, *queued), {});
        Q_EMIT told(InlineMessage::Kind::Error, tr("Nothing was queued again."), failureText(queued.error()));
        if (queued.error().code == model::ErrorCode::Unavailable)
            m_connection.checkNow();
    });
}

} // namespace mc::console
