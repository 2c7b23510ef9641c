#pragma once

#include "events/parts.h"

namespace mc::program {

/// For whom and by which channels the texts of an event are shown.
struct RenderOptions
{
    QString locale = QStringLiteral("en"); ///< BCP 47
    QByteArray timezone = "UTC"; ///< IANA
    std::optional<model::Channel> channel {}; ///< none: all
};

/// What the service would say about the event in a text (a CloudEvent in the JSON format), to each of those it is for: as people
/// would read it in the app, on a lock screen, in a mail and in an SMS. Of those whom it names only the ids are known here.
/// Error: what is wrong with the event, a line for each field.
model::Result<QString> renderedEvent(
    const QByteArray &json, const RenderOptions &options, const events::Setup &setup, const QByteArray &publicUrl);

} // namespace mc::program
