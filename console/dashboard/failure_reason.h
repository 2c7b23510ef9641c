#pragma once

#include "model/live_deliveries.h"

#include <QtCore/QString>

namespace mc::console {

/// Why a delivery failed, as far as failures are alike: "FCM UNREGISTERED", "SMTP 550 5.1.1", or a word of the service's own.
QString failureCode(const model::LiveDelivery &delivery);
/// What the service says of it; empty: nothing.
QString failureExplanation(const model::LiveDelivery &delivery);

/// A provider's error where its name stands already: "UNREGISTERED".
QString withoutProvider(const QString &error);
/// The part of a provider's error that may be shown to everybody in the room: its codes and words without the provider's name.
/// Errors may quote hosts and addresses, so what looks like one leaves nothing but "…".
QString publicCode(const QString &error);

} // namespace mc::console
