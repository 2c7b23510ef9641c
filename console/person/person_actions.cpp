#include "console/person/person_actions.h"

#include "console/session/failure_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace mc::console {

using model::Result;
using model::User;

PersonActions::PersonActions(const Environment &environment, QWidget *page)
    : QObject(page)
    , m_page(page)
    , m_client(environment.client)
    , m_connection(environment.connection)
    , m_tasks(environment.tasks)
    , m_self(environment.user.id)
    , m_compose(new QAction(icon(QStringLiteral("square-pen")), {}, this))
    , m_signOut(new WriteAction(environment.connection, this))
    , m_setActive(new WriteAction(environment.connection, this))
{
    m_signOut->setIcon(icon(QStringLiteral("log-out"), Mirror::RightToLeft));
    connect(m_compose, &QAction::triggered, this, [this] { Q_EMIT composeAsked(m_user->id); });
    connect(m_signOut, &QAction::triggered, this, &PersonActions::askToSignOut);
    connect(m_setActive, &QAction::triggered, this,
        [this] { m_user->isActive ? askToDeactivate() : setActiveNow(*m_user, true); });
    retranslate();
}

void PersonActions::retranslate()
{
    m_compose->setText(tr("Write to this person"));
    m_compose->setIconText(tr("Write", "to a person"));
    m_signOut->setText(tr("Sign this person out everywhere…"));
    m_signOut->setIconText(tr("Sign out everywhere…"));
    update();
}

void PersonActions::setPerson(const std::optional<User> &user)
{
    m_user = user;
    update();
}

// Nobody locks themselves out from here. To sign oneself out there is the account's menu.
void PersonActions::update()
{
    const bool isActive = !m_user || m_user->isActive;
    const bool isOther = m_user && m_user->id != m_self;
    m_compose->setEnabled(m_user && m_user->isActive);
    m_signOut->setAllowed(isOther && isActive && !m_isRunning);
    m_setActive->setAllowed(isOther && !m_isRunning);
    m_setActive->setIcon(icon(isActive ? QStringLiteral("user-x") : QStringLiteral("user-check")));
    m_setActive->setText(isActive ? tr("Deactivate account…") : tr("Activate account"));
    m_setActive->setIconText(isActive ? tr("Deactivate…", "account") : tr("Activate", "account"));
    const QString own = m_user && !isOther ? tr("This is your own account.") : QString();
    for (QAction *action : {m_signOut, m_setActive})
        action->setToolTip(own.isEmpty() ? action->text() : own);
}

void PersonActions::askToSignOut()
{
    ask(tr("Sign %1 out everywhere?").arg(displayName(*m_user)),
        tr("Within five seconds every app and browser of theirs loses its connection, and they have to sign in again. "
           "This "
           "can’t be undone. It is recorded in the audit log."),
        tr("Sign out everywhere"), tr("Leave signed in"), [this, user = *m_user] { signOutNow(user); });
}

void PersonActions::askToDeactivate()
{
    ask(tr("Deactivate %1?").arg(displayName(*m_user)),
        tr("Within five seconds every session of theirs ends, and they can’t sign in. Nobody can send them anything; "
           "what "
           "waits for them is left out. Devices and preferences are kept. The account can be activated again, its "
           "sessions "
           "can’t. It is recorded in the audit log."),
        tr("Deactivate account"), tr("Leave active"), [this, user = *m_user] { setActiveNow(user, false); });
}

void PersonActions::ask(const QString &question, const QString &consequences, const QString &yes, const QString &no,
    const std::function<void()> &act)
{
    auto box = new QMessageBox(QMessageBox::Warning, yes, question, QMessageBox::NoButton, m_page);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(consequences);
    const QPushButton *const does = box->addButton(yes, QMessageBox::DestructiveRole);
    QPushButton *const leaves = box->addButton(no, QMessageBox::RejectRole);
    box->setDefaultButton(leaves);
    box->setEscapeButton(leaves);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(does, &QPushButton::clicked, this, act);
    box->open();
}

void PersonActions::signOutNow(const User &user)
{
    m_isRunning = true;
    m_task = m_tasks.begin(tr("Signing %1 out").arg(displayName(user)));
    update();
    m_client.directory().signOut(user.id).then(this, [this, user](const Result<void> &done) {
        m_isRunning = false;
        m_task.end();
        update();
        if (!done)
            return fail(tr("%1 was not signed out.").arg(displayName(user)), done.error());
        Q_EMIT told(InlineMessage::Kind::Success, tr("%1 is signed out everywhere.").arg(displayName(user)));
    });
}

// The entry is replaced as a whole, so it is read anew: somebody may have changed the rest of it meanwhile.
void PersonActions::setActiveNow(const User &user, bool isActive)
{
    m_isRunning = true;
    m_task = m_tasks.begin((isActive ? tr("Activating %1") : tr("Deactivating %1")).arg(displayName(user)));
    update();
    m_client.directory().show(user.id).then(this, [this, user, isActive](const Result<User> &current) {
        if (current)
            return put(*current, isActive);
        m_isRunning = false;
        m_task.end();
        update();
        fail(tr("%1 was not changed.").arg(displayName(user)), current.error());
    });
}

void PersonActions::put(const User &user, bool isActive)
{
    User wanted = user;
    wanted.isActive = isActive;
    m_client.directory().put(wanted).then(this, [this, wanted](const Result<User> &stored) {
        m_isRunning = false;
        m_task.end();
        update();
        const QString name = displayName(wanted);
        if (!stored)
            return fail(tr("%1 was not changed.").arg(name), stored.error());
        Q_EMIT changed(*stored);
        Q_EMIT told(InlineMessage::Kind::Success,
            stored->isActive ? tr("%1 is active again.").arg(name) : tr("%1 is deactivated.").arg(name));
    });
}

void PersonActions::fail(const QString &what, const model::Error &error)
{
    Q_EMIT told(InlineMessage::Kind::Error, QStringLiteral("%1 %2").arg(what, failureText(error)));
    if (error.code == model::ErrorCode::Unavailable)
        m_connection.checkNow();
}

} // namespace mc::console
