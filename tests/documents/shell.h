#pragma once

#include <QtCore/QProcess>

namespace mc::test {

/// A shell into which a reader pastes one example after the other.
class Shell
{
public:
    explicit Shell(const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    ~Shell();

    /// What the commands print, within half a minute. Lines behind a command that reads its standard input go to that.
    QByteArray run(const QByteArray &commands);

private:
    QProcess m_bash;
};

} // namespace mc::test
