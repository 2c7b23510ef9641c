#pragma once

#include "console/widgets/page.h"
#include "console/widgets/theme.h"

class QComboBox;
class QSettings;

namespace mc::console {

class FormField;
class Languages;
class PageHeader;

/// How the console looks and which language it speaks: each change holds at once, and is kept.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    SettingsPage(Languages &languages, Theme &theme, QSettings &settings, QWidget *parent = nullptr);

    QString title() const override { return tr("Settings"); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    FormField *newField(QComboBox *choice);

    Languages &m_languages;
    Theme &m_theme;
    QSettings &m_settings;
    PageHeader *m_header;
    QComboBox *m_language;
    QComboBox *m_scheme;
    QComboBox *m_rows;
    FormField *m_languageField;
    FormField *m_schemeField;
    FormField *m_rowsField;
};

/// Makes the console as it was left.
void restoreLook(const QSettings &settings, Languages &languages, Theme &theme);

} // namespace mc::console
