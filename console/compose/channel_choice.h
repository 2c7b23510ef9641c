#pragma once

#include "model/channel.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLabel;

namespace mc::console {

/// By which channels a notification goes: those that the service picks, or those that are ticked. The app always belongs to them.
class ChannelChoice : public QWidget
{
    Q_OBJECT

public:
    explicit ChannelChoice(QWidget *parent = nullptr);

    std::optional<model::Channels> channels() const;
    void setChannels(std::optional<model::Channels> channels);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void update();

    QLabel *m_label;
    QCheckBox *m_automatic;
    std::array<QCheckBox *, model::allChannels.size()> m_boxes;
};

} // namespace mc::console
