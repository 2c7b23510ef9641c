#include "auth/sodium.h"

#include <QtCore/QtGlobal>

namespace mc::auth {

void startSodium()
{
    [[maybe_unused]] static const bool started = [] {
        if (sodium_init() < 0)
            qFatal("libsodium can't start");
        return true;
    }();
}

} // namespace mc::auth
