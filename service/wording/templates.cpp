#include "wording/templates.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>

#include <kainjow/mustache.hpp>

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

} // namespace

struct Template::Engine
{
    kainjow::mustache::mustache mustache;
};

Template::Template(const char *name)
    : m_engine(new Engine {
        kainjow::mustache::mustache(contentOf(QLatin1String(name) + QStringLiteral(".mustache")).toStdString())})
{
    if (!m_engine->mustache.is_valid())
        qFatal("the template %s: %s", name, m_engine->mustache.error_message().c_str());
}

Template::~Template() = default;

QString Template::filled(const Values &values)
{
    kainjow::mustache::data data;
    for (const auto &[name, value] : values)
        data.set(name, value.toStdString());
    return QString::fromStdString(m_engine->mustache.render(data));
}

MailParts MailTemplate::filled(const Wording &wording, const Language &language, const QString &unsubscribeLink)
{
    const Template::Values values {
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
    return {m_text.filled(values), m_html.filled(values)};
}

UnsubscribePage::UnsubscribePage()
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

QByteArray UnsubscribePage::filled(Template &page, const Language &language, model::NotificationType type)
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
