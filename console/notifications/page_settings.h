#pragma once

#include "console/notifications/list_columns.h"
#include "console/notifications/list_filter.h"

namespace mc::console {

/// How somebody left the page.
struct PageSettings
{
    QByteArray columns {}; ///< of the table's header
    QByteArray detailsBeside {}; ///< of the splitter
    QByteArray detailsBelow {};
    ListFilter filter {};
    ListOrder order {};
};

void save(QSettings &settings, const PageSettings &page);
/// What is missing or unknown is as at first.
PageSettings pageSettingsFrom(QSettings &settings);

} // namespace mc::console
