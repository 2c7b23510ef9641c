#pragma once

#include "wording/template_tags.h"

#include <optional>

namespace mc::wording {

/// What is wrong with the HTML of an email's text, if anything: elements that don't close, or others than a few that every
/// mail program shows: paragraphs, lists, links and emphasis, without styles or scripts. Lines count from 1.
std::optional<LineProblem> htmlProblem(const QString &html);

} // namespace mc::wording
