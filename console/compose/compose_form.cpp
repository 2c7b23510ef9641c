#include "console/compose/compose_form.h"

#include "console/compose/audience_form.h"
#include "console/compose/content_form.h"
#include "console/compose/schedule_form.h"
#include "console/widgets/embolden.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int narrowest = 400;
constexpr int widest = 640;

} // namespace

ComposeForm::ComposeForm(const Environment &environment, QWidget *parent)
    : QScrollArea(parent)
    , m_audience(new AudienceForm(environment.client, environment.theme))
    , m_content(new ContentForm(environment.theme))
    , m_schedule(new ScheduleForm(environment.user.timezone, environment.theme))
    , m_who(newHeading())
    , m_what(newHeading())
    , m_when(newHeading())
{
    layOut();
    const auto announce = [this] {
        if (!m_isShowing)
            Q_EMIT changed();
    };
    connect(m_audience, &AudienceForm::changed, this, announce);
    connect(m_content, &ContentForm::changed, this, announce);
    connect(m_schedule, &ScheduleForm::changed, this, announce);
    // Its fields appear below what was seen of it.
    connect(m_schedule, &ScheduleForm::changed, this, [this] {
        if (!m_isShowing)
            QMetaObject::invokeMethod(
                this, [this] { ensureWidgetVisible(m_schedule); }, Qt::QueuedConnection);
    });
    connect(m_audience, &AudienceForm::identified, this, &ComposeForm::identified);
    connect(m_audience, &AudienceForm::failed, this, &ComposeForm::failed);
    retranslate();
}

Composition ComposeForm::composition() const
{
    Composition composition;
    m_audience->read(composition);
    m_content->read(composition);
    m_schedule->read(composition);
    return composition;
}

void ComposeForm::show(const Composition &composition)
{
    m_isShowing = true;
    m_audience->show(composition);
    m_content->show(composition);
    m_schedule->show(composition);
    m_isShowing = false;
    showProblems({});
    Q_EMIT changed();
}

void ComposeForm::showProblems(const Problems &problems)
{
    m_audience->showProblems(problems);
    m_content->showProblems(problems);
    m_schedule->showProblems(problems);
}

void ComposeForm::focusFirst(const Problems &problems)
{
    if (problems.isEmpty())
        return;
    const FormPart part = problems.firstKey();
    QWidget *editor = part == FormPart::Time ? m_schedule->editor() : m_content->editorOf(part);
    if (!editor)
        return m_audience->focusFirst();
    editor->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(editor);
}

void ComposeForm::focusStart() { m_audience->focusFirst(); }

QString ComposeForm::onlyName() const { return m_audience->onlyName(); }

void ComposeForm::retranslate()
{
    m_who->setText(tr("Who"));
    m_what->setText(tr("What"));
    m_when->setText(tr("When"));
    m_audience->retranslate();
    m_content->retranslate();
    m_schedule->retranslate();
}

QLabel *ComposeForm::newHeading()
{
    auto heading = new QLabel;
    embolden(*heading);
    return heading;
}

void ComposeForm::layOut()
{
    auto content = new QWidget;
    auto row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto column = new QVBoxLayout;
    column->setSpacing(8);
    row->addLayout(column, 1);
    row->addSpacing(12); // before the scroll bar
    const auto addGroup = [column](QLabel *heading, QWidget *group) {
        column->addWidget(heading);
        column->addWidget(group);
        column->addSpacing(8);
    };
    addGroup(m_who, m_audience);
    addGroup(m_what, m_content);
    addGroup(m_when, m_schedule);
    column->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    setMinimumWidth(narrowest);
    setMaximumWidth(widest);
}

} // namespace mc::console
