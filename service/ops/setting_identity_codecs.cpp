#include "ops/secure_url.h"
#include "ops/setting_codecs.h"

#include "model/words.h"

namespace mc::ops {

namespace {

using model::RoleValue;

constexpr qsizetype longestClaim = 255;
constexpr qsizetype mostRoleValues = 64;
constexpr std::array meaningWords {"auto", "id", "external_id"};

model::Error wrong(const char *reason) { return {model::ErrorCode::ValidationError, QString::fromUtf8(reason)}; }

QString showVerbatim(const QString &text) { return text; }

model::Result<QString> readSecureUrl(const QString &text)
{
    if (!isSecureUrl(QUrl(text, QUrl::StrictMode)))
        return wrong("must be an https:// URL (http:// only to localhost), without user and fragment");
    return text;
}

model::Result<QString> readIssuerUrl(const QString &text)
{
    if (QUrl(text).hasQuery())
        return wrong("must be the issuer's URL as its tokens name it, without a query");
    return readSecureUrl(text);
}

model::Result<QString> readClaim(const QString &text)
{
    const bool isVisible = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() && !c.isSpace(); });
    if (!isVisible || text.size() > longestClaim)
        return wrong("must be a claim's name, or a way to it such as realm_access.roles");
    return text;
}

model::Result<SubjectMeaning> readMeaning(const QString &text)
{
    if (const auto meaning = model::valueOf<SubjectMeaning>(meaningWords, text))
        return *meaning;
    return wrong("must be auto, id or external_id");
}

QString showMeaning(const SubjectMeaning &meaning) { return model::wordOf(meaningWords, meaning); }

model::Result<RoleValue> readRoleValue(const QString &text)
{
    const qsizetype equals = text.lastIndexOf(u'=');
    const QString value = text.left(equals).trimmed();
    const std::optional<model::Role> role = model::roleFromWord(text.mid(equals + 1).trimmed());
    if (equals < 1 || value.isEmpty() || !role)
        return wrong("must be pairs such as clinic-admin=admin,arzt=doctor,*=patient, with the roles admin, doctor, "
                     "patient and service");
    if (value == u'*' && *role == model::Role::Service)
        return wrong("must not make modules of everybody: *=service");
    return RoleValue {value, *role};
}

model::Result<QList<RoleValue>> readRoleValues(const QString &text)
{
    QList<RoleValue> values;
    for (const QString &part : text.split(u',')) {
        const model::Result<RoleValue> value = readRoleValue(part);
        if (!value)
            return value.error();
        const auto isSame = [&value](const RoleValue &known) { return known.value == value->value; };
        if (values.size() == mostRoleValues || std::any_of(values.begin(), values.end(), isSame))
            return wrong("must be up to 64 pairs, each with a value of its own");
        values.append(*value);
    }
    return values;
}

QString showRoleValues(const QList<RoleValue> &values)
{
    QStringList parts;
    for (const RoleValue &value : values)
        parts.append(value.value + u'=' + word(value.role));
    return parts.join(u',');
}

} // namespace

const SettingCodec<QString> issuerUrlCodec {readIssuerUrl, showVerbatim};
const SettingCodec<QString> secureUrlCodec {readSecureUrl, showVerbatim};
const SettingCodec<QString> claimCodec {readClaim, showVerbatim};
const SettingCodec<SubjectMeaning> subjectMeaningCodec {readMeaning, showMeaning};
const SettingCodec<QList<RoleValue>> roleValuesCodec {readRoleValues, showRoleValues};

} // namespace mc::ops
