#pragma once

#include "model/error.h"

namespace mc::console {

/// What went wrong with a call, and what to do, as a sentence in the language of the moment. Where only the service knows, in its
/// own words.
QString failureText(const model::Error &error);

} // namespace mc::console
