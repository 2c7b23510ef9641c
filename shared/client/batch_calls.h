#pragma once

#include "client/transport.h"
#include "model/batch.h"
#include "model/batch_draft.h"
#include "model/preview.h"

namespace mc::client {

/// A bulk creation that was accepted.
struct AcceptedBatch
{
    QUuid id;
    int accepted = 0; ///< recipients
    QList<model::UserId> refused {}; ///< named users who are unknown or inactive
};

/// Notifications for many, and what would become of one (CONTRACT section 5). For admins, but for previews
/// for modules as well. Part of a Client.
class BatchCalls
{
public:
    explicit BatchCalls(Transport &transport)
        : m_transport(transport)
    {
    }

    /// Made in steps after the answer; batch() tells how far. Sent with a key of its own, as NotificationCalls::create().
    Pending<AcceptedBatch> create(const model::BatchDraft &draft, const QByteArray &key = newIdempotencyKey());
    Pending<model::Batch> batch(const QUuid &id);
    /// Stops it: no more of its notifications are made, and those that wait for their time are cancelled. Error: conflict when
    /// all of them were shown already.
    Pending<model::Batch> cancel(const QUuid &id);
    /// Tries again those whom it failed for. Error: conflict when there are none.
    Pending<model::Batch> resume(const QUuid &id);
    /// Whom it would reach, how, and why not; nothing is sent.
    Pending<model::Preview> preview(const model::BatchDraft &draft);
    Pending<model::Preview> preview(const model::NotificationDraft &draft);

private:
    Pending<model::Preview> previewOf(const QByteArray &body);

    Transport &m_transport;
};

} // namespace mc::client
