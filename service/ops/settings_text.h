#pragma once

#include "ops/settings_loading.h"

namespace mc::ops {

/// The effective settings as INI text, secrets masked, each under a comment that says where it comes from:
/// what `check-config` prints. Settings that are not set stand as comments.
QString effectiveIni(const LoadedSettings &loaded);

/// The example file: every setting as a comment with its meaning, its environment variable and its default.
QString exampleIni();

} // namespace mc::ops
