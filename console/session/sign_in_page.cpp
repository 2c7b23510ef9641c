#include "console/session/sign_in_page.h"

#include "console/session/server_address.h"
#include "console/widgets/busy_line.h"
#include "console/widgets/embolden.h"
#include "console/widgets/form_field.h"
#include "console/widgets/inline_message.h"

#include <QtGui/QIcon>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace mc::console {

using Field = SignInFailure::Field;

namespace {

constexpr int columnWidth = 360;
constexpr int emblemSize = 48;

} // namespace

SignInPage::SignInPage(SignIn &signIn, RememberedServers &servers, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_signIn(signIn)
    , m_servers(servers)
    , m_emblem(new QLabel)
    , m_heading(new QLabel)
    , m_notice(new InlineMessage(theme))
    , m_server(new QComboBox)
    , m_username(new QLineEdit)
    , m_password(new QLineEdit)
    , m_serverField(new FormField(m_server, theme))
    , m_usernameField(new FormField(m_username, theme))
    , m_passwordField(new FormField(m_password, theme))
    , m_submit(new QPushButton)
    , m_cancel(new QPushButton)
    , m_busy(new BusyLine)
{
    m_server->setEditable(true);
    m_server->setInsertPolicy(QComboBox::NoInsert);
    m_password->setEchoMode(QLineEdit::Password);
    m_submit->setDefault(true);
    m_emblem->setPixmap(QIcon(QStringLiteral(":/console/mediconnect-console.svg"))
                            .pixmap({emblemSize, emblemSize}, devicePixelRatioF()));
    embolden(*m_heading, 3);

    auto row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(newColumn());
    row->addStretch(1);

    connect(m_server, &QComboBox::textActivated, this, &SignInPage::chooseRemembered);
    connect(m_server, &QComboBox::editTextChanged, this, &SignInPage::addressEdited);
    connect(m_server->lineEdit(), &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_username, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_submit, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_cancel, &QPushButton::clicked, &signIn, &SignIn::cancel);
    connect(&signIn, &SignIn::busyChanged, this, &SignInPage::setBusy);
    connect(&signIn, &SignIn::failed, this, &SignInPage::showFailure);
    connect(&signIn, &SignIn::passwordNeeded, this, &SignInPage::focusFirstMissing);
    setBusy(false);
    retranslate();
    prefill({}, {});
}

QLayout *SignInPage::newColumn()
{
    auto buttons = new QHBoxLayout;
    buttons->addWidget(m_submit, 1);
    buttons->addWidget(m_cancel);
    auto column = new QVBoxLayout;
    column->setContentsMargins(0, 24, 0, 24);
    column->setSpacing(16);
    column->addStretch(2);
    column->addWidget(m_emblem, 0, Qt::AlignHCenter);
    column->addWidget(m_heading, 0, Qt::AlignHCenter);
    column->addWidget(m_notice);
    column->addWidget(m_serverField);
    column->addWidget(m_usernameField);
    column->addWidget(m_passwordField);
    column->addLayout(buttons);
    column->addWidget(m_busy);
    column->addStretch(3);
    for (QWidget *widget : std::initializer_list<QWidget *> {m_serverField, m_usernameField, m_passwordField, m_notice})
        widget->setFixedWidth(columnWidth);
    return column;
}

void SignInPage::prefill(const QString &address, const QString &username)
{
    const QList<Server> remembered = m_servers.all();
    m_server->clear();
    for (const Server &server : remembered)
        m_server->addItem(displayAddress(server.url));
    m_server->setEditText(
        address.isEmpty() && !remembered.isEmpty() ? displayAddress(remembered.first().url) : address);
    chooseRemembered(m_server->currentText());
    if (!username.isEmpty())
        m_username->setText(username);
    focusFirstMissing();
}

void SignInPage::showNotice(const QString &text) { m_notice->show(InlineMessage::Kind::Information, text); }

void SignInPage::reset()
{
    clearErrors();
    m_notice->clear();
    m_password->clear();
    prefill({}, {});
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SignInPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_signIn.isUnderWay())
        m_signIn.cancel();
    else
        QWidget::keyPressEvent(event);
}

void SignInPage::retranslate()
{
    m_heading->setText(tr("Sign in to MediConnect"));
    m_serverField->setLabel(tr("&Server"));
    m_server->lineEdit()->setPlaceholderText(tr("clinic.example"));
    m_server->lineEdit()->setAccessibleName(m_server->accessibleName());
    m_usernameField->setLabel(tr("&User name"));
    m_passwordField->setLabel(tr("&Password"));
    m_submit->setText(tr("Sign in"));
    m_cancel->setText(tr("Cancel"));
    addressEdited();
}

// The name of who signed in there last comes with the server.
void SignInPage::chooseRemembered(const QString &address)
{
    const std::optional<QUrl> url = serverUrlFrom(address);
    for (const Server &server : m_servers.all()) {
        if (server.url == url)
            m_username->setText(server.username);
    }
}

void SignInPage::addressEdited()
{
    const std::optional<QUrl> url = serverUrlFrom(m_server->currentText());
    m_serverField->setError({});
    m_serverField->setHint(url && isReadableOnItsWay(*url)
            ? tr("This connection is not encrypted: others on the network can read the password.")
            : QString());
}

void SignInPage::submit()
{
    if (m_signIn.isUnderWay())
        return;
    clearErrors();
    const std::optional<QUrl> url = serverUrlFrom(m_server->currentText());
    if (!url)
        return showFailure({Field::Server, tr("Enter the server's address, such as clinic.example.")});
    if (m_username->text().trimmed().isEmpty())
        return showFailure({Field::Username, tr("Enter your user name.")});
    if (m_password->text().isEmpty())
        return showFailure({Field::Password, tr("Enter your password.")});
    m_signIn.start({.url = *url, .username = m_username->text().trimmed()}, m_password->text());
}

void SignInPage::showFailure(const SignInFailure &failure)
{
    switch (failure.field) {
    case Field::Server:
        m_serverField->setError(failure.text, failure.details);
        m_server->setFocus();
        m_server->lineEdit()->selectAll();
        break;
    case Field::Username:
        m_usernameField->setError(failure.text, failure.details);
        m_username->setFocus();
        m_username->selectAll();
        break;
    case Field::Password:
        m_passwordField->setError(failure.text, failure.details);
        m_password->setFocus();
        m_password->selectAll();
        break;
    }
}

void SignInPage::setBusy(bool isBusy)
{
    m_busy->setBusy(isBusy);
    m_cancel->setVisible(isBusy);
    for (QWidget *widget : std::initializer_list<QWidget *> {m_server, m_username, m_password, m_submit})
        widget->setEnabled(!isBusy);
    if (isBusy)
        m_cancel->setFocus();
}

void SignInPage::clearErrors()
{
    for (FormField *field : {m_serverField, m_usernameField, m_passwordField})
        field->setError({});
}

void SignInPage::focusFirstMissing()
{
    if (m_server->currentText().isEmpty())
        m_server->setFocus();
    else if (m_username->text().isEmpty())
        m_username->setFocus();
    else
        m_password->setFocus();
}

} // namespace mc::console
