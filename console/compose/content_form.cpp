#include "console/compose/content_form.h"

#include "console/compose/channel_choice.h"
#include "console/widgets/form_field.h"
#include "console/widgets/icons.h"
#include "console/widgets/wording.h"

#include <QtCore/QLocale>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

namespace mc::console {

namespace {

constexpr int messageHeight = 112;

QHBoxLayout *newRow(QWidget *first, QWidget *second)
{
    auto row = new QHBoxLayout;
    row->addWidget(first, 1, Qt::AlignTop);
    row->addWidget(second, 1, Qt::AlignTop);
    return row;
}

void count(FormField &field, const QString &text, int longest)
{
    const QLocale locale;
    const int length = charactersIn(text.trimmed());
    field.setCounter(
        ContentForm::tr("%1 / %2", "characters, at most").arg(locale.toString(length), locale.toString(longest)),
        length > longest);
}

} // namespace

ContentForm::ContentForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_type(new QComboBox)
    , m_priority(new QComboBox)
    , m_title(new QLineEdit)
    , m_message(new QPlainTextEdit)
    , m_channels(new ChannelChoice)
    , m_actionUrl(new QLineEdit)
    , m_deepLink(new QLineEdit)
    , m_neutralLink(new QCheckBox)
    , m_typeField(new FormField(m_type, theme))
    , m_priorityField(new FormField(m_priority, theme))
    , m_titleField(new FormField(m_title, theme))
    , m_messageField(new FormField(m_message, theme))
    , m_actionUrlField(new FormField(m_actionUrl, theme))
    , m_deepLinkField(new FormField(m_deepLink, theme))
{
    fillChoices();
    m_message->setTabChangesFocus(true);
    m_message->setMinimumHeight(messageHeight);
    m_message->setMaximumHeight(messageHeight);
    for (QLineEdit *link : {m_actionUrl, m_deepLink}) {
        link->setMaxLength(model::longestLink);
        connect(link, &QLineEdit::textChanged, this, &ContentForm::changed);
    }
    layOut();
    connect(m_type, &QComboBox::currentIndexChanged, this, &ContentForm::changed);
    connect(m_priority, &QComboBox::currentIndexChanged, this, &ContentForm::changed);
    connect(m_title, &QLineEdit::textChanged, this, &ContentForm::changed);
    connect(m_message, &QPlainTextEdit::textChanged, this, &ContentForm::changed);
    connect(m_channels, &ChannelChoice::changed, this, &ContentForm::changed);
    connect(m_neutralLink, &QCheckBox::toggled, this, &ContentForm::changed);
    connect(this, &ContentForm::changed, this, &ContentForm::update);
    retranslate();
}

void ContentForm::show(const Composition &composition)
{
    m_type->setCurrentIndex(m_type->findData(int(composition.type)));
    m_priority->setCurrentIndex(composition.priority ? m_priority->findData(int(*composition.priority)) : 0);
    m_title->setText(composition.title);
    m_title->setCursorPosition(0); // a long one is shown from its beginning
    m_message->setPlainText(composition.message);
    m_channels->setChannels(composition.channels);
    m_actionUrl->setText(composition.actionUrl);
    m_deepLink->setText(composition.deepLink);
    m_neutralLink->setChecked(composition.neutralLink);
}

void ContentForm::read(Composition &composition) const
{
    composition.type = model::NotificationType(m_type->currentData().toInt());
    const QVariant priority = m_priority->currentData();
    composition.priority = priority.isValid() ? std::optional(model::Priority(priority.toInt())) : std::nullopt;
    composition.title = m_title->text();
    composition.message = m_message->toPlainText();
    composition.channels = m_channels->channels();
    composition.actionUrl = m_actionUrl->text();
    composition.deepLink = m_deepLink->text();
    composition.neutralLink = m_neutralLink->isChecked();
}

void ContentForm::showProblems(const Problems &problems)
{
    m_titleField->setError(problems.value(FormPart::Title));
    m_messageField->setError(problems.value(FormPart::Message));
    m_actionUrlField->setError(problems.value(FormPart::ActionUrl));
    m_deepLinkField->setError(problems.value(FormPart::DeepLink));
}

QWidget *ContentForm::editorOf(FormPart part) const
{
    switch (part) {
    case FormPart::Title:
        return m_title;
    case FormPart::Message:
        return m_message;
    case FormPart::ActionUrl:
        return m_actionUrl;
    case FormPart::DeepLink:
        return m_deepLink;
    case FormPart::Channels:
        return m_channels;
    default:
        return nullptr;
    }
}

void ContentForm::retranslate()
{
    for (int i = 0; i < int(model::allNotificationTypes.size()); ++i)
        m_type->setItemText(i, displayText(model::allNotificationTypes[std::size_t(i)]));
    m_priority->setItemText(0, tr("Automatic", "priority"));
    m_priority->setItemData(0, tr("The service computes it by the type"), Qt::ToolTipRole);
    for (int i = 1; i < m_priority->count(); ++i)
        m_priority->setItemText(i, displayText(model::Priority(m_priority->itemData(i).toInt())));
    m_typeField->setLabel(tr("T&ype"));
    m_priorityField->setLabel(tr("Pri&ority"));
    m_titleField->setLabel(tr("&Title"));
    m_messageField->setLabel(tr("&Message"));
    m_actionUrlField->setLabel(tr("&Link (optional)"));
    m_actionUrl->setPlaceholderText(QStringLiteral("https://"));
    m_deepLinkField->setLabel(tr("Link into the &app (optional)"));
    m_deepLink->setPlaceholderText(QStringLiteral("mediconnect://"));
    m_neutralLink->setText(tr("The links may be &seen outside the app"));
    m_neutralLink->setToolTip(
        tr("Check it when their addresses tell nothing of anybody's health. Otherwise neutral messages lead "
           "to the inbox of the app instead."));
    m_channels->retranslate();
    update();
}

void ContentForm::fillChoices()
{
    for (const model::NotificationType type : model::allNotificationTypes)
        m_type->addItem(icon(iconName(type)), {}, int(type));
    m_priority->addItem({});
    for (auto priority = model::allPriorities.rbegin(); priority != model::allPriorities.rend(); ++priority)
        m_priority->addItem({}, int(*priority));
    m_type->setCurrentIndex(m_type->findData(int(Composition().type)));
}

void ContentForm::layOut()
{
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(newRow(m_typeField, m_priorityField));
    column->addWidget(m_titleField);
    column->addWidget(m_messageField);
    column->addWidget(m_channels);
    column->addLayout(newRow(m_actionUrlField, m_deepLinkField));
    column->addWidget(m_neutralLink);
}

void ContentForm::update()
{
    m_neutralLink->setEnabled(!m_actionUrl->text().trimmed().isEmpty() || !m_deepLink->text().trimmed().isEmpty());
    count(*m_titleField, m_title->text(), model::longestTitle);
    count(*m_messageField, m_message->toPlainText(), model::longestMessage);
}

} // namespace mc::console
