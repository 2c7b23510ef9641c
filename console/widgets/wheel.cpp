#include "console/widgets/wheel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QWidget>

namespace mc::console {

namespace {

class WheelFilter : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel)
            return false;
        event->ignore(); // then it is offered to the parent
        return true;
    }
};

} // namespace

void passWheelOn(QWidget &field) { field.installEventFilter(new WheelFilter(&field)); }

} // namespace mc::console
