#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace mc::wording {

/// A field that the templates of a type may use.
struct TemplateField
{
    enum class Kind {
        Text,
        Flag ///< only as a section: {{#urgent}}…{{/urgent}} or {{^urgent}}…{{/urgent}}
    };

    QByteArray name;
    Kind kind = Kind::Text;
    bool isOptional = false; ///< may be absent: only inside its own section {{#name}}…{{/name}}
    bool isEssential = false; ///< in_app.title or in_app.message, and email.text and email.html, must show it
    QString longest {}; ///< its longest sensible value, for the check of SMS
};

/// The templates of a type: `resources/templates/events/<type>.<language>.mustache`.
struct TemplateSpec
{
    QByteArray type;
    QList<TemplateField> fields {};
};

/// What messages outside the house say when they may not tell what they are about. It has no fields, and no texts of the
/// app's own.
inline const QByteArray neutralType = "neutral";

} // namespace mc::wording
