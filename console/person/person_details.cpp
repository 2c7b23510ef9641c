#include "console/person/person_details.h"

#include "console/person/person_actions.h"
#include "console/person/person_words.h"
#include "console/person/preferences_section.h"
#include "console/person/reach_section.h"
#include "console/person/records_section.h"
#include "console/widgets/action_button.h"
#include "console/widgets/breakable.h"
#include "console/widgets/embolden.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/leading.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr auto choosingPause = 120ms;
constexpr int besideFrom = 760; // width of the pane, when the parts stand in two columns
constexpr int mostWidth = 1400; // so that nothing is stretched

QVBoxLayout *newColumn()
{
    auto column = new QVBoxLayout;
    column->setSpacing(24);
    return column;
}

} // namespace

PersonDetails::PersonDetails(const Environment &environment, PersonActions &actions, QWidget *parent)
    : DetailsPane(environment.theme, parent)
    , m_actions(actions)
    , m_header(new QWidget)
    , m_name(newText())
    , m_state(new StateChip(environment.theme))
    , m_place(new QLabel)
    , m_facts(new FactList)
    , m_reach(new ReachSection(environment))
    , m_preferences(new PreferencesSection(environment))
    , m_recent(new RecentSection(environment))
    , m_devices(new DevicesSection(environment))
    , m_columns(new QBoxLayout(QBoxLayout::TopToBottom))
{
    addHeader();
    layOut();
    m_pause.setSingleShot(true);
    m_pause.setInterval(choosingPause);
    connect(&m_pause, &QTimer::timeout, this, &PersonDetails::reload);
    connect(m_preferences, &PreferencesSection::saved, m_reach, &ReachSection::askAgain);
    connect(m_preferences, &PreferencesSection::lost, this, &PersonDetails::lost);
    connect(m_recent, &RecentSection::navigate, this, &PersonDetails::navigate);
    connect(m_devices, &DevicesSection::navigate, this, &PersonDetails::navigate);
    update();
}

void PersonDetails::show(const std::optional<model::User> &user)
{
    const bool isSame = user && m_user && user->id == m_user->id;
    const bool isLike = user == m_user;
    m_user = user;
    update();
    if (!user)
        return m_pause.stop();
    if (isSame && isLike)
        return;
    if (isSame)
        return reload();
    for (Section *section : sections())
        section->prepare();
    m_pause.start();
}

void PersonDetails::reload()
{
    m_pause.stop();
    if (!m_user)
        return;
    for (Section *section : sections())
        section->load(*m_user);
}

void PersonDetails::undo() { m_preferences->undoAction()->trigger(); }

QList<QAction *> PersonDetails::actions() const
{
    return {m_preferences->undoAction(), m_recent->openAllAction(), m_devices->openAllAction()};
}

void PersonDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    DetailsPane::changeEvent(event);
}

void PersonDetails::resizeEvent(QResizeEvent *event)
{
    m_columns->setDirection(width() >= besideFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    DetailsPane::resizeEvent(event);
}

void PersonDetails::addHeader()
{
    embolden(*m_name, 2);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    auto who = new QHBoxLayout;
    who->setSpacing(8);
    who->addWidget(m_state);
    who->addWidget(m_place, 1);
    for (QAction *action : m_actions.all())
        who->addWidget(newActionButton(action));
    auto column = new QVBoxLayout(m_header);
    column->setContentsMargins(16, 16, 16, 8);
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addLayout(who);
    addAbove(m_header);
}

void PersonDetails::layOut()
{
    QVBoxLayout *const first = newColumn(), *const second = newColumn();
    first->addWidget(m_facts);
    first->addWidget(m_preferences);
    first->addStretch(1);
    second->addWidget(m_reach);
    second->addWidget(m_recent);
    second->addWidget(m_devices);
    second->addStretch(1);
    m_columns->setSpacing(32);
    m_columns->addLayout(first, 1);
    m_columns->addLayout(second, 1);
    auto all = new QWidget;
    all->setMaximumWidth(mostWidth);
    all->setLayout(m_columns);
    m_columns->setContentsMargins(0, 0, 0, 0);
    column()->addWidget(all);
    column()->addStretch(1);
}

void PersonDetails::update()
{
    setContentName(tr("The person in full"));
    setContentShown(m_user.has_value());
    m_header->setVisible(m_user.has_value());
    placeholder().setVisible(!m_user);
    placeholder().setContent({.iconName = QStringLiteral("user"),
        .title = tr("Nobody is chosen"),
        .text
        = tr("Search for a name, a user name, an email or an id, and choose somebody to see what they get, and why.")});
    m_actions.setPerson(m_user);
    if (m_user)
        showFacts();
}

void PersonDetails::showFacts()
{
    m_name->setText(breakable(displayName(*m_user)));
    m_name->setAlignment(leadingTop());
    m_state->setLook(personChip(m_user->isActive));
    m_place->setText(placeText(*m_user));
    m_place->setAlignment(leading());
    m_facts->setFacts({{.name = tr("Email"), .value = m_user->email}, {.name = tr("Phone"), .value = m_user->phone},
        {.name = tr("Language"), .value = languageText(m_user->locale)},
        {.name = tr("Time zone"), .value = QString::fromLatin1(m_user->timezone)},
        {.name = tr("Id", "of a person"), .value = QString::number(m_user->id.value)}});
}

QList<Section *> PersonDetails::sections() const { return {m_reach, m_preferences, m_recent, m_devices}; }

} // namespace mc::console
