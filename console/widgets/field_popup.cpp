#include "console/widgets/field_popup.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int fieldWidth = 220;
constexpr int longestText = 60;

} // namespace

FieldPopup::FieldPopup(const Texts &texts, QWidget *parent)
    : FilterPopup(parent)
    , m_field(new QLineEdit(texts.text))
{
    m_field->setPlaceholderText(texts.question);
    m_field->setAccessibleName(texts.question);
    m_field->setMinimumWidth(fieldWidth);
    m_field->setMaxLength(longestText);
    m_field->selectAll();
    auto button = new QPushButton(texts.button);
    button->setDefault(true);
    auto row = new QHBoxLayout;
    row->addWidget(m_field, 1);
    row->addWidget(button);
    column()->addLayout(row);
    connect(m_field, &QLineEdit::returnPressed, this, &FieldPopup::enter);
    connect(button, &QPushButton::clicked, this, &FieldPopup::enter);
    m_field->setFocus();
}

void FieldPopup::enter()
{
    const QString text = m_field->text().trimmed();
    if (text.isEmpty() || !m_field->hasAcceptableInput())
        return;
    close();
    Q_EMIT entered(text);
}

} // namespace mc::console
