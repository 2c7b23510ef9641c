#include "ops/process_metrics.h"

#include <QtCore/QFile>

#include <filesystem>

#include <sys/resource.h>
#include <unistd.h>

namespace mc::ops {

namespace {

// Fields of /proc/self/stat (proc(5)), counted from the first behind the program's name.
enum Field { UserTime = 11, SystemTime = 12, StartTime = 19, ResidentPages = 21 };

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// When the machine was started, in seconds since the epoch.
double bootTime()
{
    const QByteArray stat = contentOf(QStringLiteral("/proc/stat"));
    const qsizetype at = stat.indexOf("\nbtime ");
    return at < 0 ? 0 : stat.sliced(at + 7).split('\n').first().toDouble();
}

double openDescriptors()
{
    std::error_code error;
    const std::filesystem::directory_iterator entries("/proc/self/fd", error);
    return error ? 0 : double(std::distance(begin(entries), end(entries)) - 1); // without the one that reads them
}

} // namespace

Metrics::Families processMetrics()
{
    const QByteArray stat = contentOf(QStringLiteral("/proc/self/stat"));
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() <= ResidentPages)
        return {};
    const double ticks = double(sysconf(_SC_CLK_TCK)), page = double(sysconf(_SC_PAGESIZE));
    static const double booted = bootTime();
    rlimit descriptors {};
    getrlimit(RLIMIT_NOFILE, &descriptors);
    return {
        gaugeFamily("process_start_time_seconds", "Start of the process since the Unix epoch, in seconds.",
            booted + fields[StartTime].toDouble() / ticks),
        counterFamily("process_cpu_seconds_total", "CPU time used, in seconds.",
            (fields[UserTime].toDouble() + fields[SystemTime].toDouble()) / ticks),
        gaugeFamily(
            "process_resident_memory_bytes", "Resident memory, in bytes.", fields[ResidentPages].toDouble() * page),
        gaugeFamily("process_open_fds", "Open file descriptors.", openDescriptors()),
        gaugeFamily("process_max_fds", "Most file descriptors that may be open.", double(descriptors.rlim_cur)),
    };
}

} // namespace mc::ops
