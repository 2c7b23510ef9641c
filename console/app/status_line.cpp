#include "console/app/status_line.h"

#include "console/session/server_address.h"
#include "console/widgets/wording.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

StatusLine::StatusLine(const Environment &environment, QWidget *parent)
    : QWidget(parent)
    , m_connection(environment.connection)
    , m_tasks(environment.tasks)
    , m_user(new QLabel)
    , m_state(new StateChip(environment.theme))
    , m_running(new QLabel)
{
    m_who = QStringLiteral("%1 @ %2").arg(
        environment.user.username, displayAddress(environment.client.options().baseUrl));
    auto row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(12);
    row->addWidget(m_user);
    row->addWidget(m_state);
    row->addWidget(m_running);
    row->addStretch(1);
    setFixedHeight(32);
    connect(&m_connection, &Connection::changed, this, &StatusLine::update);
    connect(&m_tasks, &Tasks::changed, this, &StatusLine::update);
    update();
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, palette().color(QPalette::Mid));
}

void StatusLine::update()
{
    m_user->setText(m_who);
    if (m_connection.isConnected())
        m_state->setLook({StateColour::Delivered, QStringLiteral("wifi"), tr("connected")});
    else
        m_state->setLook({StateColour::Failed, QStringLiteral("wifi-off"), tr("no connection")});
    m_running->setText(m_tasks.count() == 0 ? QString() : tr("%n running task(s)", nullptr, m_tasks.count()));
    m_running->setToolTip(m_tasks.texts().join(u'\n'));
}

} // namespace mc::console
