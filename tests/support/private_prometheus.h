#pragma once

#include "support/json.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>

namespace mc::test {

/// A Prometheus that reads the metrics of these services every second as the job "mediconnect", and evaluates these rules as often.
/// On a free port of localhost, its data in a folder that is deleted with it. One that does not start ends the test program with its own
/// words.
///
/// Lives on the test's thread.
class PrivatePrometheus
{
public:
    /// `services`: http:// and https:// ones, whose certificates are not checked.
    PrivatePrometheus(const QString &rules, const QList<QUrl> &services);
    ~PrivatePrometheus();

    /// What its API answers as `data`: data("query", {{"query", "up"}}). An error, of an expression say, is {"error": …}.
    QJsonObject data(const char *what, const QList<std::pair<QString, QString>> &parameters = {});
    /// The series that an expression comes to at this moment; fails the test when it is wrong.
    QJsonArray query(const QString &expression);

private:
    bool answers();
    QByteArray get(const QUrl &url);

    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    QProcess m_server;
    quint16 m_port;
};

} // namespace mc::test
