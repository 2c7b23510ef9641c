#pragma once

#include "wording/phrases.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QTranslator>

#include <memory>

namespace mc::wording {

/// A language with all its phrases.
struct Language
{
    QByteArray tag; ///< BCP 47: "es"
    bool isRightToLeft = false;
    std::array<QString, phraseCount> phrases {};
    std::shared_ptr<const QTranslator> translator {}; ///< shared by all copies; only read

    const QString &operator[](Phrase phrase) const { return phrases[std::size_t(phrase)]; }
    /// The form of a phrase for a number, with its places still open.
    QString counted(CountedPhrase phrase, int count) const;
};

/// The languages that there are texts in, English first.
inline constexpr std::array languageTags {"en", "es", "fr", "ar"};

/// The languages that there are translations for: English, Spanish, French, Arabic. Read whole from the program's
/// resources by the constructor, so that any thread can word any language. Immutable, thread-safe.
class Languages
{
public:
    Languages();

    /// That of a locale in BCP 47, whatever its region ("es-MX" is Spanish); English where there is no translation.
    const Language &of(const QString &locale) const;
    const QList<Language> &all() const { return m_all; }

private:
    QList<Language> m_all; ///< English first
};

} // namespace mc::wording
