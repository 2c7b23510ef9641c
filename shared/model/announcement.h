#pragma once

#include "model/batch_draft.h"

namespace mc::model {

/// The client's name for a BatchDraft.
using Announcement = BatchDraft;

} // namespace mc::model
