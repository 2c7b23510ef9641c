#include "console/app/settings_page.h"

#include "console/alerts/alert_form.h"
#include "console/app/languages.h"
#include "console/session/server_address.h"
#include "console/widgets/embolden.h"
#include "console/widgets/form_field.h"
#include "console/widgets/page_header.h"
#include "console/widgets/wheel.h"
#include "console/widgets/wording.h"

#include <QtCore/QEvent>
#include <QtCore/QMetaEnum>
#include <QtCore/QSettings>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int fieldWidth = 320;

QString languageKey() { return QStringLiteral("look/language"); }
QString schemeKey() { return QStringLiteral("look/scheme"); }
QString rowsKey() { return QStringLiteral("look/rows"); }

template<typename Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
}

// The value of that name; the first for any other.
template<typename Enum>
Enum valueOf(const QString &name)
{
    bool isKnown = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(name.toLatin1().constData(), &isKnown);
    return isKnown ? Enum(value) : Enum(0);
}

void setTexts(QComboBox &choice, const QStringList &texts)
{
    for (int i = 0; i < texts.size(); ++i)
        choice.setItemText(i, texts[i]);
}

QLabel *newTitle()
{
    auto label = new QLabel;
    embolden(*label);
    return label;
}

QLabel *newValue(const QString &text)
{
    auto label = new QLabel(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

SettingsPage::SettingsPage(
    const Environment &environment, Languages &languages, Theme &theme, AlertChoice &alerts, QWidget *parent)
    : Page(parent)
    , m_languages(languages)
    , m_theme(theme)
    , m_settings(environment.settings)
    , m_user(environment.user)
    , m_header(new PageHeader)
    , m_language(new QComboBox)
    , m_scheme(new QComboBox)
    , m_rows(new QComboBox)
    , m_languageField(newField(m_language))
    , m_schemeField(newField(m_scheme))
    , m_rowsField(newField(m_rows))
    , m_alertsTitle(newTitle())
    , m_alerts(new AlertForm(alerts, theme))
    , m_about(newTitle())
    , m_facts(new QFormLayout)
    , m_serverName(new QLabel)
    , m_userName(new QLabel)
    , m_userValue(new QLabel)
    , m_versionName(new QLabel)
{
    m_language->addItem(QString(), QString());
    for (const Languages::Language &language : Languages::all())
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(m_language->findData(languages.chosen()));
    m_scheme->addItems({QString(), QString(), QString()});
    m_scheme->setCurrentIndex(int(theme.scheme()));
    m_rows->addItems({QString(), QString()});
    m_rows->setCurrentIndex(int(theme.rows()));

    auto content = new QWidget;
    auto column = new QVBoxLayout(content);
    column->setContentsMargins(pageMargin, 4, pageMargin, pageMargin);
    column->setSpacing(16);
    for (FormField *field : {m_languageField, m_schemeField, m_rowsField})
        column->addWidget(field);
    column->addSpacing(8);
    column->addWidget(m_alertsTitle);
    column->addWidget(m_alerts);
    column->addSpacing(8);
    column->addWidget(m_about);
    column->addLayout(m_facts);
    column->addStretch(1);
    m_header->setContentsMargins(pageMargin, 0, pageMargin, 0);
    auto scrolled = new QScrollArea;
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setWidgetResizable(true);
    scrolled->setWidget(content);
    scrolled->setFocusPolicy(Qt::NoFocus); // it follows the field that has the keys
    auto page = new QVBoxLayout(this);
    page->setContentsMargins(0, 16, 0, 0);
    page->setSpacing(12);
    page->addWidget(m_header);
    page->addWidget(scrolled, 1);
    for (QWidget *field : content->findChildren<QWidget *>()) {
        if (field->focusPolicy() & Qt::WheelFocus)
            passWheelOn(*field);
    }
    m_alerts->setFixedWidth(fieldWidth);
    for (QWidget *part : {static_cast<QWidget *>(m_alertsTitle), static_cast<QWidget *>(m_alerts)})
        part->setVisible(environment.user.role == model::Role::Admin); // others are told nothing live
    m_facts->setHorizontalSpacing(24);
    m_facts->setVerticalSpacing(8);
    m_facts->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint); // begins where all begin, whatever its script
    m_facts->addRow(m_serverName, newValue(displayAddress(environment.client.options().baseUrl)));
    m_facts->addRow(m_userName, m_userValue);
    m_facts->addRow(m_versionName, newValue(QStringLiteral(MC_VERSION)));

    connect(m_language, &QComboBox::activated, this, [this] {
        m_settings.setValue(languageKey(), m_language->currentData());
        m_languages.choose(m_language->currentData().toString());
    });
    connect(m_scheme, &QComboBox::activated, this, [this](int index) {
        m_settings.setValue(schemeKey(), nameOf(Theme::Scheme(index)));
        m_theme.setScheme(Theme::Scheme(index));
    });
    connect(m_rows, &QComboBox::activated, this, [this](int index) {
        m_settings.setValue(rowsKey(), nameOf(Theme::Rows(index)));
        m_theme.setRows(Theme::Rows(index));
    });
    retranslate();
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void SettingsPage::retranslate()
{
    m_header->setTitle(title());
    m_languageField->setLabel(tr("&Language"));
    m_language->setItemText(0, tr("System default"));
    m_schemeField->setLabel(tr("&Colours"));
    setTexts(*m_scheme, {tr("System default"), tr("Light"), tr("Dark")});
    m_rowsField->setLabel(tr("&Rows of tables"));
    setTexts(*m_rows, {tr("Dense"), tr("Roomy")});
    m_alertsTitle->setText(tr("Alerts"));
    m_alerts->retranslate();
    m_about->setText(tr("This console"));
    m_serverName->setText(tr("Server"));
    m_userName->setText(tr("Signed in as"));
    m_userValue->setText(tr("%1, %2", "name, role").arg(displayName(m_user), displayText(m_user.role)));
    m_versionName->setText(tr("Version"));
}

FormField *SettingsPage::newField(QComboBox *choice)
{
    auto field = new FormField(choice, m_theme);
    field->setFixedWidth(fieldWidth);
    return field;
}

void restoreLook(const QSettings &settings, Languages &languages, Theme &theme)
{
    languages.choose(settings.value(languageKey()).toString());
    theme.setScheme(valueOf<Theme::Scheme>(settings.value(schemeKey()).toString()));
    theme.setRows(valueOf<Theme::Rows>(settings.value(rowsKey()).toString()));
}

} // namespace mc::console
