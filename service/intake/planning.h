#pragma once

#include "model/notification.h"
#include "rules/channels.h"
#include "store/directory/recipients.h"
#include "store/inbox/notifications.h"

namespace mc::intake {

/// Writes what one notification says to each of its recipients. Used by one thread at a time.
class Author
{
public:
    virtual ~Author() = default;
    /// Title and message, in the recipient's language where there is a choice; its recipient is for the caller to set.
    virtual model::NotificationDraft draftFor(const model::Recipient &recipient) = 0;
    /// What external channels say, as store::NewNotification::texts.
    virtual QByteArray textsFor(const model::Recipient &recipient, model::Channels channels) = 0;
    /// Where the notification comes from, as store::NewNotification::origin.
    virtual QString origin() const = 0;
};

/// Says the same to everybody: what somebody wrote.
class PlainAuthor : public Author
{
public:
    explicit PlainAuthor(const model::NotificationDraft &draft)
        : m_draft(draft)
    {
    }
    model::NotificationDraft draftFor(const model::Recipient &) override { return m_draft; }
    QByteArray textsFor(const model::Recipient &, model::Channels) override { return {}; }
    QString origin() const override { return {}; }

private:
    model::NotificationDraft m_draft;
};

/// What of a draft its channels depend on, the priority decided.
rules::ChannelCriteria criteriaOf(const model::NotificationDraft &draft);

/// How a notification due at `now` goes to one recipient: the rules' choice as the store keeps it, push with a delivery for
/// each device.
store::Plan planFor(const rules::ChannelCriteria &criteria, const model::Recipient &recipient,
    const rules::ChannelPolicy &policy, const QDateTime &now);

/// Whether a plan takes a place in the limits of its recipient. Then it holds only if nothing else was counted for them since
/// they were read: it is to be made anew, and stored, in a transaction in which they are locked.
bool takesPlaceInLimits(const store::Plan &plan, model::Priority priority, const model::Recipient &recipient);
/// Counts the places that a plan takes, one for each channel by which something goes out at once, for the plans made after it.
void countPlaces(const store::Plan &plan, model::Recipient &recipient);

/// Notifications planned together.
struct Planned
{
    QList<store::NewNotification> notifications;
    bool takePlacesInLimits = false;
};

/// What a draft becomes for one recipient, ready to be stored: with the channels of `now`, and planned when it is due.
store::NewNotification newNotification(const model::NotificationDraft &draft, const model::Recipient &recipient,
    std::optional<model::UserId> sender, const rules::ChannelPolicy &policy, const QDateTime &now);
/// The same of what an author writes.
store::NewNotification newNotification(Author &author, const model::Recipient &recipient,
    std::optional<model::UserId> sender, const rules::ChannelPolicy &policy, const QDateTime &now);

/// Makes plans for recipients by what was read of them: `make` takes them and answers something with `takePlacesInLimits`. If it
/// is set, all of them are locked, read again, and the plans made again: what is stored in this transaction then keeps to the
/// limits. All, because who locks some first could wait for another that waits for them.
template<typename Make>
auto withinLimits(store::Recipients &store, QList<model::Recipient> recipients, const QDateTime &now, Make make)
    -> model::Result<decltype(make(recipients))>
{
    auto planned = make(recipients);
    if (!planned.takePlacesInLimits)
        return planned;
    QList<model::UserId> ids;
    for (const model::Recipient &recipient : std::as_const(recipients))
        ids += recipient.person.id;
    model::Result<QList<model::Recipient>> locked = store.locked(ids, now);
    if (!locked)
        return locked.error();
    return make(*locked);
}

} // namespace mc::intake
