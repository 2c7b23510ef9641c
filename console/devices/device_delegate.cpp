#include "console/devices/device_delegate.h"

#include "console/devices/device_model.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QLineEdit>

namespace mc::console {

namespace {

constexpr int longestName = 100; // as the service takes them

const model::Device &deviceOf(const QModelIndex &index)
{
    return static_cast<const DeviceModel *>(index.model())->deviceAt(index.row());
}

} // namespace

QWidget *DeviceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto editor = new QLineEdit(parent);
    editor->setMaxLength(longestName);
    editor->setAccessibleName(tr("Name of the device"));
    return editor;
}

void DeviceDelegate::paintContent(
    QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const model::Device &device = deviceOf(index);
    const Colours &colours = theme().colours();
    switch (DeviceModel::Column(index.column())) {
    case DeviceModel::Type:
        return paintText(painter, paintIcon(painter, rect, option, iconName(device.type), colours.muted), option,
            option.text, colours.text);
    case DeviceModel::State:
        return paintChip(painter, rect, deviceChip(device.isActive), theme(), option.direction);
    case DeviceModel::AppVersion:
    case DeviceModel::LastUsed:
    case DeviceModel::Token:
        return paintText(painter, rect, option, option.text, colours.muted);
    default:
        return RowDelegate::paintContent(painter, rect, option, index);
    }
}

int DeviceDelegate::roomBesideText(const QModelIndex &index) const
{
    switch (DeviceModel::Column(index.column())) {
    case DeviceModel::Type:
        return iconRoom;
    case DeviceModel::State:
        return chipSize(ChipLook(), {}).width();
    default:
        return 0;
    }
}

} // namespace mc::console
