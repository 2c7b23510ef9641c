#pragma once

#include "threads/mailbox.h"

#include <QtCore/QObject>

#include <memory>

namespace mc::http {

/// The way back from a pool's thread to a worker's. Lives on the worker's thread; what comes after its end is dropped.
class Returns : public QObject
{
public:
    Returns();
    ~Returns() override;

    /// A function for any thread, which calls `receiver` with its argument on this one's, soon after.
    template<typename Value>
    std::function<void(const Value &)> to(std::function<void(const Value &)> receiver) const
    {
        return [mailbox = m_mailbox, receiver = std::move(receiver)](
                   const Value &value) { mailbox->post(threads::Call([receiver, value] { receiver(value); })); };
    }

protected:
    void customEvent(QEvent *event) override;

private:
    std::shared_ptr<threads::Mailbox<threads::Call>> m_mailbox;
};

} // namespace mc::http
