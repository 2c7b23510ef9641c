#pragma once

#include "wording/sms_segments.h"
#include "wording/wording.h"

namespace mc::wording {

/// A message as the text of an SMS: title, text and link on one line, in at most mostSmsSegments. Where that is
/// too little the words are cut between two characters as readers see them, and the link stays whole; one that takes more by
/// itself is left out. Without control characters.
QString smsText(const Wording &wording);

} // namespace mc::wording
