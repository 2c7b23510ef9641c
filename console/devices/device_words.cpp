#include "console/devices/device_words.h"

#include "console/session/failure_text.h"
#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>

namespace mc::console {

namespace {

struct DeviceWords
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::DeviceWords)
};

constexpr int mostLines = 8;

QString doneText(DeviceAct act, int devices)
{
    switch (act) {
    case DeviceAct::Rename:
        return DeviceWords::tr("%Ln device(s) renamed.", nullptr, devices);
    case DeviceAct::Activate:
        return DeviceWords::tr("%Ln device(s) activated.", nullptr, devices);
    case DeviceAct::Deactivate:
        return DeviceWords::tr("%Ln device(s) deactivated.", nullptr, devices);
    case DeviceAct::Unregister:
        return DeviceWords::tr("%Ln device(s) unregistered.", nullptr, devices);
    case DeviceAct::TestPush:
        return DeviceWords::tr("The test push to %Ln device(s) was accepted by the provider.", nullptr, devices);
    }
    return {};
}

QString failedText(DeviceAct act, int devices)
{
    switch (act) {
    case DeviceAct::Rename:
        return DeviceWords::tr("%Ln device(s) could not be renamed.", nullptr, devices);
    case DeviceAct::Activate:
        return DeviceWords::tr("%Ln device(s) could not be activated.", nullptr, devices);
    case DeviceAct::Deactivate:
        return DeviceWords::tr("%Ln device(s) could not be deactivated.", nullptr, devices);
    case DeviceAct::Unregister:
        return DeviceWords::tr("%Ln device(s) could not be unregistered.", nullptr, devices);
    case DeviceAct::TestPush:
        return DeviceWords::tr("The test push to %Ln device(s) failed.", nullptr, devices);
    }
    return {};
}

} // namespace

QString progressText(DeviceAct act, int devices)
{
    switch (act) {
    case DeviceAct::Rename:
        return DeviceWords::tr("Renaming %Ln device(s)", nullptr, devices);
    case DeviceAct::Activate:
        return DeviceWords::tr("Activating %Ln device(s)", nullptr, devices);
    case DeviceAct::Deactivate:
        return DeviceWords::tr("Deactivating %Ln device(s)", nullptr, devices);
    case DeviceAct::Unregister:
        return DeviceWords::tr("Unregistering %Ln device(s)", nullptr, devices);
    case DeviceAct::TestPush:
        return DeviceWords::tr("Sending a test push to %Ln device(s)", nullptr, devices);
    }
    return {};
}

QString outcomeText(DeviceAct act, const DeviceJob &job)
{
    QStringList sentences;
    if (!job.done().isEmpty())
        sentences += doneText(act, int(job.done().size()));
    if (!job.failures().isEmpty())
        sentences += failedText(act, int(job.failures().size()));
    return sentences.join(u' ');
}

QString failureLines(const DeviceJob &job)
{
    QStringList lines;
    for (const DeviceJob::Failure &failure :
        job.failures().first(std::min(job.failures().size(), qsizetype(mostLines))))
        lines += DeviceWords::tr("%1: %2", "device and why it failed")
                     .arg(displayName(failure.device), failureText(failure.error));
    if (const qsizetype more = job.failures().size() - mostLines; more > 0)
        lines += DeviceWords::tr("and %Ln more", nullptr, int(more));
    return lines.join(u'\n');
}

QString displayName(const model::Device &device)
{
    return DeviceWords::tr("%1 (%2)", "device and its user").arg(nameOf(device), device.owner.username);
}

} // namespace mc::console
