#include "console/compose/preview_cards.h"

#include "console/compose/message_cards.h"
#include "console/compose/reach_lines.h"
#include "console/widgets/icons.h"
#include "console/widgets/theme.h"
#include "console/widgets/wording.h"

#include <QtCore/QLocale>
#include <QtWidgets/QGraphicsOpacityEffect>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using model::Channel;

namespace {

constexpr int iconSize = 14;
constexpr int entryWidth = 480;
constexpr int phoneWidth = 340;
constexpr int mailWidth = 560;
constexpr double dimmed = 0.45;

} // namespace

PreviewCards::PreviewCards(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tabs(new QTabWidget)
    , m_app(new AppCard(theme))
    , m_lockScreen(new LockScreenCard(theme))
    , m_mail(new MailCard(theme))
    , m_sms(new SmsCard)
    , m_channels {newTab(m_app, entryWidth), newTab(m_lockScreen, phoneWidth), newTab(m_mail, mailWidth),
          newTab(m_sms, phoneWidth)}
{
    m_tabs->setDocumentMode(true);
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabIcon(i, icon(iconName(model::allChannels[std::size_t(i)])));
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    connect(&theme, &Theme::changed, this, &PreviewCards::update);
    retranslate();
}

void PreviewCards::show(
    const Composition &composition, const std::optional<model::Preview> &preview, const QString &recipient)
{
    m_composition = composition;
    m_preview = preview;
    m_recipient = recipient;
    update();
}

void PreviewCards::retranslate()
{
    const QStringList names {
        tr("App entry"), tr("Lock screen"), displayText(Channel::Email), displayText(Channel::Sms)};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, names[i]);
    m_tabs->setAccessibleName(tr("Preview"));
    m_tabs->tabBar()->setAccessibleName(m_tabs->accessibleName());
    update();
}

PreviewCards::Tab PreviewCards::newTab(QWidget *card, int widest)
{
    const Tab tab {.noteIcon = new QLabel, .note = new QLabel, .dimming = new QGraphicsOpacityEffect(card)};
    tab.note->setWordWrap(true);
    tab.note->setForegroundRole(QPalette::PlaceholderText);
    card->setGraphicsEffect(tab.dimming);
    card->setMaximumWidth(widest);
    card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto note = new QHBoxLayout;
    note->addWidget(tab.noteIcon, 0, Qt::AlignTop);
    note->addWidget(tab.note, 1);
    auto middle = new QHBoxLayout; // a stretch on both sides would leave the card as narrow as it can be
    middle->addStretch(1);
    middle->addWidget(card, 1000);
    middle->addStretch(1);
    auto content = new QWidget;
    auto column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addLayout(middle);
    column->addLayout(note);
    column->addStretch(1);
    auto area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_tabs->addTab(area, QString());
    return tab;
}

void PreviewCards::update()
{
    const model::PreviewTexts texts = m_preview ? m_preview->texts : model::PreviewTexts();
    m_app->show(m_composition);
    m_lockScreen->show(texts);
    m_mail->show(texts, m_recipient);
    m_sms->show(texts);
    for (std::size_t i = 0; i < m_channels.size(); ++i)
        updateNote(i);
}

void PreviewCards::updateNote(std::size_t channel)
{
    const QList<ReachLine> lines = m_preview ? reachLines(*m_preview) : QList<ReachLine>();
    const bool isNobody = !lines.isEmpty() && lines[qsizetype(channel)].isNobody;
    const Tab &tab = m_channels[channel];
    tab.dimming->setOpacity(isNobody ? dimmed : 1);
    tab.dimming->setEnabled(isNobody);
    const QString note = noteOn(model::allChannels[channel]);
    tab.note->setText(note);
    tab.noteIcon->setVisible(!note.isEmpty());
    tab.noteIcon->setPixmap(iconPixmap(QStringLiteral("info"), m_theme.colours().muted, iconSize, devicePixelRatioF()));
}

QString PreviewCards::noteOn(Channel channel) const
{
    if (!m_preview)
        return tr("Choose somebody to see what they get.");
    QStringList notes;
    const QList<ReachLine> lines = reachLines(*m_preview);
    const ReachLine &line = lines[qsizetype(
        std::find(model::allChannels.begin(), model::allChannels.end(), channel) - model::allChannels.begin())];
    if (line.isNobody && m_preview->recipients > 0)
        notes += line.reasons.isEmpty()
            ? tr("Nobody gets it this way.")
            : tr("Nobody gets it this way: %1.", "reasons").arg(line.reasons.join(tr("; ")));
    if (channel == Channel::InApp)
        return notes.join(u'\n');
    if (m_preview->texts.neutral)
        notes += channel == Channel::Push ? tr("Health never shows on a lock screen: this neutral text is sent.")
                                          : tr("Health is never told outside the app: this neutral text is sent.");
    const QLocale language(m_preview->texts.language);
    if (!m_preview->texts.language.isEmpty() && language.language() != QLocale().language())
        notes += tr("In the recipient’s language: %1.").arg(language.nativeLanguageName());
    return notes.join(u'\n');
}

} // namespace mc::console
