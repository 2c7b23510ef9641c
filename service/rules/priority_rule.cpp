#include "rules/priority_rule.h"

namespace mc::rules {

using model::NotificationType;
using model::Priority;

Priority priorityOf(NotificationType type, const model::PriorityContext &context)
{
    if (type == NotificationType::MedicalRecord && context.urgent)
        return Priority::Critical;
    if (type == NotificationType::Appointment && context.sameDay)
        return Priority::High;
    if (type == NotificationType::Billing && context.overdue)
        return Priority::High;
    return type == NotificationType::System ? Priority::Medium : Priority::Low;
}

} // namespace mc::rules
