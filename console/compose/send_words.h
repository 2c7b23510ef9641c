#pragma once

#include "console/compose/sending.h"

namespace mc::console {

/// What the button does, in the language of the moment: "Send to 1,204 people", "Schedule for Monday 08:00 (Europe/Madrid)".
/// `recipients`: nothing: it is not known how many. `name`: of the only one; empty: not known.
QString sendText(
    const Composition &composition, std::optional<int> recipients, const QString &name, const QDateTime &now);

/// When nobody knows what became of the last try to send it.
QString uncertainText();
/// What is under way, and what was done when nobody took it back.
QString sendingText(const Sent &sent, const QString &name, const QDateTime &now);
QString sentText(const Sent &sent, const QString &name, const QDateTime &now);
/// "Prepared 1,000 of 1,204 notifications."
QString progressText(const model::Batch &batch);
/// Who got nothing, and why; empty when there is nobody.
QString leftOutText(const Sent &sent, const std::optional<model::Batch> &batch);

} // namespace mc::console
