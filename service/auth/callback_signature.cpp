#include "auth/callback_signature.h"

#include <QtCore/QMessageAuthenticationCode>

#include <sodium.h>

namespace mc::auth {

bool isSignedByProvider(const QByteArray &signature, const QByteArray &token, const QByteArray &url,
    QList<std::pair<QByteArray, QByteArray>> fields)
{
    std::sort(fields.begin(), fields.end());
    // A field that comes twice with the same value counts once, as in the provider's own libraries.
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    QMessageAuthenticationCode code(QCryptographicHash::Sha1, token);
    code.addData(url);
    for (const auto &[name, value] : fields) {
        code.addData(name);
        code.addData(value);
    }
    const QByteArray expected = code.result().toBase64();
    return signature.size() == expected.size()
        && sodium_memcmp(signature.constData(), expected.constData(), std::size_t(expected.size())) == 0;
}

} // namespace mc::auth
