#pragma once

#include "console/session/sign_in.h"
#include "console/widgets/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mc::console {

class BusyLine;
class FormField;
class InlineMessage;

/// Server, user name, password: one column in the middle of the window. What it is given outlives it.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    SignInPage(SignIn &signIn, RememberedServers &servers, const Theme &theme, QWidget *parent = nullptr);

    /// Fills the form; what is empty is taken from the last sign-in.
    void prefill(const QString &address, const QString &username);
    /// Above the form: why one is here again.
    void showNotice(const QString &text);
    /// Reads the remembered servers anew, empties the password, and puts the focus where something is missing.
    void reset();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void chooseRemembered(const QString &address);
    void addressEdited();
    void submit();
    void showFailure(const SignInFailure &failure);
    void setBusy(bool isBusy);
    void clearErrors();
    void focusFirstMissing();
    QLayout *newColumn();

    SignIn &m_signIn;
    RememberedServers &m_servers;
    QLabel *m_emblem;
    QLabel *m_heading;
    InlineMessage *m_notice;
    QComboBox *m_server;
    QLineEdit *m_username;
    QLineEdit *m_password;
    FormField *m_serverField;
    FormField *m_usernameField;
    FormField *m_passwordField;
    QPushButton *m_submit;
    QPushButton *m_cancel;
    BusyLine *m_busy;
};

} // namespace mc::console
