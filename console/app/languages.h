#pragma once

#include <QtCore/QTranslator>

namespace mc::console {

/// The console's languages, and which one it speaks: widgets hear of a change by QEvent::LanguageChange. Sets the direction of
/// the layout and the locale of dates and numbers too.
///
/// Lives on the main thread as long as the application.
class Languages : public QObject
{
    Q_OBJECT

public:
    struct Language
    {
        QString code;
        QString name; ///< in itself
    };
    static const QList<Language> &all();

    Languages();
    ~Languages() override;

    /// Empty: the system's, as far as the console has it, else English.
    const QString &chosen() const { return m_chosen; }
    void choose(const QString &code);
    /// What it speaks.
    QString current() const;

private:
    void apply();

    QString m_chosen;
    QTranslator m_console;
    QTranslator m_qt; ///< the texts of Qt's own widgets
};

} // namespace mc::console
