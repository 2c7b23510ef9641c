#include "console/person/section.h"

#include "console/session/failure_text.h"
#include "console/widgets/busy_line.h"
#include "console/widgets/embolden.h"
#include "console/widgets/icons.h"
#include "console/widgets/inline_message.h"

#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

Section::Section(const Environment &environment, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_environment(environment)
    , m_title(new QLabel)
    , m_note(new QLabel)
    , m_heading(new QHBoxLayout)
    , m_busy(new BusyLine)
    , m_failure(new InlineMessage(environment.theme, InlineMessage::Closing::NotOffered))
    , m_again(new QAction(icon(QStringLiteral("refresh-cw")), {}, this))
    , m_content(content)
{
    embolden(*m_title);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_note->hide();
    m_heading->setSpacing(8);
    m_heading->addWidget(m_title);
    m_heading->addStretch(1);
    m_failure->addButton(m_again);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_heading);
    column->addWidget(m_busy);
    column->addWidget(m_note);
    column->addWidget(content);
    column->addWidget(m_failure);
    connect(m_again, &QAction::triggered, this, &Section::askAgain);
}

void Section::setTexts(const QString &title, const QString &loadAgain)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_again->setText(loadAgain);
}

void Section::setNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void Section::addToHeading(QWidget *widget) { m_heading->addWidget(widget); }

void Section::prepare()
{
    m_isKnown = false;
    m_user = {};
    forget();
    setState(State::Loading);
}

void Section::load(const model::User &user)
{
    if (user.id != m_user.id)
        prepare();
    m_user = user;
    askAgain();
}

void Section::askAgain()
{
    if (m_user.id == model::UserId())
        return;
    setState(State::Loading);
    ask();
}

void Section::finish()
{
    m_isKnown = true;
    setState(State::Loaded);
}

void Section::fail(const QString &what, const model::Error &error)
{
    setState(State::Failed);
    m_failure->show(InlineMessage::Kind::Error, QStringLiteral("%1 %2").arg(what, failureText(error)));
    checkConnection(error);
}

void Section::checkConnection(const model::Error &error)
{
    if (error.code == model::ErrorCode::Unavailable)
        m_environment.connection.checkNow();
}

void Section::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Section::setState(State state)
{
    m_busy->setBusy(state == State::Loading);
    // What comes takes the room that there is: little moves under the pointer.
    QSizePolicy policy = m_content->sizePolicy();
    policy.setRetainSizeWhenHidden(state == State::Loading);
    m_content->setSizePolicy(policy);
    m_content->setVisible(m_isKnown);
    if (state != State::Failed)
        m_failure->clear();
}

} // namespace mc::console
