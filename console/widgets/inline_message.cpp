#include "console/widgets/inline_message.h"

#include "console/widgets/icons.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace mc::console {

namespace {

constexpr int iconSize = 16;

QLabel *newTextLabel()
{
    auto label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

// A message may appear below the pointer at the first half of a double click: the second half is not meant for it.
class MessageButton : public QPushButton
{
public:
    using QPushButton::QPushButton;

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override { event->accept(); }
};

// Follows the action in everything.
QPushButton *newButton(QAction *action, QWidget *parent)
{
    auto button = new MessageButton(parent);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

InlineMessage::InlineMessage(const Theme &theme, Closing closing, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_text(newTextLabel())
    , m_details(newTextLabel())
    , m_buttons(new QHBoxLayout)
    , m_close(new QToolButton)
{
    QFont small = m_details->font();
    small.setPointSizeF(small.pointSizeF() - 1);
    m_details->setFont(small);
    m_close->setAutoRaise(true);
    m_close->setIcon(console::icon(QStringLiteral("x")));
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });

    auto texts = new QGridLayout;
    texts->setHorizontalSpacing(8);
    texts->setVerticalSpacing(4);
    texts->setColumnStretch(1, 1);
    texts->addWidget(m_icon, 0, 0, Qt::AlignTop);
    texts->addWidget(m_text, 0, 1);
    texts->addWidget(m_details, 1, 1);
    auto row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addLayout(texts, 1);
    row->setAlignment(texts, Qt::AlignVCenter);
    row->addLayout(m_buttons);
    row->addWidget(m_close);
    m_close->setVisible(closing == Closing::Offered);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&theme, &Theme::changed, this, &InlineMessage::updateIcon);
    retranslate();
    hide();
}

void InlineMessage::show(Kind kind, const QString &text, const QString &details)
{
    m_kind = kind;
    m_text->setText(text);
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    setAccessibleName(text);
    setAccessibleDescription(details);
    updateIcon();
    QFrame::show();
}

void InlineMessage::clear()
{
    m_text->clear();
    m_details->clear();
    hide();
}

QString InlineMessage::text() const { return m_text->text(); }

QString InlineMessage::details() const { return m_details->text(); }

void InlineMessage::addButton(QAction *action) { m_buttons->addWidget(newButton(action, this)); }

void InlineMessage::focusButton()
{
    for (int i = 0; i < m_buttons->count(); ++i) {
        QWidget *button = m_buttons->itemAt(i)->widget();
        if (button->isVisibleTo(this) && button->isEnabled())
            return button->setFocus(Qt::OtherFocusReason);
    }
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    const QColor state = m_theme.state(colour());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tint(state, m_theme.colours().surface, 0.4), 1));
    painter.setBrush(tint(state, m_theme.colours().surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void InlineMessage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

StateColour InlineMessage::colour() const
{
    switch (m_kind) {
    case Kind::Information:
        return StateColour::Sent;
    case Kind::Success:
        return StateColour::Delivered;
    case Kind::Warning:
        return StateColour::Paused;
    case Kind::Error:
        return StateColour::Failed;
    }
    return StateColour::Sent;
}

void InlineMessage::retranslate()
{
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
}

void InlineMessage::updateIcon()
{
    static const QHash<Kind, QString> names {{Kind::Information, QStringLiteral("info")},
        {Kind::Success, QStringLiteral("circle-check")}, {Kind::Warning, QStringLiteral("triangle-alert")},
        {Kind::Error, QStringLiteral("circle-alert")}};
    m_icon->setPixmap(iconPixmap(names.value(m_kind), m_theme.state(colour()), iconSize, devicePixelRatioF()));
    update();
}

} // namespace mc::console
