#include "wording/template_cases.h"

namespace mc::wording {

namespace {

using Kind = TemplateField::Kind;

struct Role
{
    QByteArray flag; ///< empty: neither
    QString description;
};

QList<Role> rolesOf(const TemplateSpec &spec)
{
    const auto has = [&spec](const char *name) {
        return std::any_of(
            spec.fields.begin(), spec.fields.end(), [name](const TemplateField &field) { return field.name == name; });
    };
    const Role patient {.flag = "to_patient", .description = QStringLiteral("for a patient")};
    const Role doctor {.flag = "to_doctor", .description = QStringLiteral("for a doctor")};
    const Role neither {.flag = {}, .description = QStringLiteral("for somebody who is no patient or doctor")};
    if (!has("to_patient"))
        return {{.flag = {}, .description = {}}};
    return has("patient") ? QList<Role> {patient, doctor} : QList<Role> {patient, doctor, neither};
}

// All sets of these flags.
QList<QList<QByteArray>> combinations(const QList<QByteArray> &flags)
{
    QList<QList<QByteArray>> sets {{}};
    for (const QByteArray &flag : flags) {
        for (const QList<QByteArray> &set : QList(sets))
            sets.append(set + QList<QByteArray> {flag});
    }
    return sets;
}

QString description(const Role &role, const QList<QByteArray> &flags, bool hasOptional)
{
    QStringList parts;
    if (!role.description.isEmpty())
        parts += role.description;
    for (const QByteArray &flag : flags)
        parts += QStringLiteral("with {{#%1}}").arg(QString::fromUtf8(flag));
    if (!hasOptional)
        parts += QStringLiteral("without optional fields");
    return parts.join(QLatin1String(", "));
}

TemplateCase caseOf(const TemplateSpec &spec, const Role &role, const QList<QByteArray> &flags, bool hasOptional)
{
    TemplateCase made {.description = description(role, flags, hasOptional)};
    for (const TemplateField &field : spec.fields) {
        if (field.kind == Kind::Flag) {
            const bool isSet = field.name == role.flag || flags.contains(field.name);
            made.shortValues.append({field.name, isSet});
            made.longestValues.append({field.name, isSet});
        } else if (!field.isOptional || hasOptional) {
            made.shortValues.append({field.name, markOf(field.name)});
            made.longestValues.append({field.name, field.longest});
        }
    }
    return made;
}

} // namespace

QList<TemplateCase> templateCases(const TemplateSpec &spec)
{
    QList<QByteArray> flags;
    bool hasOptional = false;
    for (const TemplateField &field : spec.fields) {
        hasOptional |= field.isOptional;
        if (field.kind == Kind::Flag && field.name != "to_patient" && field.name != "to_doctor")
            flags.append(field.name);
    }
    QList<TemplateCase> cases;
    for (const Role &role : rolesOf(spec)) {
        for (const QList<QByteArray> &set : combinations(flags)) {
            cases.append(caseOf(spec, role, set, true));
            if (hasOptional)
                cases.append(caseOf(spec, role, set, false));
        }
    }
    return cases;
}

QString markOf(const QByteArray &field)
{
    return QChar(0x27e6) + QString::fromUtf8(field) + QChar(0x27e7); // ⟦name⟧
}

} // namespace mc::wording
