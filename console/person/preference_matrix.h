#pragma once

#include "console/widgets/switch.h"
#include "model/preferences.h"

class QGridLayout;
class QLabel;

namespace mc::console {

/// Which type of notification somebody wants by which channel: a switch for each. The arrows go from one to the next, and Tab leaves
/// it. The theme outlives it.
class PreferenceMatrix : public QWidget
{
    Q_OBJECT

public:
    explicit PreferenceMatrix(const Theme &theme, QWidget *parent = nullptr);

    void show(const model::Preferences &preferences);
    void retranslate();

Q_SIGNALS:
    /// By somebody who uses it.
    void switched(mc::model::NotificationType type, mc::model::Channel channel, bool isOn);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int rows = int(model::allNotificationTypes.size());
    static constexpr int columns = int(model::allChannels.size());

    void addHeader();
    void addRow(int row);
    Switch *at(int row, int column) const { return m_switches[std::size_t(row * columns + column)]; }
    bool move(const Switch &from, int key);
    void makeReachable(const Switch &one);
    void updateIcons();

    const Theme &m_theme;
    QGridLayout *m_grid;
    std::array<QLabel *, columns> m_channelIcons;
    std::array<QLabel *, columns> m_channelNames;
    std::array<QLabel *, rows> m_typeIcons;
    std::array<QLabel *, rows> m_typeNames;
    std::array<Switch *, std::size_t(rows *columns)> m_switches;
};

} // namespace mc::console
