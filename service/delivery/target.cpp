#include "delivery/target.h"

namespace mc::delivery {

QString targetOf(const store::DueDelivery &due)
{
    switch (channelOf(due.provider)) {
    case model::Channel::Push:
        return QString::number(due.recipient.person.id.value);
    case model::Channel::Sms:
        return due.recipient.phone;
    default:
        return due.recipient.person.email.section(u'@', -1).toLower();
    }
}

} // namespace mc::delivery
