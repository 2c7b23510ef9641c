#include "store/journal/kinds.h"

namespace mc::store::journal {

namespace {

using Change = model::InboxChange::Kind;
using Event = model::TimelineEvent;

constexpr std::array kinds {
    // Notifications
    Kind {"created", Change::Created, Event::Created},
    Kind {"scheduled", {}, Event::Scheduled}, // and created at that moment
    Kind {"rescheduled", {}, Event::Rescheduled}, Kind {"cancelled", {}, Event::Cancelled},
    Kind {"appeared", Change::Created, {}}, // a scheduled one, when it was due
    Kind {"delivered", {}, Event::Delivered}, // in the app, and by a provider's receipt
    Kind {"read", Change::Read, Event::Read}, Kind {"unread", Change::Unread, Event::Unread},
    Kind {"clicked", {}, Event::Clicked}, Kind {"deleted", Change::Deleted, {}},
    // Inboxes, beside a row for each notification
    Kind {"all_read", Change::AllRead, {}}, Kind {"multiple_read", Change::MultipleRead, {}},
    Kind {"bulk_deleted", Change::BulkDeleted, {}},
    // Deliveries
    Kind {"queued", {}, {}}, Kind {"held", {}, Event::Held}, // queued, but not for now; or put off when it was claimed
    Kind {"attempted", {}, Event::Attempted}, // failed, and will be retried
    Kind {"abandoned", {}, {}}, // an attempt whose instance did not live to tell its result
    Kind {"sent", {}, Event::Sent}, Kind {"failed", {}, Event::Failed}, Kind {"suppressed", {}, Event::Suppressed},
    Kind {"retried", {}, Event::Retried}, // queued again by an admin
    Kind {"withdrawn", {}, {}}, // its notification was deleted
    // Devices
    Kind {"devices", {}, {}}, // somebody has more or fewer active ones
};

} // namespace

const Kind *kindOf(QByteArrayView word)
{
    const auto *const found
        = std::find_if(kinds.begin(), kinds.end(), [word](const Kind &kind) { return word == kind.word; });
    return found == kinds.end() ? nullptr : found;
}

} // namespace mc::store::journal
