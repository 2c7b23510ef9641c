#include "console/devices/device_actions.h"

#include "console/devices/test_push.h"
#include "console/widgets/icons.h"

namespace mc::console {

using model::Device;
using model::DevicePatch;

namespace {

// What takes a change back.
DevicePatch backTo(const Device &device, const DevicePatch &change)
{
    DevicePatch back;
    if (change.name)
        back.name = device.name;
    if (change.isActive)
        back.isActive = device.isActive;
    return back;
}

bool isAmong(const QList<Device> &devices, model::DeviceId id)
{
    return std::any_of(devices.begin(), devices.end(), [id](const Device &device) { return device.id == id; });
}

} // namespace

DeviceActions::DeviceActions(const Environment &environment, QObject *parent)
    : QObject(parent)
    , m_client(environment.client)
    , m_connection(environment.connection)
    , m_tasks(environment.tasks)
    , m_testPush(new WriteAction(m_connection, this))
    , m_rename(new WriteAction(m_connection, this))
    , m_activate(new WriteAction(m_connection, this))
    , m_deactivate(new WriteAction(m_connection, this))
    , m_unregister(new WriteAction(m_connection, this))
    , m_copy(new QAction(this))
    , m_showOwner(new QAction(this))
    , m_undo(new WriteAction(m_connection, this))
{
    addActions();
    m_showOwner->setVisible(environment.user.role == model::Role::Admin);
    update();
}

void DeviceActions::retranslate()
{
    m_testPush->setText(tr("Send test push"));
    m_rename->setText(tr("Rename device"));
    m_rename->setIconText(tr("Rename", "device"));
    m_activate->setText(tr("Activate devices"));
    m_activate->setIconText(tr("Activate", "devices"));
    m_deactivate->setText(tr("Deactivate devices"));
    m_deactivate->setIconText(tr("Deactivate", "devices"));
    m_unregister->setText(tr("Unregister devices…"));
    m_unregister->setIconText(tr("Unregister…", "devices"));
    m_copy->setText(tr("Copy as text"));
    m_showOwner->setText(tr("Show owner"));
    m_undo->setText(tr("Undo"));
}

void DeviceActions::setSelected(const QList<Device> &devices)
{
    m_selected = devices;
    update();
}

void DeviceActions::undo()
{
    if (m_undoable.isEmpty() || !m_connection.isConnected())
        return;
    const DevicePatch &first = m_undoable.first().second;
    const DeviceAct act = first.name ? DeviceAct::Rename
        : *first.isActive            ? DeviceAct::Activate
                                     : DeviceAct::Deactivate;
    patch(act, QList(m_undoable));
}

void DeviceActions::rename(const Device &device, const QString &name)
{
    patch(DeviceAct::Rename, {{device, DevicePatch {.name = name}}});
}

void DeviceActions::unregister(const QList<Device> &devices)
{
    m_undoable.clear();
    run(DeviceAct::Unregister, devices, [this](const Device &device, QObject *context, const DeviceJob::Done &done) {
        m_client.devices().remove(device.id).then(context, [this, device, done](const model::Result<void> &gone) {
            if (gone)
                Q_EMIT removed(device.id);
            done(gone ? model::Result<Device>(device) : gone.error());
        });
    });
}

void DeviceActions::addActions()
{
    const auto set = [this](QAction *action, const char *iconName, const char *keys, auto &&act) {
        action->setIcon(icon(QLatin1String(iconName)));
        action->setShortcut(QKeySequence(QLatin1String(keys)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
    };
    set(m_testPush, "send", "T", [this] { sendTestPush(); });
    set(m_rename, "pencil", "F2", [this] { Q_EMIT renameAsked(); });
    set(m_activate, "circle-check", "", [this] { setActive(true); });
    set(m_deactivate, "circle-pause", "", [this] { setActive(false); });
    set(m_unregister, "trash-2", "Del", [this] { Q_EMIT unregisterAsked(m_selected); });
    set(m_copy, "copy", "C", [this] { Q_EMIT copyAsked(); });
    set(m_showOwner, "user", "P", [this] { Q_EMIT ownerAsked(m_selected.first().owner.id); });
    m_undo->setIcon(icon(QStringLiteral("undo-2"), Mirror::RightToLeft));
    m_undo->setVisible(false);
    connect(m_undo, &QAction::triggered, this, &DeviceActions::undo);
}

void DeviceActions::update()
{
    const bool mayBegin = !m_selected.isEmpty() && !m_job;
    const auto isAny = [this](bool isActive) {
        return std::any_of(m_selected.begin(), m_selected.end(),
            [isActive](const Device &device) { return device.isActive == isActive; });
    };
    m_testPush->setAllowed(mayBegin);
    m_rename->setAllowed(mayBegin && m_selected.size() == 1);
    m_activate->setAllowed(mayBegin && isAny(false));
    m_deactivate->setAllowed(mayBegin && isAny(true));
    m_unregister->setAllowed(mayBegin);
    m_copy->setEnabled(!m_selected.isEmpty());
    m_showOwner->setEnabled(m_selected.size() == 1 && m_showOwner->isVisible());
}

void DeviceActions::setActive(bool isActive)
{
    QList<Change> changes;
    for (const Device &device : std::as_const(m_selected)) {
        if (device.isActive != isActive)
            changes += {device, DevicePatch {.isActive = isActive}};
    }
    patch(isActive ? DeviceAct::Activate : DeviceAct::Deactivate, changes);
}

void DeviceActions::sendTestPush()
{
    m_undoable.clear();
    run(DeviceAct::TestPush, m_selected, [this](const Device &device, QObject *context, const DeviceJob::Done &done) {
        (new TestPush(m_client, device, done, context))->start();
    });
}

void DeviceActions::patch(DeviceAct act, const QList<Change> &changes)
{
    if (m_job)
        return;
    QList<Device> devices;
    QHash<model::DeviceId, DevicePatch> patchOf;
    m_undoable.clear();
    for (const auto &[device, change] : changes) {
        devices += device;
        patchOf.insert(device.id, change);
        Device changed = device;
        changed.name = change.name.value_or(device.name);
        changed.isActive = change.isActive.value_or(device.isActive);
        m_undoable += {changed, backTo(device, change)};
    }
    run(act, devices, [this, patchOf](const Device &device, QObject *context, const DeviceJob::Done &done) {
        m_client.devices().update(device.id, patchOf.value(device.id)).then(context, done);
    });
}

void DeviceActions::run(DeviceAct act, const QList<Device> &devices, DeviceJob::Step &&step)
{
    if (devices.isEmpty() || m_job)
        return;
    m_job = std::make_unique<DeviceJob>(devices, std::move(step));
    m_task = m_tasks.begin(progressText(act, m_job->size()));
    connect(m_job.get(), &DeviceJob::changed, this, &DeviceActions::changed);
    connect(m_job.get(), &DeviceJob::progressed, this,
        [this, act] { m_job->isFinished() ? tellOutcome(act) : tellProgress(act); });
    m_undo->setVisible(false);
    tellProgress(act);
    m_job->start();
    update();
    Q_EMIT runningChanged();
}

void DeviceActions::tellProgress(DeviceAct act)
{
    const QString text = progressText(act, m_job->size());
    Q_EMIT told(InlineMessage::Kind::Information,
        m_job->size() == 1 ? text : tr("%1: %2 done").arg(text, QLocale().toString(m_job->finishedCount())), {});
}

void DeviceActions::tellOutcome(DeviceAct act)
{
    DeviceJob *const job = m_job.release(); // what runs is its signal
    job->deleteLater();
    m_task.end();
    const QList<DeviceJob::Failure> &failures = job->failures();
    m_undoable.removeIf([job](const Change &change) { return !isAmong(job->done(), change.first.id); });
    m_undo->setVisible(!m_undoable.isEmpty());
    Q_EMIT told(failures.isEmpty() ? InlineMessage::Kind::Success : InlineMessage::Kind::Error, outcomeText(act, *job),
        failureLines(*job));
    if (act == DeviceAct::TestPush) {
        for (const Device &device : job->done())
            Q_EMIT tested(device.id, {});
        for (const DeviceJob::Failure &failure : failures)
            Q_EMIT tested(failure.device.id, failure.error);
    }
    if (std::any_of(failures.begin(), failures.end(),
            [](const auto &failure) { return failure.error.code == model::ErrorCode::Unavailable; }))
        m_connection.checkNow();
    update();
    Q_EMIT runningChanged();
}

} // namespace mc::console
