#pragma once

#include "http/router.h"

namespace mc::http {

/// The table of routes: every path of the service, who may use it, and what answers it. The API's documentation and the
/// permission matrix are held against it.
const QList<Route> &routes();

} // namespace mc::http
