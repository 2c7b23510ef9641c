#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QSocketNotifier>

#include <functional>
#include <memory>

namespace mc::loop {

/// A socket notifier that calls a function instead of emitting a signal: ten thousand of them stay cheap.
///
/// Lives on its owner's thread and moves with it as a child. Hold it in a WatchPtr, so that it may be let go inside its
/// own call.
class Watch : public QSocketNotifier
{
public:
    Watch(int descriptor, Type type, QObject *owner, std::function<void()> ready)
        : QSocketNotifier(descriptor, type, owner)
        , m_ready(std::move(ready))
    {
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::SockAct)
            return QSocketNotifier::event(event);
        m_ready();
        return true;
    }

private:
    std::function<void()> m_ready;
};

struct ReleaseWatch
{
    void operator()(Watch *watch) const
    {
        watch->setEnabled(false);
        watch->deleteLater();
    }
};
using WatchPtr = std::unique_ptr<Watch, ReleaseWatch>;

} // namespace mc::loop
