#include "console/compose/composition.h"

namespace mc::console {

using model::BatchDraft;
using model::NotificationDraft;

namespace {

// One line, as the service takes titles: what was pasted may have several.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text.trimmed();
}

NotificationDraft contentOf(const Composition &composition)
{
    NotificationDraft content;
    content.type = composition.type;
    content.title = oneLine(composition.title);
    content.message = composition.message.trimmed();
    content.priority = composition.priority;
    content.channels = composition.channels;
    content.metadata.actionUrl = composition.actionUrl.trimmed();
    content.metadata.deepLink = composition.deepLink.trimmed();
    content.metadata.neutralLink = composition.neutralLink;
    return content;
}

} // namespace

bool Composition::isBlank() const
{
    return !hasRecipients() && title.trimmed().isEmpty() && message.trimmed().isEmpty() && actionUrl.trimmed().isEmpty()
        && deepLink.trimmed().isEmpty();
}

bool Composition::hasRecipients() const
{
    switch (who) {
    case Who::People:
        return !people.isEmpty();
    case Who::Group:
        return role || clinicId;
    case Who::Everyone:
        return true;
    }
    return false;
}

Draft draftOf(const Composition &composition, const QDateTime &scheduledFor)
{
    NotificationDraft content = contentOf(composition);
    content.scheduledFor = scheduledFor;
    if (composition.who == Composition::Who::People && composition.people.size() == 1) {
        content.recipientId = composition.people.first();
        return content;
    }
    BatchDraft batch {.content = content, .audience = {}};
    if (composition.who == Composition::Who::People)
        batch.audience.userIds = composition.people;
    if (composition.who == Composition::Who::Group) {
        batch.audience.role = composition.role;
        batch.audience.clinicId = composition.clinicId;
    }
    return batch;
}

Draft previewDraftOf(const Composition &composition)
{
    Composition whole = composition;
    for (QString *text : {&whole.title, &whole.message}) {
        if (text->trimmed().isEmpty())
            *text = QStringLiteral("…");
    }
    const std::optional<QDateTime> time = whole.isScheduled ? whole.time.moment() : std::nullopt;
    return draftOf(whole, time.value_or(QDateTime()));
}

} // namespace mc::console
