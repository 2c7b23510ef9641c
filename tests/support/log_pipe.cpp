#include "support/log_pipe.h"

#include <QtCore/QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mc::test {

LogPipe::LogPipe()
{
    const QByteArray name = QFile::encodeName(fileName());
    if (::mkfifo(name.constData(), 0600) != 0)
        qFatal("no pipe");
    m_descriptor = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

LogPipe::~LogPipe() { ::close(m_descriptor); }

const QByteArray &LogPipe::read()
{
    QByteArray part(65'536, Qt::Uninitialized);
    for (ssize_t got = 0; (got = ::read(m_descriptor, part.data(), std::size_t(part.size()))) > 0;)
        m_text.append(part.constData(), got);
    return m_text;
}

} // namespace mc::test
