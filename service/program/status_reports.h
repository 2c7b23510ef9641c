#pragma once

#include "program/service_manager.h"

#include <QtCore/QTimer>

#include <functional>

namespace mc::program {

/// Tells the service manager how a running instance is, in a line for the operator, whenever that changes; it looks once a second.
/// Lives on the main thread.
class StatusReports
{
public:
    /// `condition` answers the line.
    StatusReports(ServiceManager &manager, std::function<QString()> condition);

private:
    QTimer m_timer;
};

} // namespace mc::program
