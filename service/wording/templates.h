#pragma once

#include "wording/languages.h"
#include "wording/wording.h"

#include <memory>

namespace mc::wording {

/// One of resources/templates, in the language Mustache. Values are escaped for HTML where the template asks for it.
/// Used by one thread at a time.
class Template
{
public:
    using Values = QList<std::pair<const char *, QString>>;

    /// `name`: "mail.html". The template is part of the program: one that can't be read ends it.
    explicit Template(const char *name);
    ~Template();

    QString filled(const Values &values);

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

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
    MailParts filled(const Wording &wording, const Language &language, const QString &unsubscribeLink);

private:
    Template m_text {"mail.txt"};
    Template m_html {"mail.html"};
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
    QByteArray filled(Template &page, const Language &language, model::NotificationType type);

    Template m_asking {"unsubscribe.html"};
    Template m_confirming {"unsubscribed.html"};
    QString m_style;
    QByteArray m_styleHash;
};

} // namespace mc::wording
