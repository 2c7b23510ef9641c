#include "wording/templates.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>

namespace mc::wording {

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(QStringLiteral(":/templates/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the template %s is missing in the program", qPrintable(name));
    return file.readAll();
}

QString directionOf(const Language &language)
{
    return language.isRightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr");
}

MustacheText shippedText(const char *name)
{
    const QByteArray content = contentOf(QLatin1String(name) + QStringLiteral(".mustache"));
    MustacheText text(QString::fromUtf8(content), MustacheText::Escaping::Html);
    if (!text.error().isEmpty())
        qFatal("the template %s: %ls", name, qUtf16Printable(text.error()));
    return text;
}

} // namespace

MailTemplate::MailTemplate()
    : m_text(shippedText("mail.txt"))
    , m_html(shippedText("mail.html"))
{
}

MailParts MailTemplate::filled(const Wording &wording, const Language &language, const QString &unsubscribeLink)
{
    TemplateValues values {
        {"language", QString::fromLatin1(language.tag)},
        {"direction", directionOf(language)},
        {"title", wording.title},
        {"text", wording.text},
        {"open", language[Phrase::OpenNotification]},
        {"link", wording.link},
        {"why", language[Phrase::WhyThisMail]},
        {"stop", language[Phrase::StopMailsOfThisKind]},
        {"unsubscribe", unsubscribeLink},
    };
    if (!wording.html.isEmpty())
        values.append({"body", wording.html});
    return {m_text.filled(values), m_html.filled(values)};
}

UnsubscribePage::UnsubscribePage()
    : m_asking(shippedText("unsubscribe.html"))
    , m_confirming(shippedText("unsubscribed.html"))
{
    const QByteArray style = contentOf(QStringLiteral("unsubscribe.css"));
    m_style = QString::fromUtf8(style);
    m_styleHash = "'sha256-" + QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64() + '\'';
}

QByteArray UnsubscribePage::asking(const Language &language, model::NotificationType type)
{
    return filled(m_asking, language, type);
}

QByteArray UnsubscribePage::confirming(const Language &language, model::NotificationType type)
{
    return filled(m_confirming, language, type);
}

QByteArray UnsubscribePage::filled(MustacheText &page, const Language &language, model::NotificationType type)
{
    return page
        .filled({
            {"language", QString::fromLatin1(language.tag)},
            {"direction", directionOf(language)},
            {"style", m_style},
            {"ask", language[Phrase::AskToStop]},
            {"kind", language[Phrase::KindOfNotification].arg(language[nameOf(type)])},
            {"button", language[Phrase::StopMails]},
            {"done", language[Phrase::MailsAreStopped]},
            {"others", language[Phrase::OtherWaysStay]},
        })
        .toUtf8();
}

} // namespace mc::wording
