#include "console/widgets/placeholder.h"

#include "console/widgets/embolden.h"
#include "console/widgets/icons.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int iconSize = 32;
constexpr int textWidth = 420;

} // namespace

Placeholder::Placeholder(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_button(new QPushButton)
{
    embolden(*m_title);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(textWidth); // narrower where the pane is
    auto row = new QHBoxLayout; // in the middle, as wide as it may be
    row->addStretch(1);
    row->addWidget(m_text, textWidth);
    row->addStretch(1);
    auto column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addLayout(row);
    column->addSpacing(8);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &Placeholder::buttonClicked);
    connect(&theme, &Theme::changed, this, &Placeholder::updateIcon);
}

void Placeholder::setContent(const Content &content)
{
    m_iconName = content.iconName;
    m_colour = content.colour;
    m_title->setText(content.title);
    m_text->setText(content.text);
    m_text->setVisible(!content.text.isEmpty());
    m_button->setText(content.button);
    m_button->setAccessibleName(content.button);
    m_button->setVisible(!content.button.isEmpty());
    setAccessibleName(content.title);
    setAccessibleDescription(content.text);
    updateIcon();
}

void Placeholder::updateIcon()
{
    m_icon->setPixmap(iconPixmap(m_iconName, m_theme.state(m_colour), iconSize, devicePixelRatioF()));
}

} // namespace mc::console
