#include "http/returns.h"

namespace mc::http {

Returns::Returns()
    : m_mailbox(std::make_shared<threads::Mailbox<threads::Call>>())
{
    m_mailbox->open(this);
}

Returns::~Returns() { m_mailbox->close(); }

void Returns::customEvent(QEvent *)
{
    for (const threads::Call &call : m_mailbox->take())
        call();
}

} // namespace mc::http
