#include "program/file_watch.h"

#include "ops/log_categories.h"

#include <QtCore/QFile>

#include <sys/stat.h>

namespace mc::program {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

constexpr std::chrono::seconds interval(1);
constexpr qint64 largestFile = 1024 * 1024;

// Device, number, size and times of each file.
QByteArray looksOf(const QStringList &paths)
{
    QByteArray looks;
    for (const QString &path : paths) {
        struct stat file
        {
        };
        if (::stat(QFile::encodeName(path).constData(), &file) == 0) {
            for (const qint64 part :
                {qint64(file.st_dev), qint64(file.st_ino), qint64(file.st_size), qint64(file.st_mtim.tv_sec),
                    qint64(file.st_mtim.tv_nsec), qint64(file.st_ctim.tv_sec), qint64(file.st_ctim.tv_nsec)})
                looks += QByteArray::number(part) + ' ';
        }
        looks += ';';
    }
    return looks;
}

Result<QByteArrayList> contentsOf(const QStringList &paths)
{
    QByteArrayList contents;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error {ErrorCode::Unavailable, QStringLiteral("can't be read: ") + file.errorString()};
        contents += file.read(largestFile);
    }
    return contents;
}

} // namespace

FileWatch::FileWatch()
    : m_periodic(QStringLiteral("files"), interval, [this] { return [this] { check(); }; })
{
}

void FileWatch::add(const QString &name, const QStringList &paths, const Take &take)
{
    Group group {.name = name, .paths = paths, .take = take, .looks = looksOf(paths), .contents = {}};
    if (const Result<QByteArrayList> contents = contentsOf(paths))
        group.contents = *contents;
    m_groups.push_back(group);
}

void FileWatch::start()
{
    if (!m_groups.empty())
        m_periodic.start();
}

void FileWatch::stop() { m_periodic.stop(); }

void FileWatch::reload(const std::function<void()> &done)
{
    if (m_groups.empty())
        return done();
    {
        const std::lock_guard lock(m_mutex);
        m_asked = done;
    }
    m_periodic.wake();
}

std::function<void()> FileWatch::takeAsked()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_asked, nullptr);
}

void FileWatch::check()
{
    const std::function<void()> asked = takeAsked();
    for (Group &group : m_groups)
        check(group, bool(asked));
    if (asked)
        asked();
}

void FileWatch::check(Group &group, bool isAsked)
{
    const QByteArray looks = looksOf(group.paths);
    if (!isAsked && looks == group.looks)
        return;
    group.looks = looks; // from before the reading: what changes meanwhile is seen the next time
    const Result<QByteArrayList> contents = contentsOf(group.paths);
    if (contents && *contents == group.contents)
        return;
    if (contents)
        group.contents = *contents;
    const Result<void> taken = contents ? group.take(*contents) : contents.error();
    if (taken)
        qCInfo(ops::logOps, "%ls: read anew", qUtf16Printable(group.name));
    else
        qCWarning(ops::logOps, "%ls: the new content is not used (%ls); the one of before still holds",
            qUtf16Printable(group.name), qUtf16Printable(taken.error().detail));
}

} // namespace mc::program
