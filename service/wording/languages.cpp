#include "wording/languages.h"

#include <QtCore/QLocale>

namespace mc::wording {

namespace {

// The translator is asked directly: one installed in the application would set one language for all threads.
std::shared_ptr<const QTranslator> translatorOf(const char *tag)
{
    auto translator = std::make_shared<QTranslator>();
    if (!translator->load(QStringLiteral(":/wording/wording_%1.qm").arg(QLatin1String(tag))))
        qFatal("the translation wording_%s is missing in the program", tag);
    return translator;
}

Language english()
{
    Language language {.tag = "en", .translator = translatorOf("en")};
    for (std::size_t i = 0; i < phraseCount; ++i)
        language.phrases[i] = QString::fromLatin1(englishPhrases()[i]);
    return language;
}

Language translated(const char *tag)
{
    Language language {.tag = tag,
        .isRightToLeft = QLocale(QLatin1String(tag)).textDirection() == Qt::RightToLeft,
        .translator = translatorOf(tag)};
    for (std::size_t i = 0; i < phraseCount; ++i) {
        language.phrases[i] = language.translator->translate(phraseContext, englishPhrases()[i]);
        if (language.phrases[i].isEmpty())
            qFatal("wording_%s lacks \"%s\"", tag, englishPhrases()[i]);
    }
    return language;
}

} // namespace

QString Language::counted(CountedPhrase phrase, int count) const
{
    return translator->translate(phraseContext, sourceOf(phrase), nullptr, count);
}

Languages::Languages()
    : m_all {english()}
{
    for (std::size_t i = 1; i < languageTags.size(); ++i)
        m_all += translated(languageTags[i]);
}

const Language &Languages::of(const QString &locale) const
{
    const QString wanted = locale.section(u'-', 0, 0);
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&wanted](const Language &language) {
        return wanted.compare(QLatin1String(language.tag), Qt::CaseInsensitive) == 0;
    });
    return found == m_all.end() ? m_all.first() : *found;
}

} // namespace mc::wording
