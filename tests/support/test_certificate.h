#pragma once

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>

namespace mc::test {

/// TLS for servers under test: a self-signed certificate of localhost, whose key is as public as this file.
inline QSslConfiguration serverTls()
{
    static const char certificate[] = R"(-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUL+UMcnF9wwDQyJmj89JOFOv8lZowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE0NTI0OVoYDzIwNzYxMTA5
MTQ1MjQ5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ4/cEPiMm11m2KMhrmqoNWG0jFBs3yLGwo4Fr4KKpOa8yJIZEMcsUT
G6BehLoLN7k/ROgXhWQ7LubtCQNkLKyso28wbTAdBgNVHQ4EFgQUvFal6Nq6/SMe
1uDaHUSrbIjzx74wHwYDVR0jBBgwFoAUvFal6Nq6/SMe1uDaHUSrbIjzx74wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAPxAdosR4o9pFO2nXZGQoUSugZmzWDn0gnJD/xgunHHyAiAi
09Fo4dUHilv8vvC6yOsAK24vw1c8ipvdFqoBtbWkNg==
-----END CERTIFICATE-----
)";
    static const char key[] = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3MoMcAMjkuO2sx+S
gZsD4q//cefjoAh+ocevCANoM3OhRANCAAQ4/cEPiMm11m2KMhrmqoNWG0jFBs3y
LGwo4Fr4KKpOa8yJIZEMcsUTG6BehLoLN7k/ROgXhWQ7LubtCQNkLKys
-----END PRIVATE KEY-----
)";
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(QByteArray(certificate)));
    tls.setPrivateKey(QSslKey(QByteArray(key), QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace mc::test
