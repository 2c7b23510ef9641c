#include "program/password_input.h"

#include "model/utf8.h"

#include <QtCore/QFile>

#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace mc::program {

namespace {

/// While it lives, a terminal does not show what is typed. Where standard input is none, it does nothing.
class HiddenTyping
{
public:
    explicit HiddenTyping(const QString &prompt)
        : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        std::fputs(qUtf8Printable(prompt), stderr);
    }
    ~HiddenTyping()
    {
        if (!m_isTerminal)
            return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputs("\n", stderr);
    }
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;

private:
    termios m_before {};
    bool m_isTerminal;
};

} // namespace

QString readPassword(const QString &userName)
{
    const HiddenTyping hidden(QStringLiteral("Password for %1: ").arg(userName));
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray password = input.readLine(2048);
    while (password.endsWith('\n') || password.endsWith('\r'))
        password.chop(1);
    return model::textFromUtf8(password);
}

} // namespace mc::program
