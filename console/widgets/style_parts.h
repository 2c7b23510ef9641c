#pragma once

#include <QtGui/QPen>
#include <QtWidgets/QStyleOption>

namespace mc::console {

// How the parts of Style are painted.

inline constexpr int controlHeight = 32;
inline constexpr int rowHeight = 28; ///< of lists that drop down, at least
inline constexpr int textEdge = 6; ///< before the text of a field
inline constexpr int iconGap = 6; ///< between the icon and the text of a button
inline constexpr int arrowSize = 14;
inline constexpr int arrowEdge = 8; ///< behind the arrow of a choice

/// Of a field: the accent while it has the focus.
QPen borderOf(const QStyleOption &option);
/// A button that Enter presses, unless it is disabled.
bool isDefaultButton(const QStyleOption &option);

void drawBox(QPainter &painter, const QRect &rect, const QBrush &fill, const QPen &border);
void drawButton(QPainter &painter, const QStyleOption &option);
/// Icon and text together in its middle: QCommonStyle 6.4 tears them apart from right to left.
void drawButtonLabel(QPainter &painter, const QStyleOptionButton &option);
/// Of a menu, in the colours of the selection while it is selected: Fusion would leave its icon dark on the accent.
QStyleOptionMenuItem withVisibleIcon(const QStyleOptionMenuItem &item, int size);
/// Of a flat button: the same, for QCommonStyle leaves two pixels between them.
bool hasTextBesideIcon(const QStyleOptionToolButton &option);
QStyleOptionButton labelOf(const QStyleOptionToolButton &option);
void drawHeaderSection(QPainter &painter, const QStyleOption &option);
/// Up where the smallest is first, as people write it; Qt has it the other way round.
void drawSortArrow(QPainter &painter, const QStyleOptionHeader &option);
void drawChoice(QPainter &painter, const QStyleOptionComplex &option);
/// A check box, or a round radio button.
void drawIndicator(QPainter &painter, const QStyleOption &option, bool isRound);
void drawSpinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);

} // namespace mc::console
