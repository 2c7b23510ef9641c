#include "program/status_reports.h"

namespace mc::program {

namespace {

constexpr std::chrono::seconds interval(1);

} // namespace

StatusReports::StatusReports(ServiceManager &manager, std::function<QString()> condition)
{
    manager.status(condition());
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
        [&manager, condition = std::move(condition)] { manager.status(condition()); });
    m_timer.start(interval);
}

} // namespace mc::program
