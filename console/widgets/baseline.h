#pragma once

class QLabel;

namespace mc::console {

/// Sets two labels that begin at the same height on one line. Letters that a font lacks come from another, which may be taller: an
/// Arabic word stands lower than the figures beside it.
void alignBaselines(QLabel &one, QLabel &other);

} // namespace mc::console
