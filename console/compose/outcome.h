#pragma once

#include "console/compose/batch_watch.h"
#include "console/compose/sending.h"
#include "console/session/environment.h"
#include "console/widgets/destination.h"

#include <QtWidgets/QWidget>

namespace mc::console {

class InlineMessage;
class UndoBar;

/// What became of what was sent: the way back for ten seconds, how far a batch is, and where to see it. The environment and the
/// sending outlive it.
class Outcome : public QWidget
{
    Q_OBJECT

public:
    Outcome(const Environment &environment, Sending &sending, QWidget *parent = nullptr);

    /// `name`: of the only recipient; empty when it isn't one.
    void show(const Sent &sent, const QString &name);
    /// Takes the last one back while there is a way; nothing afterwards.
    void undo();
    void focusUndo();
    void retranslate();

Q_SIGNALS:
    void navigate(const mc::console::Destination &destination);
    /// Nothing was sent, and this was to be.
    void undone(const mc::console::Composition &composition);

private:
    struct Shown
    {
        Sent sent;
        QString name;
        std::optional<model::Batch> batch {};
    };

    void offerUndo();
    void settle();
    void watch(const QUuid &batch);
    void showProgress();
    void tellNotUndone(const Sent &sent, const model::Error &error);

    const Environment m_environment;
    Sending &m_sending;
    UndoBar *m_undoBar;
    InlineMessage *m_message;
    QAction *m_open;
    std::optional<Shown> m_shown;
    std::unique_ptr<BatchWatch> m_watch;
    bool m_isUndoing = false;
};

} // namespace mc::console
