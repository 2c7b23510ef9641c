#include "wording/languages.h"

#include <QtCore/QLocale>
#include <QtCore/QTranslator>

namespace mc::wording {

namespace {

Language english()
{
    Language language {.tag = "en"};
    for (std::size_t i = 0; i < phraseCount; ++i)
        language.phrases[i] = QString::fromLatin1(englishPhrases()[i]);
    return language;
}

// The translator is asked directly: one installed in the application would set one language for all threads.
Language translated(const char *tag)
{
    const QString name = QLatin1String(tag);
    QTranslator translator;
    if (!translator.load(QStringLiteral(":/wording/wording_%1.qm").arg(name)))
        qFatal("the translation wording_%s is missing in the program", tag);
    Language language {.tag = tag, .isRightToLeft = QLocale(name).textDirection() == Qt::RightToLeft};
    for (std::size_t i = 0; i < phraseCount; ++i) {
        language.phrases[i] = translator.translate(phraseContext, englishPhrases()[i]);
        if (language.phrases[i].isEmpty())
            qFatal("wording_%s lacks \"%s\"", tag, englishPhrases()[i]);
    }
    return language;
}

} // namespace

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
