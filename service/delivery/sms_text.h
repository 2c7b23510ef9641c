#pragma once

#include "wording/wording.h"

namespace mc::delivery {

/// How many SMS a text takes (3GPP TS 23.038 and 23.040): in the default alphabet 160 septets or 153 in each of several,
/// characters of its extension counting two; in UCS-2 as soon as one character is in neither, 70 code units or 67. Neither
/// an extension's two septets nor a surrogate pair are taken apart.
int smsSegments(QStringView text);

constexpr int mostSmsSegments = 3;

/// A message as the text of an SMS: title, text and link on one line, in at most mostSmsSegments. Where that is too little
/// the words are cut between two characters as readers see them, and the link stays whole; one that takes more by itself
/// is left out. Without control characters.
QString smsText(const wording::Wording &wording);

} // namespace mc::delivery
