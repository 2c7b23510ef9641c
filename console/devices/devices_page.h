#pragma once

#include "console/devices/device_actions.h"
#include "console/devices/device_filters.h"
#include "console/devices/device_model.h"
#include "console/widgets/page.h"
#include "console/widgets/table_view.h"

namespace mc::console {

class DeviceDetails;
class ListAndDetails;
class PageHeader;

/// The devices that take push messages: found, renamed, switched off and on, unregistered and tried, several at once; the chosen
/// one in full beside them. What it is given outlives it.
class DevicesPage : public Page
{
    Q_OBJECT

public:
    explicit DevicesPage(const Environment &environment, QWidget *parent = nullptr);

    QString title() const override { return tr("Devices"); }
    QList<QAction *> pageActions() const override;
    bool open(const Destination &destination) override;
    QWidget *initialFocus() const override;
    void focusFilter() override { m_filters->focusSearch(); }
    void refresh() override;
    void undo() override { m_actions.undo(); }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void connectList();
    void connectActions();
    void retranslate();
    void updateState();
    void updatePlaceholder();
    void updateFooter();
    QList<model::Device> selected() const;
    void chooseAgain();
    void askToUnregister(const QList<model::Device> &devices);
    void copySelected();
    void showFailure(const model::Error &error);

    Connection &m_connection;
    DeviceModel m_model;
    DeviceActions m_actions;
    PageHeader *m_header;
    InlineMessage *m_message;
    InlineMessage *m_loadFailure; ///< while there are rows of before
    DeviceFilters *m_filters;
    TableView *m_table;
    DeviceDetails *m_details;
    ListAndDetails *m_list;
    QList<model::DeviceId> m_chosen; ///< the selected ones
    bool m_isAsked = false; ///< for the devices, which happens when it is first shown
};

} // namespace mc::console
