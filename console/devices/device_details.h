#pragma once

#include "console/widgets/details_pane.h"
#include "model/device.h"

#include <QtCore/QHash>

namespace mc::console {

class FactList;
class StateChip;

/// The selected device in full, and what became of its last test push since the console was started.
class DeviceDetails : public DetailsPane
{
    Q_OBJECT

public:
    explicit DeviceDetails(const Theme &theme, QWidget *parent = nullptr);

    /// Only one is shown; of several it is said how many they are.
    void setDevices(const QList<model::Device> &devices);
    /// What became of a test push just now; without an error the provider has accepted it.
    void noteTest(model::DeviceId id, const std::optional<model::Error> &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Test
    {
        QDateTime at;
        std::optional<model::Error> error;
    };

    void update();
    void showDevice(const model::Device &device);
    QString testText(model::DeviceId id) const;

    QList<model::Device> m_devices;
    QHash<model::DeviceId, Test> m_tests;
    QLabel *m_name;
    StateChip *m_state;
    QLabel *m_kind;
    FactList *m_facts;
};

} // namespace mc::console
