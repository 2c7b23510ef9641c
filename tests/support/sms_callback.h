#pragma once

#include "support/api.h"
#include "support/service_process.h"

#include <QtCore/QMessageAuthenticationCode>

namespace mc::test {

/// An SMS provider that is set up but can't be reached, and what it signs with.
inline const QByteArray smsToken = "token-of-the-sms-account";
inline Environment smsSettings()
{
    return {{"MEDICONNECT_SMS_URL", "http://127.0.0.1:9"}, {"MEDICONNECT_SMS_ACCOUNT", "AC1"},
        {"MEDICONNECT_SMS_TOKEN", smsToken}, {"MEDICONNECT_SMS_FROM", "+15005550006"}};
}

using FormFields = QList<std::pair<QByteArray, QByteArray>>;

inline QByteArray formOf(const FormFields &fields)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : fields)
        pairs += name.toPercentEncoding() + '=' + value.toPercentEncoding();
    return pairs.join('&');
}

/// As Twilio's documentation has it. `url`: the whole one, with its query.
inline QByteArray smsSignature(const QByteArray &url, FormFields fields, const QByteArray &token = smsToken)
{
    std::sort(fields.begin(), fields.end());
    QByteArray text = url;
    for (const auto &[name, value] : fields)
        text += name + value;
    return QMessageAuthenticationCode::hash(text, token, QCryptographicHash::Sha1).toBase64();
}

} // namespace mc::test
