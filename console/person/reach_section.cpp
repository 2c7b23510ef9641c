#include "console/person/reach_section.h"

#include "console/person/reach_sentences.h"
#include "console/widgets/baseline.h"
#include "console/widgets/embolden.h"
#include "console/widgets/form_field.h"
#include "console/widgets/icons.h"
#include "console/widgets/leading.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wheel.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

using model::Decision;

namespace {

constexpr int iconSize = 16;

QString iconName(Decision decision)
{
    switch (decision) {
    case Decision::Now:
        return QStringLiteral("circle-check");
    case Decision::Held:
        return QStringLiteral("clock");
    case Decision::Suppressed:
        return QStringLiteral("ban");
    }
    return {};
}

StateColour colourOf(Decision decision)
{
    switch (decision) {
    case Decision::Now:
        return StateColour::Delivered;
    case Decision::Held:
        return StateColour::Held;
    case Decision::Suppressed:
        return StateColour::Suppressed;
    }
    return StateColour::Suppressed;
}

} // namespace

ReachSection::ReachSection(const Environment &environment, QWidget *parent)
    : ReachSection(environment, new QWidget, parent)
{
}

ReachSection::ReachSection(const Environment &environment, QWidget *content, QWidget *parent)
    : Section(environment, content, parent)
    , m_type(new QComboBox)
    , m_priority(new QComboBox)
    , m_typeField(new FormField(m_type, environment.theme))
    , m_priorityField(new FormField(m_priority, environment.theme))
    , m_reach(new QLabel)
{
    layOut(*content);
    fillChoices();
    connect(m_type, &QComboBox::currentIndexChanged, this, &ReachSection::askAgain);
    connect(m_priority, &QComboBox::currentIndexChanged, this, &ReachSection::askAgain);
    connect(&environment.theme, &Theme::changed, this, &ReachSection::showAnswer);
    retranslate();
}

void ReachSection::forget()
{
    m_call.abandon();
    m_preview.reset();
}

void ReachSection::retranslate()
{
    setTexts(tr("Would it arrive now?"), tr("Ask again what would arrive"));
    setNote(tr("Nothing is sent."));
    m_typeField->setLabel(tr("Type"));
    m_priorityField->setLabel(tr("Priority"));
    for (int i = 0; i < m_type->count(); ++i)
        m_type->setItemText(i, displayText(model::allNotificationTypes[std::size_t(i)]));
    for (int i = 0; i < m_priority->count(); ++i)
        m_priority->setItemText(i, displayText(model::allPriorities[std::size_t(i)]));
    showAnswer();
}

void ReachSection::layOut(QWidget &content)
{
    embolden(*m_reach);
    m_reach->setWordWrap(true);
    for (QComboBox *choice : {m_type, m_priority})
        passWheelOn(*choice);
    auto choices = new QHBoxLayout;
    choices->setSpacing(16);
    choices->addWidget(m_typeField, 1);
    choices->addWidget(m_priorityField, 1);
    auto lines = new QGridLayout;
    lines->setHorizontalSpacing(8);
    lines->setVerticalSpacing(4);
    lines->setColumnStretch(1, 1);
    for (int i = 0; i < int(m_lines.size()); ++i) {
        Line &line = m_lines[std::size_t(i)];
        line = {.icon = new QLabel, .text = new QLabel};
        line.text->setWordWrap(true);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        lines->addWidget(line.icon, i, 0, Qt::AlignVCenter);
        lines->addWidget(line.text, i, 1);
    }
    auto column = new QVBoxLayout(&content);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addLayout(choices);
    column->addSpacing(4);
    column->addWidget(m_reach);
    column->addLayout(lines);
}

void ReachSection::fillChoices()
{
    const QSignalBlocker quietType(m_type), quietPriority(m_priority);
    for (const model::NotificationType type : model::allNotificationTypes)
        m_type->addItem(icon(console::iconName(type)), {}, int(type));
    for (const model::Priority priority : model::allPriorities)
        m_priority->addItem({}, int(priority));
    m_priority->setCurrentIndex(m_priority->findData(int(model::Priority::Medium)));
}

// The answer to an earlier question is dropped. What it would say doesn't matter, but something has to be said.
void ReachSection::ask()
{
    model::NotificationDraft draft;
    draft.recipientId = user().id;
    draft.type = model::NotificationType(m_type->currentData().toInt());
    draft.priority = model::Priority(m_priority->currentData().toInt());
    draft.title = QStringLiteral("…");
    draft.message = QStringLiteral("…");
    m_call.abandon();
    m_call = environment().client.batches().preview(draft);
    m_call.then(this, [this](const model::Result<model::Preview> &answer) {
        if (!answer)
            return fail(tr("It is not known what would arrive."), answer.error());
        m_preview = *answer;
        finish();
        showAnswer();
    });
}

void ReachSection::showAnswer()
{
    const bool isThere = m_preview && !m_preview->sample.isEmpty();
    const QList<model::ChannelDecision> decisions
        = isThere ? m_preview->sample.first().channels : QList<model::ChannelDecision>();
    const QList<ReachSentence> sentences = reachSentences(decisions, user().timezone, QDateTime::currentDateTimeUtc());
    m_reach->setText(isThere ? reachTitle(decisions) : QString());
    m_reach->setAlignment(leadingTop());
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        const bool isShown = i < std::size_t(sentences.size());
        line.icon->setVisible(isShown);
        line.text->setVisible(isShown);
        if (!isShown)
            continue;
        const ReachSentence &sentence = sentences[qsizetype(i)];
        line.icon->setPixmap(iconPixmap(iconName(sentence.decision),
            environment().theme.state(colourOf(sentence.decision)), iconSize, devicePixelRatioF()));
        line.text->setText(sentence.text);
        line.text->setAlignment(leadingTop());
        line.text->setToolTip(sentence.until.isValid() ? exactTime(sentence.until) : QString());
    }
}

} // namespace mc::console
