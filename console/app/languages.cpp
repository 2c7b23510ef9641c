#include "console/app/languages.h"

#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>
#include <QtGui/QGuiApplication>

namespace mc::console {

namespace {

bool isOurs(const QString &code)
{
    const QList<Languages::Language> &all = Languages::all();
    return std::any_of(all.begin(), all.end(), [&code](const auto &language) { return language.code == code; });
}

QString systemLanguage()
{
    for (const QString &name : QLocale::system().uiLanguages()) {
        if (const QString code = name.section(u'-', 0, 0); isOurs(code))
            return code;
    }
    return QStringLiteral("en");
}

// The system's own locale where it speaks that language: a Mexican's Spanish has another date than a Spaniard's.
QLocale localeOf(const QString &code)
{
    const QLocale system = QLocale::system(), usual(code);
    return system.language() == usual.language() ? system : usual;
}

} // namespace

const QList<Languages::Language> &Languages::all()
{
    static const QList<Language> languages {{QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("es"), QStringLiteral("Español")}, {QStringLiteral("fr"), QStringLiteral("Français")},
        {QStringLiteral("ar"), QStringLiteral("العربية")}};
    return languages;
}

Languages::Languages() { apply(); }

Languages::~Languages() = default;

void Languages::choose(const QString &code)
{
    const QString known = isOurs(code) ? code : QString();
    if (std::exchange(m_chosen, known) != known)
        apply();
}

QString Languages::current() const { return m_chosen.isEmpty() ? systemLanguage() : m_chosen; }

void Languages::apply()
{
    const QString code = current();
    const QLocale locale = localeOf(code);
    QLocale::setDefault(locale);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_console);
    if (m_qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_console.load(QStringLiteral(":/console/translations/console_%1.qm").arg(code)))
        QCoreApplication::installTranslator(&m_console);
}

} // namespace mc::console
