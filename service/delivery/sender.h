#pragma once

#include "store/deliveries/delivery_queue.h"

#include <chrono>
#include <functional>
#include <optional>

namespace mc::delivery {

/// One try of a delivery.
struct Attempt
{
    store::DueDelivery due;
    QByteArray token {}; ///< the device's, opened; push only. A secret: never logged, nor part of any error
    QByteArray traceparent {}; ///< the header for the provider, a span of its own
};

/// How an attempt ended. What becomes of the delivery then is a store::DeliveryOutcome.
struct AttemptResult
{
    enum class Kind {
        Accepted, ///< by the provider
        Retryable, ///< another attempt may succeed
        Refused, ///< no attempt ever will
    };
    /// What the attempt says about the provider, whatever becomes of this delivery.
    enum class Health {
        Healthy, ///< it answers, if only to refuse
        Throttled, ///< it asks for less
        Failing, ///< it can't be reached, takes too long, fails, or does not take our credentials
        Unknown, ///< it was not asked
    };
    /// Whom failures and throttling concern (CONTRACT section 12).
    enum class Scope {
        Target, ///< this device, address or number; the provider too, if nearly all get the same (TargetShares)
        Provider, ///< whatever the target: credentials, the quota of a project or account, no way to reach it
    };

    Kind kind = Kind::Accepted;
    Health health = Health::Healthy;
    QString error {}; ///< short and stable, no addresses, ids or tokens in it: "FCM UNREGISTERED", "SMTP 550 5.1.1"
    QString detail {}; ///< the provider's id of what it accepted, or a sentence about what went wrong
    std::optional<std::chrono::milliseconds>
        retryAfter {}; ///< how long the provider asks to wait, before more goes to `scope`
    QDateTime tokenDeadSince {}; ///< the device's token is dead, since then; invalid: it is not
    Scope scope = Scope::Target;
    bool hasOptedOut
        = false; ///< the provider says that the recipient's phone wants no more SMS: to be kept (store::OptOuts)
};

/// Hands messages to one provider. Lives on its lane's thread, as do its callbacks; owned by the lane.
///
/// Asynchronous: any number may be under way. `done` is called once for each, before its lease runs out (60 s),
/// perhaps before send() returns, and never after the sender's end.
class Sender
{
public:
    using Done = std::function<void(const AttemptResult &)>;

    virtual ~Sender() = default;
    virtual void send(const Attempt &attempt, Done done) = 0;
};

} // namespace mc::delivery
