#pragma once

#include "wording/mustache_text.h"
#include "wording/wording.h"

namespace mc::wording {

/// What a mail says, as text and as HTML.
struct MailParts
{
    QString text;
    QString html;
};

/// Mails of notifications: the wording, a button with its link, and how to get no more of them. Nothing in them tells
/// what a neutral wording doesn't. Used by one thread at a time.
class MailTemplate
{
public:
    MailTemplate();

    MailParts filled(const Wording &wording, const Language &language, const QString &unsubscribeLink);

private:
    MustacheText m_text;
    MustacheText m_html;
};

/// The page behind the link by which mails are stopped. It needs no scripts, and one inline style. Used by one thread
/// at a time.
class UnsubscribePage
{
public:
    UnsubscribePage();

    /// Asks whether mails about such notifications shall stop, with a button that posts to the page's own URL.
    QByteArray asking(const Language &language, model::NotificationType type);
    /// Says that they have.
    QByteArray confirming(const Language &language, model::NotificationType type);
    /// For its Content-Security-Policy: 'sha256-…' of the style.
    const QByteArray &styleHash() const { return m_styleHash; }

private:
    QByteArray filled(MustacheText &page, const Language &language, model::NotificationType type);

    MustacheText m_asking;
    MustacheText m_confirming;
    QString m_style;
    QByteArray m_styleHash;
};

} // namespace mc::wording
