#pragma once

#include "client/client_options.h"

#include <QtCore/QPointer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslCertificate>

namespace mc::console {

/// What stands at an address.
struct ServerVerdict
{
    enum class Kind {
        Ours, ///< the notification service
        NotReached,
        Untrusted, ///< its certificate is not trusted
        Stranger, ///< something else answered
    };
    Kind kind = Kind::NotReached;
    QString reason; ///< why, a sentence in the language of the moment; empty for Ours
    QSslCertificate certificate {}; ///< of an untrusted one
};

/// Asks a server, without a token, whether it is the notification service and can be trusted.
///
/// Lives on the main thread. One question at a time: a new one ends the last, unanswered.
class ServerCheck : public QObject
{
    Q_OBJECT

public:
    explicit ServerCheck(QObject *parent = nullptr);
    ~ServerCheck() override;

    void start(const client::ClientOptions &options);
    void cancel();
    bool isUnderWay() const { return m_reply; }

Q_SIGNALS:
    void finished(const mc::console::ServerVerdict &verdict);

private:
    void answered();
    ServerVerdict verdictOf(QNetworkReply &reply) const;

    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_reply;
    QList<QSslError> m_distrust; ///< of the request under way
};

} // namespace mc::console
