#pragma once

#include "client/http_call.h"
#include "client/session.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace mc::client {

/// One call until it is answered for good: sent again with a new token when the service refuses the old one, once when the
/// connection was lost and repeating does no harm, and after the time that a busy service asks for.
///
/// Made by a Transport, on its thread, which owns it; deletes itself after finished(). Destroyed before, it ends the request.
class Exchange : public QObject
{
    Q_OBJECT

public:
    Exchange(QNetworkAccessManager &network, Session &session, const ClientOptions &options, const HttpCall &call,
        QObject *parent);
    ~Exchange() override;

Q_SIGNALS:
    void finished(const mc::model::Result<mc::client::JsonReply> &outcome);

private:
    void sendNow();
    void sendAfter(std::chrono::milliseconds pause) { m_pause.start(pause); }
    void answered();
    bool mayRepeatLost();
    bool mayWaitFor(const model::Error &error);
    void renewToken();
    void finish(const model::Result<JsonReply> &outcome);

    QNetworkAccessManager &m_network;
    Session &m_session;
    const ClientOptions &m_options;
    const HttpCall m_call;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_sentToken;
    QTimer m_pause;
    std::chrono::milliseconds m_waitLeft; ///< of ClientOptions::longestWait
    bool m_wasLost = false;
    bool m_wasRenewed = false;
};

} // namespace mc::client
