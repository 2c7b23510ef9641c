#pragma once

#include "console/devices/device_filters.h"
#include "console/devices/device_model.h"
#include "console/devices/device_words.h"
#include "console/session/environment.h"
#include "console/session/write_action.h"
#include "console/widgets/inline_message.h"
#include "console/widgets/page.h"
#include "console/widgets/table_view.h"

class QLabel;

namespace mc::console {

class BusyLine;
class PageHeader;

/// The devices that take push messages: found, renamed, switched off and on, unregistered and tried, several at once. What it is
/// given outlives it.
class DevicesPage : public Page
{
    Q_OBJECT

public:
    explicit DevicesPage(const Environment &environment, QWidget *parent = nullptr);

    QString title() const override { return tr("Devices"); }
    QList<QAction *> pageActions() const override;
    bool open(const Destination &destination) override;
    void focusFilter() override { m_filters->focusSearch(); }
    void refresh() override;
    void undo() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addActions();
    void layOut();
    void retranslate();
    void updateState();
    QList<model::Device> selected() const;
    bool mayBeginJob() const { return !m_job; }

    void renameCurrent();
    void setActive(bool isActive);
    void askToUnregister();
    void unregister(const QList<model::Device> &devices);
    void sendTestPush();
    void copySelected();
    void patch(DeviceAct act, const QList<std::pair<model::Device, model::DevicePatch>> &patches);
    void run(DeviceAct act, const QList<model::Device> &devices, DeviceJob::Step &&step);
    void showProgress(DeviceAct act);
    void showOutcome(DeviceAct act);
    void showFailure(const model::Error &error);

    client::Client &m_client;
    Connection &m_connection;
    Tasks &m_tasks;
    DeviceModel m_model;
    PageHeader *m_header;
    QLabel *m_count;
    InlineMessage *m_message;
    DeviceFilters *m_filters;
    BusyLine *m_busy;
    TableView *m_table;

    WriteAction *m_rename;
    WriteAction *m_testPush;
    WriteAction *m_activate;
    WriteAction *m_deactivate;
    WriteAction *m_unregister;
    QAction *m_copy;
    WriteAction *m_undo;

    std::unique_ptr<DeviceJob> m_job; ///< under way
    Tasks::Task m_task;
    QList<std::pair<model::Device, model::DevicePatch>> m_undoable; ///< what makes the last change undone
    bool m_isAsked = false; ///< for the devices, which happens when it is first shown
};

} // namespace mc::console
