#include "console/compose/compose_page.h"

#include "console/compose/compose_form.h"
#include "console/compose/confirm_dialog.h"
#include "console/compose/draft_notice.h"
#include "console/compose/outcome.h"
#include "console/compose/preview_cards.h"
#include "console/compose/reach_view.h"
#include "console/compose/send_words.h"
#include "console/session/failure_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"

#include <QtWidgets/QFrame>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using Kind = InlineMessage::Kind;

namespace {

constexpr int previewWidth = 720;

} // namespace

ComposePage::ComposePage(const Environment &environment, QWidget *parent)
    : Page(parent)
    , m_environment(environment)
    , m_preview(environment.client)
    , m_sending(environment.client)
    , m_drafts(environment, m_sending)
    , m_header(new PageHeader)
    , m_restored(new DraftNotice(environment.theme))
    , m_message(new InlineMessage(environment.theme))
    , m_outcome(new Outcome(environment, m_sending))
    , m_form(new ComposeForm(environment))
    , m_cards(new PreviewCards(environment.theme))
    , m_reach(new ReachView(environment.theme))
    , m_sendButton(new QPushButton)
    , m_write(new QAction(icon(QStringLiteral("square-pen")), {}, this))
    , m_send(new WriteAction(environment.connection, this))
    , m_discard(new QAction(icon(QStringLiteral("trash-2")), {}, this))
    , m_bringBack(new QAction(this))
{
    addActions();
    layOut();
    connectParts();
    retranslate();
    restoreDraft();
}

ComposePage::~ComposePage() = default;

QList<QAction *> ComposePage::pageActions() const { return {m_send, m_discard}; }

bool ComposePage::open(const Destination &destination)
{
    const auto *const wanted = std::get_if<ComposeFor>(&destination);
    if (!wanted)
        return false;
    if (!wanted->recipients.isEmpty()) {
        Composition composition = m_form->composition();
        composition.who = Composition::Who::People;
        composition.people = wanted->recipients;
        m_form->show(composition);
    }
    QMetaObject::invokeMethod(m_form, &ComposeForm::focusStart, Qt::QueuedConnection);
    return true;
}

void ComposePage::refresh() { m_preview.askNow(); }

void ComposePage::undo() { m_outcome->undo(); }

void ComposePage::signedOut() { m_drafts.forget(); }

void ComposePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void ComposePage::layOut()
{
    auto line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    auto right = new QWidget;
    right->setMaximumWidth(previewWidth);
    auto preview = new QVBoxLayout(right);
    preview->setContentsMargins(0, 0, 0, 0);
    preview->setSpacing(8);
    preview->addWidget(m_cards, 1);
    preview->addWidget(line);
    preview->addWidget(m_reach);
    preview->addWidget(m_sendButton, 0, Qt::AlignTrailing);
    auto row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(m_form, 5);
    row->addWidget(right, 6);
    row->addStretch(0);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 16, pageMargin, 16);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_restored);
    column->addWidget(m_message);
    column->addLayout(row, 1);
    column->addWidget(m_outcome);
}

void ComposePage::addActions()
{
    m_write->setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
    m_send->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    m_send->setIcon(icon(QStringLiteral("send"), Mirror::RightToLeft));
    connect(m_write, &QAction::triggered, m_form, &ComposeForm::focusStart, Qt::QueuedConnection);
    connect(m_send, &QAction::triggered, this, &ComposePage::askToSend);
    connect(m_discard, &QAction::triggered, this, &ComposePage::discard);
    connect(m_bringBack, &QAction::triggered, this, [this] { m_form->show(m_takenBack); });
    m_restored->addButton(m_discard);
    m_message->addButton(m_bringBack);
    m_sendButton->setDefault(true);
    m_sendButton->setIcon(m_send->icon());
    connect(m_sendButton, &QPushButton::clicked, m_send, &QAction::trigger);
    connect(m_send, &QAction::changed, this, [this] {
        m_sendButton->setText(QString(m_send->text()).replace(u'&', QLatin1String("&&")));
        m_sendButton->setEnabled(m_send->isEnabled());
        m_sendButton->setAccessibleName(m_send->text());
    });
}

void ComposePage::connectParts()
{
    connect(m_form, &ComposeForm::changed, this, &ComposePage::formChanged);
    connect(m_form, &ComposeForm::identified, this, &ComposePage::showPreview);
    connect(m_form, &ComposeForm::failed, this,
        [this](const model::Error &error) { showFailure(tr("The directory could not be asked."), error); });
    connect(&m_preview, &LivePreview::changed, this, &ComposePage::previewChanged);
    connect(&m_preview, &LivePreview::failed, this, &ComposePage::previewFailed);
    connect(&m_drafts, &DraftKeeper::failed, this,
        [this](const QString &reason) { tell(Kind::Warning, tr("The draft is not kept on this computer."), reason); });
    connect(&m_sending, &Sending::accepted, this, [this](const Sent &sent) {
        m_outcome->show(sent, m_form->onlyName());
        m_isTried = false;
        m_form->show({});
        m_outcome->focusUndo();
        updateSend();
    });
    connect(&m_sending, &Sending::refused, this, [this](const model::Error &error) {
        updateSend();
        showFailure(tr("Nothing was sent."), error);
        tellProblems(problemsOf(m_form->composition(), error));
    });
    connect(&m_sending, &Sending::lost, this, [this](const model::Error &error) {
        updateSend();
        m_sendButton->setFocus(Qt::OtherFocusReason);
        showFailure(uncertainText(), error);
    });
    connect(m_outcome, &Outcome::navigate, this, &Page::navigate);
    connect(m_outcome, &Outcome::undone, this, &ComposePage::bringBack);
}

