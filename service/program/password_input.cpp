#include "program/password_input.h"

#include "model/utf8.h"

#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace mc::program {

namespace {

constexpr qsizetype mostBytes = 2048;

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

// A byte at a time, so that a script's next command finds what is behind the line.
QString readLine(const QString &prompt)
{
    const HiddenTyping hidden(prompt);
    QByteArray line;
    for (char c = 0; line.size() < mostBytes && ::read(STDIN_FILENO, &c, 1) == 1 && c != '\n';)
        line += c;
    while (line.endsWith('\r'))
        line.chop(1);
    return model::textFromUtf8(line);
}

} // namespace

model::Result<QString> readNewPassword(const QString &userName)
{
    const QString password = readLine(QStringLiteral("Password for %1: ").arg(userName));
    if (::isatty(STDIN_FILENO) == 1 && readLine(QStringLiteral("The same again: ")) != password)
        return model::Error {model::ErrorCode::ValidationError, QStringLiteral("The two are not the same.")};
    return password;
}

} // namespace mc::program
