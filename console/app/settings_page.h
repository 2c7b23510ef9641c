#pragma once

#include "console/session/environment.h"
#include "console/widgets/page.h"

class QComboBox;
class QFormLayout;
class QLabel;

namespace mc::console {

class AlertChoice;
class AlertForm;
class FormField;
class Languages;
class PageHeader;

/// How the console looks and which language it speaks: each change holds at once, and is kept. And what it is connected to.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    SettingsPage(const Environment &environment, Languages &languages, Theme &theme, AlertChoice &alerts,
        QWidget *parent = nullptr);

    QString title() const override { return tr("Settings"); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    FormField *newField(QComboBox *choice);

    Languages &m_languages;
    Theme &m_theme;
    QSettings &m_settings;
    const model::User m_user;
    PageHeader *m_header;
    QComboBox *m_language;
    QComboBox *m_scheme;
    QComboBox *m_rows;
    FormField *m_languageField;
    FormField *m_schemeField;
    FormField *m_rowsField;
    QLabel *m_alertsTitle;
    AlertForm *m_alerts;
    QLabel *m_about;
    QFormLayout *m_facts;
    QLabel *m_serverName;
    QLabel *m_userName;
    QLabel *m_userValue;
    QLabel *m_versionName;
};

/// Makes the console as it was left.
void restoreLook(const QSettings &settings, Languages &languages, Theme &theme);

} // namespace mc::console
