#include "console/compose/draft_keeper.h"

#include <QtCore/QStandardPaths>

namespace mc::console {

namespace {

QString draftsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/drafts");
}

} // namespace

DraftKeeper::DraftKeeper(const Environment &environment, Sending &sending, QObject *parent)
    : QObject(parent)
    , m_sending(sending)
    , m_file(draftsFolder(), environment.client.options().baseUrl, environment.user.id)
{
    connect(&m_file, &DraftFile::failed, this, &DraftKeeper::failed);
    connect(&sending, &Sending::attempted, this, &DraftKeeper::write);
    connect(&sending, &Sending::lost, this, &DraftKeeper::write);
    connect(&sending, &Sending::refused, this, &DraftKeeper::write);
    connect(&sending, &Sending::accepted, this, &DraftKeeper::forget);
}

std::optional<KeptDraft> DraftKeeper::restore()
{
    const std::optional<KeptDraft> draft = m_file.read();
    if (draft && !draft->key.isEmpty())
        m_sending.setUncertain(Attempt {
            .composition = draft->composition, .scheduledFor = draft->sentFor, .key = draft->key, .recipients = 0});
    return draft;
}

void DraftKeeper::keep(const Composition &composition)
{
    m_composition = composition;
    write();
}

// An attempt is kept before it is sent: afterwards may be too late.
void DraftKeeper::write()
{
    if (m_composition.isBlank())
        return m_file.remove();
    KeptDraft draft {.composition = m_composition, .savedAt = QDateTime::currentDateTimeUtc()};
    const std::optional<Attempt> &attempt = m_sending.underWay() ? m_sending.underWay() : m_sending.uncertain();
    if (!attempt || attempt->composition != m_composition)
        return m_file.keep(draft);
    draft.sentFor = attempt->scheduledFor;
    draft.key = attempt->key;
    m_file.keepNow(draft);
}

} // namespace mc::console
