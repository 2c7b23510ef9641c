#pragma once

#include "console/devices/device_words.h"
#include "console/session/environment.h"
#include "console/session/write_action.h"
#include "console/widgets/inline_message.h"

namespace mc::console {

/// What can be done with the selected devices: the actions, when they may be used, and their calls, one job at a time. What it is
/// given outlives it.
class DeviceActions : public QObject
{
    Q_OBJECT

public:
    explicit DeviceActions(const Environment &environment, QObject *parent = nullptr);

    /// Those of the page's header, and all for the selected devices.
    QList<QAction *> forHeader() const { return {m_testPush, m_rename, m_activate, m_deactivate, m_unregister}; }
    QList<QAction *> all() const { return forHeader() + QList<QAction *> {m_copy, m_showOwner}; }
    QAction *undoAction() { return m_undo; }
    bool isRunning() const { return m_job != nullptr; }

    void retranslate();
    /// To whom the actions apply.
    void setSelected(const QList<model::Device> &devices);
    void undo();
    /// What the action only asks for, because it needs a name or an assent.
    void rename(const model::Device &device, const QString &name);
    void unregister(const QList<model::Device> &devices);

Q_SIGNALS:
    void renameAsked();
    void unregisterAsked(const QList<mc::model::Device> &devices);
    void copyAsked();
    void ownerAsked(mc::model::UserId owner);
    void runningChanged();
    /// It is like that now.
    void changed(const mc::model::Device &device);
    void removed(mc::model::DeviceId id);
    /// What became of a test push; without an error the provider has accepted it.
    void tested(mc::model::DeviceId id, const std::optional<mc::model::Error> &error);
    /// How far it is, and what it came to.
    void told(mc::console::InlineMessage::Kind kind, const QString &text, const QString &details);

private:
    using Change = std::pair<model::Device, model::DevicePatch>;

    void addActions();
    void update();
    void setActive(bool isActive);
    void sendTestPush();
    void patch(DeviceAct act, const QList<Change> &changes);
    void run(DeviceAct act, const QList<model::Device> &devices, DeviceJob::Step &&step);
    void tellProgress(DeviceAct act);
    void tellOutcome(DeviceAct act);

    client::Client &m_client;
    Connection &m_connection;
    Tasks &m_tasks;
    QList<model::Device> m_selected;
    WriteAction *m_testPush;
    WriteAction *m_rename;
    WriteAction *m_activate;
    WriteAction *m_deactivate;
    WriteAction *m_unregister;
    QAction *m_copy;
    QAction *m_showOwner; ///< for admins
    WriteAction *m_undo;
    std::unique_ptr<DeviceJob> m_job; ///< under way
    Tasks::Task m_task;
    QList<Change> m_undoable; ///< what makes the last change undone
};

} // namespace mc::console
