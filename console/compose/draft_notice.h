#pragma once

#include "console/compose/kept_draft.h"
#include "console/widgets/inline_message.h"

namespace mc::console {

/// Says that a draft was restored, and of when it is. The theme outlives it.
class DraftNotice : public InlineMessage
{
    Q_OBJECT

public:
    using InlineMessage::InlineMessage;

    void show(const KeptDraft &draft);

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();

    QDateTime m_savedAt;
    bool m_isUncertain = false; ///< whether it was sent
};

} // namespace mc::console
