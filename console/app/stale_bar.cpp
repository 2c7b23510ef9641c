#include "console/app/stale_bar.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>

namespace mc::console {

StaleBar::StaleBar(const Connection &connection, QAction *retry, const Theme &theme, QWidget *parent)
    : InlineMessage(theme, Closing::NotOffered, parent)
    , m_connection(connection)
{
    addButton(retry);
    connect(&connection, &Connection::changed, this, &StaleBar::update);
    update();
}

void StaleBar::changeEvent(QEvent *event)
{
    InlineMessage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        update();
}

void StaleBar::update()
{
    if (m_connection.isConnected())
        return clear();
    const QDateTime since = m_connection.awaySince().toLocalTime();
    const bool isToday = since.date() == QDate::currentDate();
    const QString when = isToday ? QLocale().toString(since.time(), QLocale::ShortFormat)
                                 : QLocale().toString(since, QLocale::ShortFormat);
    show(Kind::Warning, tr("No connection since %1. Showing what was known then.").arg(when), m_connection.reason());
}

} // namespace mc::console
