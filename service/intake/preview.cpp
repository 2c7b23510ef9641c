#include "intake/preview.h"

#include "intake/planning.h"

namespace mc::intake {

using model::Error;
using model::ErrorCode;
using model::Preview;
using model::Recipient;
using model::Result;

namespace {

constexpr int recipientsAStep = 1000;
constexpr int mostRecipients = 200'000;

void finish(Preview &preview)
{
    std::stable_sort(preview.reasons.begin(), preview.reasons.end(),
        [](const Preview::Reasoned &a, const Preview::Reasoned &b) { return a.count > b.count; });
}

} // namespace

Previewer::Previewer(
    store::Store &store, const ops::Clock &clock, const rules::ChannelPolicy &policy, wording::OutsideTexts &texts)
    : m_store(store)
    , m_clock(clock)
    , m_policy(policy)
    , m_texts(texts)
{
}

Result<Preview> Previewer::preview(const model::NotificationDraft &draft)
{
    const QDateTime now = m_clock.now();
    const QDateTime due = draft.scheduledFor.isValid() ? draft.scheduledFor : now;
    const Result<QList<Recipient>> recipients = m_store.recipients.find({draft.recipientId}, now);
    if (!recipients)
        return recipients.error();
    if (recipients->isEmpty())
        return Error {.code = ErrorCode::InvalidRecipient,
            .detail = QStringLiteral("The recipient is unknown."),
            .fields = {{.field = QStringLiteral("recipient_id"),
                .code = QStringLiteral("NOTIF_005"),
                .message = QStringLiteral("Unknown user.")}}};
    Preview preview;
    preview.add(draft.recipientId, rules::explainChannels(criteriaOf(draft), recipients->first(), m_policy, due));
    preview.texts = m_texts.of(draft, recipients->first().locale);
    finish(preview);
    return preview;
}

Result<Preview> Previewer::preview(const model::BatchDraft &batch)
{
    const Result<int> count = m_store.recipients.count(batch.audience);
    if (!count)
        return count.error();
    if (*count > mostRecipients)
        return model::fieldError(QStringLiteral("audience"), QStringLiteral("too_large"),
            QStringLiteral("A preview reaches %1 recipients at most; this audience has %2.")
                .arg(mostRecipients)
                .arg(*count));

    const QDateTime now = m_clock.now();
    const model::NotificationDraft &content = batch.content;
    const QDateTime due = content.scheduledFor.isValid() ? content.scheduledFor : now;
    const rules::ChannelCriteria criteria = criteriaOf(content);
    Preview preview;
    QString locale;
    model::UserId after;
    for (qsizetype read = recipientsAStep; read == recipientsAStep;) {
        const Result<QList<Recipient>> recipients
            = m_store.recipients.audience(batch.audience, {}, after, recipientsAStep, now);
        if (!recipients)
            return recipients.error();
        for (const Recipient &recipient : *recipients)
            preview.add(recipient.person.id, rules::explainChannels(criteria, recipient, m_policy, due));
        if (locale.isEmpty() && !recipients->isEmpty())
            locale = recipients->first().locale;
        read = recipients->size();
        if (read > 0)
            after = recipients->last().person.id;
    }
    preview.texts = m_texts.of(content, locale);
    finish(preview);
    return preview;
}

} // namespace mc::intake
