#include "console/compose/draft_notice.h"

#include "console/compose/send_words.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>

namespace mc::console {

namespace {

// Today's is told by its time.
QString shortTime(const QDateTime &local)
{
    return local.date() == QDate::currentDate() ? QLocale().toString(local.time(), QLocale::ShortFormat)
                                                : QLocale().toString(local, QLocale::ShortFormat);
}

} // namespace

void DraftNotice::show(const KeptDraft &draft)
{
    m_savedAt = draft.savedAt;
    m_isUncertain = !draft.key.isEmpty();
    update();
}

void DraftNotice::changeEvent(QEvent *event)
{
    InlineMessage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && isVisibleTo(parentWidget()))
        update();
}

void DraftNotice::update()
{
    InlineMessage::show(Kind::Information, tr("Draft of %1 restored.").arg(shortTime(m_savedAt.toLocalTime())),
        m_isUncertain ? uncertainText() : QString());
}

} // namespace mc::console
