#pragma once

#include "ops/clock.h"
#include "store/store.h"

#include <QtCore/QStringList>

namespace mc::program {

/// Adds a small clinic to try things with: an admin, two doctors, three patients, each with the password "demo-clinic",
/// and some notifications for whoever has none yet. May be called again: passwords changed since stay.
///
/// Answers lines that tell the logins, and which of them were there already.
model::Result<QStringList> addDemoClinic(store::Store &store, const ops::Clock &clock);

} // namespace mc::program
