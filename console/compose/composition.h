#pragma once

#include "console/compose/wall_time.h"
#include "model/batch_draft.h"
#include "model/draft_limits.h"

#include <QtCore/QMap>

#include <variant>

namespace mc::console {

/// A notification as somebody writes it, finished or not: what the page's form holds.
struct Composition
{
    enum class Who { People, Group, Everyone };

    Who who = Who::People;
    QList<model::UserId> people {};
    std::optional<model::Role> role {}; ///< of a group, which has a role or a clinic, or both
    std::optional<qint64> clinicId {};

    model::NotificationType type = model::NotificationType::System;
    std::optional<model::Priority> priority {}; ///< absent: by the service's rule
    QString title {};
    QString message {};
    std::optional<model::Channels> channels {}; ///< absent: by the service's strategy
    QString actionUrl {};
    QString deepLink {};
    bool neutralLink = false; ///< the links tell nothing of anybody's health: they may be seen outside the app

    bool isScheduled = false;
    WallTime time {}; ///< when it is scheduled

    bool operator==(const Composition &) const = default;

    /// Nothing of it was written yet.
    bool isBlank() const;
    bool hasRecipients() const;
};

/// What is sent of it: to one person, or to many.
using Draft = std::variant<model::NotificationDraft, model::BatchDraft>;

/// `scheduledFor`: invalid: at once.
Draft draftOf(const Composition &composition, const QDateTime &scheduledFor);
/// The same for a preview, which is asked for before everything is written: with something in place of an empty title or message.
Draft previewDraftOf(const Composition &composition);

/// As the service counts them: code points.
int charactersIn(const QString &text);

/// The parts of the form that something can be wrong with, in its order.
enum class FormPart { People, Group, Everyone, Title, Message, Channels, ActionUrl, DeepLink, Time };
/// Where it is said whom it is for.
FormPart whoPart(const Composition &composition);
/// What is wrong, in the language of the moment.
using Problems = QMap<FormPart, QString>;

/// What can be told without the service.
Problems problemsOf(const Composition &composition, const QDateTime &now);
/// Those alone that are not for lack of something: what is not written yet is no mistake until it is to be sent.
Problems withoutMissing(Problems problems, const Composition &composition);
/// What the service refused, by the fields that it names. Empty when it names none of the form's.
Problems problemsOf(const Composition &composition, const model::Error &error);

} // namespace mc::console
