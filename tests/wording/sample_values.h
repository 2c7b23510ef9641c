#pragma once

#include "wording/event_templates.h"

namespace mc::wording {

/// Whom a template is filled for, in golden files.
struct SampleCase
{
    QString name;
    QList<QByteArray> flags {};
    bool hasOptional = true;
};

/// The recipients that a type distinguishes; then what changes when something is urgent or missing.
inline QList<SampleCase> sampleCases(const TemplateSpec &spec)
{
    const auto has = [&spec](auto matches) { return std::any_of(spec.fields.begin(), spec.fields.end(), matches); };
    const bool hasRoles = has([](const TemplateField &field) { return field.name == "patient"; });
    QList<SampleCase> cases;
    if (hasRoles)
        cases = {{.name = QStringLiteral("patient"), .flags = {"to_patient"}},
            {.name = QStringLiteral("doctor"), .flags = {"to_doctor"}}};
    else
        cases = {{.name = QStringLiteral("anybody")}};
    for (const SampleCase &one : QList(cases)) {
        if (has([](const TemplateField &field) { return field.name == "urgent"; }))
            cases += {.name = one.name + QStringLiteral(", urgent"), .flags = one.flags + QList<QByteArray> {"urgent"}};
        if (has([](const TemplateField &field) { return field.isOptional; }))
            cases += {.name = one.name + QStringLiteral(", without what is optional"),
                .flags = one.flags,
                .hasOptional = false};
    }
    return cases;
}

inline QString sampleText(const QByteArray &field, const QByteArray &language)
{
    struct Row
    {
        const char *field;
        std::array<const char *, 4> texts; // by languageTags
    };
    static const std::array<Row, 16> rows {{
        {"name", {"Ann Lee", "Ana Ruiz", "Anne Roy", "ليلى حداد"}},
        {"doctor", {"Dr. Grace O'Neil", "Dra. Inés Gómez", "Dr Zoé L'Hôte", "د. سامي نصار"}},
        {"patient", {"Ann Lee", "Ana Ruiz", "Anne Roy", "ليلى حداد"}},
        {"sender", {"Dr. Grace O'Neil", "Dra. Inés Gómez", "Dr Zoé L'Hôte", "Dr. Grace O'Neil"}},
        {"starts_at",
            {"Monday, January 5, 2026 at 10:30 AM", "lunes, 5 de enero de 2026, a las 10:30",
                "lundi 5 janvier 2026 à 10:30", "الاثنين، 5 يناير 2026 في 10:30 ص"}},
        {"previous_starts_at",
            {"Friday, January 2, 2026 at 9:00 AM", "viernes, 2 de enero de 2026, a las 9:00",
                "vendredi 2 janvier 2026 à 09:00", "الجمعة، 2 يناير 2026 في 9:00 ص"}},
        {"ends_at",
            {"Monday, January 5, 2026 at 11:30 AM", "lunes, 5 de enero de 2026, a las 11:30",
                "lundi 5 janvier 2026 à 11:30", "الاثنين، 5 يناير 2026 في 11:30 ص"}},
        {"occurred_at",
            {"Monday, January 5, 2026 at 10:30 AM", "lunes, 5 de enero de 2026, a las 10:30",
                "lundi 5 janvier 2026 à 10:30", "الاثنين، 5 يناير 2026 في 10:30 ص"}},
        {"starts_in", {"2 hours", "2 horas", "2 heures", "ساعتين"}},
        {"location", {"North Wing, room 12", "Edificio Norte, sala 12", "Aile nord, salle 12", "المبنى الشمالي"}},
        {"preview", {"Are you <free> & well?", "¿Está <libre>?", "Êtes-vous <libre> ?", "هل أنت <متفرغ>؟"}},
        {"file_name", {"knee.pdf", "rodilla.pdf", "genou.pdf", "knee.pdf"}},
        {"title", {"Blood count", "Hemograma", "Hémogramme", "تعداد الدم"}},
        {"new_role", {"doctor", "médico", "médecin", "طبيب"}},
        {"amount", {"$1,234.50", "1.234,50 €", "1 234,50 €", "1,234.50 د.م."}},
        {"due_date",
            {"Friday, January 30, 2026", "viernes, 30 de enero de 2026", "vendredi 30 janvier 2026",
                "الجمعة، 30 يناير 2026"}},
    }};
    const auto row = std::find_if(rows.begin(), rows.end(), [&field](const Row &one) { return field == one.field; });
    const auto tag = std::find(languageTags.begin(), languageTags.end(), language);
    if (row == rows.end() || tag == languageTags.end())
        qFatal("no sample value for %s in %s", field.constData(), language.constData());
    return QString::fromUtf8(row->texts[std::size_t(tag - languageTags.begin())]);
}

inline TemplateValues sampleValues(const TemplateSpec &spec, const QByteArray &language, const SampleCase &one)
{
    TemplateValues values;
    for (const TemplateField &field : spec.fields) {
        if (field.kind == TemplateField::Kind::Flag)
            values.append({field.name, one.flags.contains(field.name)});
        else if (!field.isOptional || one.hasOptional)
            values.append({field.name, sampleText(field.name, language)});
    }
    return values;
}

} // namespace mc::wording
