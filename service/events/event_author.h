#pragma once

#include "events/event_types.h"
#include "events/parts.h"
#include "intake/batch_processor.h"

namespace mc::events {

/// Something that happened, ready to be told.
struct Event
{
    const EventType *type = nullptr;
    EventData data {};
    QString origin {}; ///< as store::NewNotification::origin
};

/// Tells an event to those whom it concerns, each in their language and time zone.
class EventAuthor : public intake::Author
{
public:
    /// `texts` outlives it. `now` decides what is on the same day.
    EventAuthor(Texts &texts, const Event &event, const People &people, const QDateTime &now);

    model::NotificationDraft draftFor(const model::Recipient &recipient) override;
    QByteArray textsFor(const model::Recipient &recipient, model::Channels channels) override;
    QString origin() const override { return m_event.origin; }

    /// Everything that is said to one recipient, by these channels and in the app.
    wording::EventTexts textsOf(const model::Recipient &recipient, model::Channels channels);
    /// What may be said outside the app: nothing but neutral texts about health, unless the operator wants it otherwise.
    bool isTellableOutside() const;

private:
    wording::TemplateValues valuesFor(const model::Recipient &recipient, const wording::Language &language) const;

    Texts &m_texts;
    Event m_event;
    People m_people;
    QDateTime m_now;
};

/// The content of a batch that tells an event.
QJsonObject batchContent(const EventType &type, const QJsonObject &data, const QString &origin, const QDateTime &time);

/// Of batches that tell events, and of all others.
class BatchAuthors : public intake::PlainAuthors
{
public:
    BatchAuthors(Texts &texts, const ops::Clock &clock);

    model::Result<std::unique_ptr<intake::Author>> authorOf(
        const QJsonObject &content, const QDateTime &createdAt) override;

private:
    Texts &m_texts;
    const ops::Clock &m_clock;
};

} // namespace mc::events