void ComposePage::retranslate()
{
    m_header->setTitle(title());
    m_write->setText(tr("Write notification"));
    m_discard->setText(tr("Discard draft"));
    m_bringBack->setText(tr("Bring its draft back"));
    m_form->retranslate();
    m_cards->retranslate();
    m_reach->retranslate();
    m_outcome->retranslate();
    showProblems();
    updateSend();
}

void ComposePage::restoreDraft()
{
    const std::optional<KeptDraft> draft = m_drafts.restore();
    if (!draft)
        return showPreview();
    m_form->show(draft->composition);
    m_restored->show(*draft);
}

void ComposePage::formChanged()
{
    m_isAsked = false;
    if (!m_bringBack->isVisible())
        m_message->clear();
    m_drafts.keep(m_form->composition());
    m_preview.show(m_form->composition());
    showProblems();
    updateSend();
}

void ComposePage::showProblems()
{
    const Composition composition = m_form->composition();
    Problems problems = problemsOf(composition, m_environment.client.clock().now());
    if (!m_isTried)
        problems = withoutMissing(problems, composition);
    problems.insert(m_told);
    m_form->showProblems(problems);
}

// What the service told of what was written before stays until it has told of what is written now: nothing jumps meanwhile.
void ComposePage::previewChanged()
{
    showPreview();
    if (m_preview.isAsking())
        return;
    m_told.clear();
    showProblems();
    if (m_isAsked && m_preview.isCurrent())
        sendPreviewed();
}

void ComposePage::showPreview()
{
    m_reach->show(m_preview.preview());
    m_reach->setBusy(m_preview.isAsking());
    m_cards->show(m_form->composition(), m_preview.preview(), m_form->onlyName());
    updateSend();
}

void ComposePage::previewFailed(const model::Error &error)
{
    const bool wasAsked = std::exchange(m_isAsked, false);
    updateSend();
    m_told = problemsOf(m_form->composition(), error);
    showProblems();
    if (wasAsked)
        m_form->focusFirst(m_told);
    if (m_told.isEmpty())
        showFailure(tr("It is not known whom this reaches."), error);
}

void ComposePage::tellProblems(const Problems &problems)
{
    m_told = problems;
    showProblems();
    m_form->focusFirst(problems);
}

void ComposePage::updateSend()
{
    const std::optional<int> recipients
        = m_preview.preview() ? std::optional(m_preview.preview()->recipients) : std::nullopt;
    m_send->setText(
        sendText(m_form->composition(), recipients, m_form->onlyName(), m_environment.client.clock().now()));
    m_send->setAllowed(!m_isAsked && !m_sending.underWay());
    m_discard->setEnabled(!m_form->composition().isBlank() && !m_sending.underWay());
    m_form->setEnabled(!m_sending.underWay());
}

void ComposePage::askToSend()
{
    m_isTried = true;
    const Problems problems = problemsOf(m_form->composition(), m_environment.client.clock().now());
    showProblems();
    if (!problems.isEmpty())
        return m_form->focusFirst(problems);
    m_isAsked = true;
    if (m_preview.isCurrent())
        return sendPreviewed();
    m_preview.askNow();
}

void ComposePage::sendPreviewed()
{
    m_isAsked = false;
    const int recipients = m_preview.preview()->recipients;
    const Composition composition = m_form->composition();
    if (recipients == 0) {
        tellProblems({{whoPart(composition), tr("This reaches nobody: there is no active user among them.")}});
    } else if (recipients > mostUnasked) {
        auto question = new ConfirmDialog(recipients, composition.title, m_send->text(), m_environment.theme, window());
        connect(question, &QDialog::accepted, this, [this, recipients] { send(recipients); });
        question->open();
    } else {
        send(recipients);
    }
    updateSend();
}

void ComposePage::send(int recipients)
{
    m_message->clear();
    m_restored->clear();
    m_sending.start(m_form->composition(), recipients);
    updateSend();
}

void ComposePage::discard()
{
    m_isTried = false;
    m_sending.setUncertain({});
    m_restored->clear();
    m_form->show({});
    m_form->focusStart();
}

// What somebody has begun in the meantime stays, unless they want it otherwise.
void ComposePage::bringBack(const Composition &composition)
{
    if (m_form->composition().isBlank()) {
        m_form->show(composition);
        return m_form->focusStart();
    }
    m_takenBack = composition;
    tell(Kind::Information, tr("“%1” was taken back.").arg(composition.title), {});
    m_bringBack->setVisible(true);
}

void ComposePage::tell(InlineMessage::Kind kind, const QString &text, const QString &details)
{
    m_bringBack->setVisible(false);
    m_message->show(kind, text, details);
}

void ComposePage::showFailure(const QString &what, const model::Error &error)
{
    tell(Kind::Error, what, failureText(error));
    if (error.code == model::ErrorCode::Unavailable)
        m_environment.connection.checkNow();
}

} // namespace mc::console
