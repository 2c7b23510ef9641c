#include "client/catch_up_buffer.h"

#include <QtCore/QSet>

namespace mc::client {

QList<AnnouncedChange> CatchUpBuffer::takeInOrder()
{
    // Of what was heard twice the later one stands in order.
    QSet<QString> seen;
    QList<AnnouncedChange> inOrder;
    const QList<AnnouncedChange> heard = std::exchange(m_heard, {});
    for (auto announced = heard.rbegin(); announced != heard.rend(); ++announced) {
        if (!seen.contains(announced->cursor))
            inOrder.prepend(*announced);
        seen.insert(announced->cursor);
    }
    return inOrder;
}

} // namespace mc::client
