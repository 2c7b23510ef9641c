#include "console/person/person_words.h"

#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace mc::console {

namespace {

struct PersonWords
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::PersonWords)
};

// Without a country Qt takes one, and names these two after it: American English.
QString nativeName(const QLocale &language, const QString &tag)
{
    const bool hasCountry = tag.contains(u'-') || tag.contains(u'_');
    if (!hasCountry && language.language() == QLocale::English)
        return QStringLiteral("English");
    if (!hasCountry && language.language() == QLocale::Spanish)
        return QStringLiteral("español");
    return language.nativeLanguageName();
}

} // namespace

QString placeText(const model::User &user)
{
    const QString role = displayText(user.role);
    if (!user.clinicId)
        return role;
    return PersonWords::tr("%1 · clinic %2", "role, number").arg(role, QString::number(*user.clinicId));
}

QString languageText(const QString &locale)
{
    const QLocale language(locale);
    if (language.language() == QLocale::C)
        return locale;
    return PersonWords::tr("%1 (%2)", "language, its tag").arg(nativeName(language, locale), locale);
}

} // namespace mc::console
