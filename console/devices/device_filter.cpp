#include "console/devices/device_filter.h"

#include <QtCore/QSettings>

namespace mc::console {

namespace {

QString typeKey() { return QStringLiteral("devices/type"); }
QString activeKey() { return QStringLiteral("devices/active"); }

} // namespace

client::DeviceQuery DeviceFilter::query(int page, int pageSize) const
{
    return {.type = type, .isActive = isActive, .search = search, .owner = owner, .page = page, .pageSize = pageSize};
}

void save(const DeviceFilter &filter, QSettings &settings)
{
    settings.setValue(typeKey(), filter.type ? QString(word(*filter.type)) : QString());
    settings.setValue(activeKey(), filter.isActive ? QVariant(*filter.isActive) : QVariant(QString()));
}

DeviceFilter savedDeviceFilter(const QSettings &settings)
{
    DeviceFilter filter {.type = model::deviceTypeFromWord(settings.value(typeKey()).toString())};
    if (const QString active = settings.value(activeKey()).toString(); !active.isEmpty())
        filter.isActive = active == QLatin1String("true");
    return filter;
}

} // namespace mc::console
