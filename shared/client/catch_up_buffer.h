#pragma once

#include "model/inbox_change.h"

#include <QtCore/QList>

namespace mc::client {

/// One change of an inbox with the cursor that stands behind it. Cursors are the service's: only handed back and compared.
struct AnnouncedChange
{
    model::InboxChange change;
    QString cursor;
};

/// What an InboxSocket hears between its new connection and the end of its sync: what was missed, and what happened in the
/// meantime, which may come before what was missed, and then once more behind it.
class CatchUpBuffer
{
public:
    void add(const AnnouncedChange &announced) { m_heard += announced; }
    /// Everything heard, each once and in order. Empty afterwards.
    QList<AnnouncedChange> takeInOrder();

private:
    QList<AnnouncedChange> m_heard;
};

} // namespace mc::client
