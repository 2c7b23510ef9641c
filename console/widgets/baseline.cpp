#include "console/widgets/baseline.h"

#include <QtGui/QTextLayout>
#include <QtWidgets/QLabel>

#include <cmath>

namespace mc::console {

namespace {

// Of the label's first line, from its top.
int baselineOf(const QLabel &label)
{
    QTextLayout layout(label.text().section(u'\n', 0, 0), label.font());
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return line.isValid() ? int(std::ceil(line.ascent())) : 0;
}

} // namespace

void alignBaselines(QLabel &one, QLabel &other)
{
    const int lower = baselineOf(one) - baselineOf(other);
    (lower > 0 ? other : one).setContentsMargins(0, std::abs(lower), 0, 0);
}

} // namespace mc::console
