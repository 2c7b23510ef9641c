#pragma once

#include "model/audience.h"
#include "model/fields.h"
#include "model/notification.h"
#include "model/recipient.h"
#include "wording/formats.h"
#include "wording/template_spec.h"

#include <QtCore/QHash>

namespace mc::events {

/// What an event's `data` says. Each type has some of these (event_types.cpp).
struct EventData
{
    model::Metadata record {}; ///< the ids of what it is about; its action_url is the link that the event names itself
    std::optional<model::UserId> patient {};
    std::optional<model::UserId> doctor {};
    std::optional<model::UserId> sender {};
    std::optional<model::UserId> recipient {};
    std::optional<model::UserId> user {};
    QList<model::UserId> doctors {};
    QList<model::UserId> recipients {};
    std::optional<model::Audience> audience {};
    QDateTime startsAt {};
    QDateTime endsAt {};
    QDateTime previousStartsAt {};
    QDateTime occurredAt {}; ///< the event's own time, or else when it came in
    QDate dueDate {};
    QString amount {}; ///< a plain decimal
    QByteArray currency {}; ///< ISO 4217
    QString location {};
    QString preview {};
    QString fileName {};
    QString title {};
    QString newRole {};
    bool urgent = false;
    std::optional<std::chrono::seconds> startsIn {}; ///< reminders only
};

/// The people an event speaks of, by id: those of them that the directory knows.
using People = QHash<model::UserId, model::Recipient>;

/// What the fields of an event's texts are made with, for one recipient.
struct Reading
{
    const wording::Formats &formats;
    const wording::Language &language;
    const People &people;
};

/// First and last name, or else the user name.
QString displayName(const model::Person &person);

/// A field of `data`, and of the texts about it.
struct DataField
{
    const char *name; ///< in `data`
    void (*read)(model::Fields &fields, QLatin1String name, EventData &data) = nullptr; ///< none: the service makes it
    /// In templates; without a name: not shown. Whether it is optional there is for the type to say, and it is essential only
    /// where it is not.
    wording::TemplateField shown {};
    /// As a text of it; nothing when it is absent.
    std::optional<QString> (*text)(const EventData &data, const Reading &reading) = nullptr;
    bool (*isSet)(const EventData &data) = nullptr; ///< as a flag of it
};

/// Never null for a name that stands in the table of event types.
const DataField *dataField(QByteArrayView name);

} // namespace mc::events
