#include "console/compose/message_cards.h"

#include "console/widgets/icons.h"
#include "console/widgets/state_chip.h"
#include "console/widgets/theme.h"
#include "console/widgets/wording.h"

#include <QtCore/QLocale>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int appIcon = 20;
constexpr int smallIcon = 14;
constexpr int mostPushLetters = 220; // about what a lock screen shows

enum class Weight { Usual, Strong };

QLabel *newLabel(double sizeStep = 0, Weight weight = Weight::Usual)
{
    auto label = new QLabel;
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() + sizeStep);
    if (weight == Weight::Strong)
        font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    return label;
}

QLabel *newMutedLabel(double sizeStep = -1)
{
    QLabel *label = newLabel(sizeStep);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

// What isn't written yet is named instead, muted.
void setText(QLabel &label, const QString &text, const QString &instead)
{
    const bool isEmpty = text.trimmed().isEmpty();
    label.setForegroundRole(isEmpty ? QPalette::PlaceholderText : QPalette::WindowText);
    label.setText(isEmpty ? instead : text);
}

// As at the recipient's: the way their text runs, whichever way the console does.
void follow(QWidget &card, const QString &text)
{
    const Qt::LayoutDirection direction = text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    card.setLayoutDirection(text.trimmed().isEmpty() ? QGuiApplication::layoutDirection() : direction);
    const Qt::Alignment side = card.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    const QList<QLabel *> labels = card.findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (!label->alignment().testFlag(Qt::AlignHCenter))
            label->setAlignment(side | Qt::AlignAbsolute | Qt::AlignTop);
    }
}

QString shortened(const QString &text, int most)
{
    return text.size() <= most ? text : text.left(most).trimmed() + u'…';
}

} // namespace

AppCard::AppCard(const Theme &theme, QWidget *parent)
    : RoundedPanel(Fill::Surface, 8, parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_title(newLabel(0, Weight::Strong))
    , m_time(newMutedLabel())
    , m_message(newLabel())
    , m_priority(new StateChip(theme))
    , m_linkIcon(new QLabel)
    , m_link(newLabel())
{
    m_time->setWordWrap(false);
    m_link->setForegroundRole(QPalette::Link);
    auto head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_time, 0, Qt::AlignTop);
    auto link = new QHBoxLayout;
    link->addWidget(m_linkIcon, 0, Qt::AlignTop);
    link->addWidget(m_link, 1);
    auto column = new QVBoxLayout;
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_message);
    column->addWidget(m_priority);
    column->addLayout(link);
    auto row = new QHBoxLayout(this);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
}

void AppCard::show(const Composition &composition)
{
    m_icon->setPixmap(iconPixmap(iconName(composition.type), m_theme.colours().accent, appIcon, devicePixelRatioF()));
    follow(*this, composition.message);
    setText(*m_title, composition.title, tr("Title"));
    setText(*m_message, composition.message, tr("Message"));
    m_time->setText(tr("now", "time"));
    const bool isUrgent = composition.priority && *composition.priority >= model::Priority::High;
    m_priority->setVisible(isUrgent);
    if (isUrgent)
        m_priority->setLook(
            {.colour = *composition.priority == model::Priority::Critical ? StateColour::Critical : StateColour::Paused,
                .iconName = QStringLiteral("circle-alert"),
                .text = displayText(*composition.priority)});
    const QString link = composition.deepLink.trimmed().isEmpty() ? composition.actionUrl : composition.deepLink;
    m_link->setText(shortened(link.trimmed(), mostPushLetters));
    m_link->setVisible(!link.trimmed().isEmpty());
    m_linkIcon->setVisible(m_link->isVisibleTo(this));
    m_linkIcon->setPixmap(iconPixmap(QStringLiteral("link"), m_theme.colours().accent, smallIcon, devicePixelRatioF()));
}

LockScreenCard::LockScreenCard(const Theme &theme, QWidget *parent)
    : RoundedPanel(Fill::Wallpaper, 24, parent)
    , m_theme(theme)
    , m_clock(newLabel(22))
    , m_date(newLabel())
    , m_icon(new QLabel)
    , m_app(newMutedLabel())
    , m_title(newLabel(0, Weight::Strong))
    , m_body(newLabel())
{
    m_clock->setAlignment(Qt::AlignHCenter);
    m_date->setAlignment(Qt::AlignHCenter);
    auto bubble = new RoundedPanel(Fill::Surface, 14);
    auto app = new QHBoxLayout;
    app->setSpacing(6);
    app->addWidget(m_icon);
    app->addWidget(m_app, 1);
    auto texts = new QVBoxLayout(bubble);
    texts->setContentsMargins(14, 12, 14, 12);
    texts->setSpacing(4);
    texts->addLayout(app);
    texts->addWidget(m_title);
    texts->addWidget(m_body);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(16, 24, 16, 32);
    column->setSpacing(2);
    column->addWidget(m_clock);
    column->addWidget(m_date);
    column->addSpacing(20);
    column->addWidget(bubble);
    column->addStretch(1);
}

void LockScreenCard::show(const model::PreviewTexts &texts)
{
    const QDateTime now = QDateTime::currentDateTime();
    m_clock->setText(QLocale().toString(now.time(), QLocale::ShortFormat));
    m_date->setText(QLocale().toString(now.date(), QLocale::LongFormat));
    m_icon->setPixmap(iconPixmap(QStringLiteral("bell"), m_theme.colours().accent, smallIcon, devicePixelRatioF()));
    m_app->setText(tr("MediConnect · now", "name of the app, time"));
    follow(*this, texts.push.body);
    setText(*m_title, texts.push.title, tr("Title"));
    setText(*m_body, shortened(texts.push.body, mostPushLetters), tr("Message"));
}

MailCard::MailCard(const Theme &theme, QWidget *parent)
    : RoundedPanel(Fill::Surface, 8, parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_subject(newLabel(1, Weight::Strong))
    , m_to(newMutedLabel())
    , m_text(newLabel())
{
    auto line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    auto head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_subject);
    head->addWidget(m_to);
    auto row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(head, 1);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(row);
    column->addWidget(line);
    column->addWidget(m_text);
}

void MailCard::show(const model::PreviewTexts &texts, const QString &recipient)
{
    m_icon->setPixmap(iconPixmap(QStringLiteral("mail"), m_theme.colours().accent, appIcon, devicePixelRatioF()));
    follow(*this, texts.email.text);
    setText(*m_subject, texts.email.subject, tr("Subject"));
    m_to->setText(recipient.isEmpty() ? tr("To each recipient alone") : tr("To %1", "a name").arg(recipient));
    setText(*m_text, texts.email.text, tr("Message"));
}

SmsCard::SmsCard(QWidget *parent)
    : QWidget(parent)
    , m_text(newLabel())
    , m_size(newMutedLabel())
{
    auto bubble = new RoundedPanel(RoundedPanel::Fill::Bubble, 16);
    auto inner = new QVBoxLayout(bubble);
    inner->setContentsMargins(16, 12, 16, 12);
    inner->addWidget(m_text);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(bubble);
    column->addWidget(m_size);
}

void SmsCard::show(const model::PreviewTexts &texts)
{
    follow(*this, texts.sms.text);
    setText(*m_text, texts.sms.text, tr("Message"));
    m_size->setVisible(texts.sms.segments > 0);
    m_size->setText(tr("%Ln segment(s), %1 characters", nullptr, texts.sms.segments)
                        .arg(QLocale().toString(charactersIn(texts.sms.text))));
}

} // namespace mc::console
