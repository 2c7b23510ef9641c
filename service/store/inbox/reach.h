#pragma once

#include "model/ids.h"

namespace mc::store {

/// Whose records a caller may reach: their own (of notifications those that are due), or, for admins, everybody's.
struct Reach
{
    model::UserId caller;
    bool everybody = false;
};

} // namespace mc::store
