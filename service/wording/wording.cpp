#include "wording/wording.h"

namespace mc::wording {

namespace {

// Reminders are of appointments.
bool isAboutHealth(model::NotificationType type)
{
    return type != model::NotificationType::System;
}

} // namespace

Words::Words(const QByteArray &publicUrl, bool phiInExternal)
    : m_publicUrl(QString::fromUtf8(publicUrl))
    , m_phiInExternal(phiInExternal)
{
}

Wording Words::of(const model::Notification &notification, const QString &locale) const
{
    const QString &action = notification.metadata.actionUrl;
    Wording wording{notification.title, notification.message,
        action.isEmpty() || action.startsWith(u'/') ? m_publicUrl + action : action, false};
    if (m_phiInExternal || !isAboutHealth(notification.type))
        return wording;
    const Language &language = m_languages.of(locale);
    wording.title = language[Phrase::NeutralTitle];
    wording.text = language[Phrase::NeutralText];
    wording.isNeutral = true;
    return wording;
}

} // namespace mc::wording
