#pragma once

#include <QtCore/QString>

namespace mc::wording {

/// How many SMS a text takes (3GPP TS 23.038 and 23.040): in the default alphabet 160 septets or 153 in each of several,
/// characters of its extension counting two; in UCS-2 as soon as one character is in neither, 70 code units or 67. Neither
/// an extension's two septets nor a surrogate pair are taken apart.
int smsSegments(QStringView text);

/// What a notification may take.
constexpr int mostSmsSegments = 3;
/// How much of the default alphabet each of several SMS holds.
constexpr int septetsOfSeveral = 153;

/// Whether a text needs no UCS-2.
bool isInDefaultAlphabet(QStringView text);

} // namespace mc::wording
