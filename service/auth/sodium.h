#pragma once

#include <sodium.h>

namespace mc::auth {

/// Readies libsodium for use from any thread, once; costs nothing afterwards. Ends the program when the system has no
/// randomness to offer. Private to this room.
void startSodium();

} // namespace mc::auth
