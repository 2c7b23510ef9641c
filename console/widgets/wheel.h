#pragma once

class QWidget;

namespace mc::console {

/// Has the wheel move what the field stands in, never the field's value: whoever scrolls past it would change it.
void passWheelOn(QWidget &field);

} // namespace mc::console
