#pragma once

#include "console/compose/batch_watch.h"
#include "console/compose/draft_keeper.h"
#include "console/compose/live_preview.h"
#include "console/compose/sending.h"
#include "console/session/environment.h"
#include "console/session/write_action.h"
#include "console/widgets/inline_message.h"
#include "console/widgets/page.h"

#include <optional>

class QPushButton;

namespace mc::console {

class ComposeForm;
class DraftNotice;
class Outcome;
class PageHeader;
class PreviewCards;
class ReachView;

/// Writes a notification: the form, what will become of it, and the way back after it was sent. For admins.
class ComposePage : public Page
{
    Q_OBJECT

public:
    ComposePage(const Environment &environment, QWidget *parent);
    ~ComposePage() override;

    QString title() const override { return tr("Compose"); }
    QList<QAction *> pageActions() const override;
    QList<QAction *> windowActions() const override { return {m_write}; }
    bool open(const Destination &destination) override;
    void refresh() override;
    void undo() override;
    void signedOut() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void addActions();
    void connectParts();
    void retranslate();
    void restoreDraft();

    void formChanged();
    void showProblems();
    void previewChanged();
    void showPreview();
    void previewFailed(const model::Error &error);
    void tellProblems(const Problems &problems);
    void updateSend();

    void askToSend();
    void sendPreviewed();
    void send(int recipients);
    void discard();
    void bringBack(const Composition &composition);
    void tell(InlineMessage::Kind kind, const QString &text, const QString &details);
    void showFailure(const QString &what, const model::Error &error);

    Environment m_environment;
    LivePreview m_preview;
    Sending m_sending;
    DraftKeeper m_drafts;
    PageHeader *m_header;
    DraftNotice *m_restored;
    InlineMessage *m_message;
    Outcome *m_outcome;
    ComposeForm *m_form;
    PreviewCards *m_cards;
    ReachView *m_reach;
    QPushButton *m_sendButton;
    QAction *m_write;
    WriteAction *m_send;
    QAction *m_discard;
    QAction *m_bringBack;
    Composition m_takenBack; ///< while another draft was begun
    Problems m_told; ///< by the service, of what is written now
    bool m_isTried = false; ///< to send it: from then on what is missing is told as well
    bool m_isAsked = false; ///< to send it as soon as there is a preview of it
};

} // namespace mc::console
