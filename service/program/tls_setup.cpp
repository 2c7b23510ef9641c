#include "program/tls_setup.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslCipher>
#include <QtNetwork/QSslKey>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace mc::program {

using model::Error;
using model::Result;

namespace {

struct Free
{
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};

std::unique_ptr<BIO, Free> readable(const QByteArray &bytes)
{
    return std::unique_ptr<BIO, Free>(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

bool belongTogether(const QByteArray &certificates, const QByteArray &key)
{
    const std::unique_ptr<X509, Free> certificate(
        PEM_read_bio_X509(readable(certificates).get(), nullptr, nullptr, nullptr));
    const std::unique_ptr<EVP_PKEY, Free> parsed(
        PEM_read_bio_PrivateKey(readable(key).get(), nullptr, nullptr, nullptr));
    const bool fits = certificate && parsed && X509_check_private_key(certificate.get(), parsed.get()) == 1;
    ERR_clear_error(); // or this thread's next TLS call would take it for its own
    return fits;
}

// The private key's algorithm is not said outside of it.
QSslKey privateKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

bool isStrong(const QSslCipher &cipher)
{
    if (cipher.protocol() == QSsl::TlsV1_3)
        return true;
    const QString name = cipher.name();
    return name.startsWith(QLatin1String("ECDHE-"))
        && (name.contains(QLatin1String("-GCM-")) || name.contains(QLatin1String("CHACHA20")));
}

QList<QSslCipher> strongCiphers()
{
    QList<QSslCipher> ciphers = QSslConfiguration::supportedCiphers();
    ciphers.removeIf([](const QSslCipher &cipher) { return !isStrong(cipher); });
    return ciphers;
}

Error wrong(const char *setting, const char *sentence)
{
    return model::fieldError(QString::fromLatin1(setting), QStringLiteral("invalid"), QString::fromLatin1(sentence));
}

} // namespace

Result<QSslConfiguration> serverTls(const QByteArray &certificates, const QByteArray &key)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificates);
    if (chain.isEmpty())
        return wrong("http/tls_certificate", "holds no certificate");
    const QSslKey parsed = privateKey(key);
    if (parsed.isNull())
        return wrong("http/tls_key", "holds no RSA or EC key without a passphrase");
    if (!belongTogether(certificates, key))
        return wrong("http/tls_key", "is not the key of the certificate");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(parsed);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setCiphers(strongCiphers());
    return tls;
}

} // namespace mc::program
