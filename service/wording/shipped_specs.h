#pragma once

#include "wording/template_spec.h"

namespace mc::wording {

/// The types that there are templates for, and what those may use.
QList<TemplateSpec> shippedSpecs();

} // namespace mc::wording
