#include "console/compose/channel_choice.h"

#include "console/widgets/wording.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

using model::Channel;
using model::Channels;

ChannelChoice::ChannelChoice(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel)
    , m_automatic(new QCheckBox)
{
    auto row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_automatic);
    for (QCheckBox *&box : m_boxes) {
        box = new QCheckBox;
        row->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &ChannelChoice::changed);
    }
    row->addStretch(1);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    column->addLayout(row);
    connect(m_automatic, &QCheckBox::toggled, this, [this] {
        update();
        Q_EMIT changed();
    });
    setChannels({});
    retranslate();
}

std::optional<Channels> ChannelChoice::channels() const
{
    if (m_automatic->isChecked())
        return {};
    Channels channels;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        channels.setFlag(model::allChannels[i], m_boxes[i]->isChecked());
    return channels;
}

void ChannelChoice::setChannels(std::optional<Channels> channels)
{
    m_automatic->setChecked(!channels);
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(channels.value_or(Channel::InApp).testFlag(model::allChannels[i]));
    update();
}

void ChannelChoice::retranslate()
{
    m_label->setText(tr("Channels"));
    m_automatic->setText(tr("Automatic", "channels"));
    m_automatic->setAccessibleName(tr("Automatic channels"));
    m_automatic->setToolTip(tr("The service picks them by type and priority"));
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setText(displayText(model::allChannels[i]));
    m_boxes.front()->setToolTip(tr("It is always shown in the app"));
}

// The first one is the app.
void ChannelChoice::update()
{
    m_boxes.front()->setChecked(true);
    for (QCheckBox *box : m_boxes)
        box->setEnabled(!m_automatic->isChecked() && box != m_boxes.front());
}

} // namespace mc::console
