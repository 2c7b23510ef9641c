#pragma once

#include "wording/mustache_text.h"
#include "wording/template_spec.h"

namespace mc::wording {

/// One of the ways in which a template may be filled: for whom, with which flags, with or without what is optional.
struct TemplateCase
{
    QString description; ///< "for a doctor, without optional fields"
    TemplateValues shortValues {}; ///< each text is its field's mark
    TemplateValues longestValues {};
};

/// Every combination of a type's flags, for a patient, a doctor and somebody who is neither (types about a patient are told
/// to patients and doctors only), each with all optional fields and with none.
QList<TemplateCase> templateCases(const TemplateSpec &spec);

/// What stands for a field's value in `shortValues`; no text holds it otherwise.
QString markOf(const QByteArray &field);

} // namespace mc::wording
