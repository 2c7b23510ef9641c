#include "console/compose/outcome.h"

#include "console/compose/send_words.h"
#include "console/session/failure_text.h"
#include "console/widgets/undo_bar.h"

#include <QtGui/QAction>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using Kind = InlineMessage::Kind;

Outcome::Outcome(const Environment &environment, Sending &sending, QWidget *parent)
    : QWidget(parent)
    , m_environment(environment)
    , m_sending(sending)
    , m_undoBar(new UndoBar(environment.theme))
    , m_message(new InlineMessage(environment.theme))
    , m_open(new QAction(this))
{
    m_message->addButton(m_open);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_message);
    column->addWidget(m_undoBar);
    connect(m_open, &QAction::triggered, this, [this] {
        const auto *const id = std::get_if<model::NotificationId>(&m_shown->sent.id);
        Q_EMIT navigate(id ? Destination(OpenNotification {*id}) : Destination(OpenNewestNotifications {}));
    });
    connect(&sending, &Sending::undone, this, [this](const Sent &sent) {
        m_isUndoing = false;
        m_watch.reset();
        m_open->setVisible(false);
        m_message->show(Kind::Success, tr("Taken back: nothing was sent."));
        Q_EMIT undone(sent.attempt.composition);
    });
    connect(&sending, &Sending::notUndone, this, &Outcome::tellNotUndone);
    retranslate();
}

void Outcome::show(const Sent &sent, const QString &name)
{
    m_undoBar->settle();
    m_message->clear();
    m_shown = Shown {.sent = sent, .name = name};
    m_watch.reset();
    if (sent.isBatch())
        watch(std::get<QUuid>(sent.id));
    offerUndo();
}

void Outcome::undo() { m_undoBar->undo(); }

void Outcome::focusUndo() { m_undoBar->focusButton(); }

void Outcome::retranslate() { m_open->setText(tr("Show in Notifications")); }

void Outcome::offerUndo()
{
    const int seconds = m_sending.secondsToUndo(m_shown->sent);
    if (seconds <= 0)
        return settle();
    const QDateTime now = m_environment.client.clock().now();
    m_undoBar->offer({.text = sendingText(m_shown->sent, m_shown->name, now),
        .undo =
            [this] {
                m_isUndoing = true;
                m_sending.undo(m_shown->sent);
            },
        .settle = [this] { settle(); },
        .seconds = seconds});
}

// Nobody took it back: it goes out.
void Outcome::settle()
{
    const QDateTime now = m_environment.client.clock().now();
    m_open->setVisible(true);
    m_message->show(
        Kind::Success, sentText(m_shown->sent, m_shown->name, now), leftOutText(m_shown->sent, m_shown->batch));
    if (m_watch)
        showProgress();
}

void Outcome::watch(const QUuid &batch)
{
    const QDateTime now = m_environment.client.clock().now();
    m_watch = std::make_unique<BatchWatch>(
        m_environment.client, batch, m_environment.tasks.begin(sendingText(m_shown->sent, m_shown->name, now)));
    connect(m_watch.get(), &BatchWatch::progressed, this, [this](const model::Batch &progress) {
        m_shown->batch = progress;
        showProgress();
    });
    m_watch->start();
}

void Outcome::showProgress()
{
    if (!m_shown->batch || m_isUndoing)
        return;
    const model::Batch &batch = *m_shown->batch;
    const QDateTime now = m_environment.client.clock().now();
    const bool isOver = batch.status != model::BatchStatus::Running && !m_undoBar->isOffered();
    const QString leftOut = leftOutText(m_shown->sent, batch);
    m_open->setVisible(true);
    if (batch.status == model::BatchStatus::Cancelled)
        m_message->show(Kind::Warning, tr("The rest was cancelled."), progressText(batch));
    else if (isOver)
        m_message->show(
            leftOut.isEmpty() ? Kind::Success : Kind::Warning, sentText(m_shown->sent, m_shown->name, now), leftOut);
    else
        m_message->show(leftOut.isEmpty() ? Kind::Information : Kind::Warning, progressText(batch), leftOut);
}

void Outcome::tellNotUndone(const Sent &sent, const model::Error &error)
{
    m_isUndoing = false;
    m_open->setVisible(true);
    const bool isTooLate = error.code == model::ErrorCode::Conflict;
    m_message->show(Kind::Error,
        isTooLate ? tr("It was too late to take it back: it has been sent.") : tr("It was not taken back."),
        isTooLate ? QString() : failureText(error));
    if (isTooLate)
        return;
    if (error.code == model::ErrorCode::Unavailable)
        m_environment.connection.checkNow();
    if (m_sending.secondsToUndo(sent) > 0)
        offerUndo();
}

} // namespace mc::console
