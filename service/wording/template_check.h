#pragma once

#include "wording/template_file.h"
#include "wording/template_spec.h"

namespace mc::wording {

/// What would do harm in a template that was read, in the order of its lines: fields that are unknown, missing or shown where
/// they may be absent; blocks that are missing, unknown or empty; titles of two lines; HTML that does not close; SMS that are too long.
QList<TemplateProblem> checkTemplate(const TemplateFile &file, const TemplateSpec &spec);

/// The blocks that a type's templates must have.
QList<QByteArray> requiredBlocks(const TemplateSpec &spec);

} // namespace mc::wording
