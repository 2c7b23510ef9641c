#pragma once

#include "model/notification.h"
#include "wording/event_templates.h"

namespace mc::wording {

/// What a message says outside the house: on a lock screen, in a mailbox, on a phone.
struct Wording
{
    QString title {};
    QString text {};
    QString html {}; ///< of an email, the text as paragraphs; empty: there is only the text
    QString link {}; ///< absolute, in ASCII; the public URL where the notification has none
    bool isNeutral = false; ///< nothing of what the notification says is in it
    bool keepsLinks = true; ///< the notification's own links may be told
};

/// Of a push message, in characters: no lock screen shows more.
constexpr qsizetype longestPushText = 1000;

/// Words notifications for outside, so that nothing of anybody's health leaves the house unless the operator wants that
/// (CONTRACT section 2, MEDICONNECT_PHI_IN_EXTERNAL): unless allowed, those of every type but `system` get a neutral
/// text, the same whatever they are about, in the recipient's language: the template `neutral`. Its link leads to the app's inbox,
/// unless the sender calls the links neutral. Immutable, thread-safe.
class Words
{
public:
    /// `publicUrl`: the base of links, without a final slash. The languages outlive it. `templates`: the shipped ones, unless
    /// others are given.
    Words(const QByteArray &publicUrl, bool phiInExternal, const Languages &languages,
        const TemplateSources &templates = TemplateSources::load({}, {}).sources);

    /// What it says on one of the external channels. `locale` in BCP 47; English where there is no translation. `texts`: what
    /// toJson() of external_texts.h wrote, where the channels say something else than title and message.
    Wording of(const model::Notification &notification, const QString &locale, model::Channel channel,
        const QByteArray &texts = {}) const;
    const Languages &languages() const { return m_languages; }

private:
    QString m_publicUrl;
    bool m_phiInExternal;
    const Languages &m_languages;
    QHash<QByteArray, EventTexts> m_neutral; ///< by language
};

} // namespace mc::wording
