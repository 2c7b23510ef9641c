#include "worker_process.h"

#include "../reminder_clinic.h"
#include "support/manual_clock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <csignal>
#include <iostream>

namespace mc::test {

namespace {

constexpr int patience = 120'000;

QList<QJsonObject> eventsFrom(const QByteArray &json)
{
    QList<QJsonObject> events;
    for (const QJsonValue &value : QJsonDocument::fromJson(json).array())
        events += value.toObject();
    return events;
}

} // namespace

WorkerProcess::~WorkerProcess()
{
    m_process->closeWriteChannel();
    m_process->waitForFinished(patience);
}

void WorkerProcess::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--worker")});
    if (!m_process->waitForStarted(patience))
        qFatal("A worker does not start: %s", qPrintable(m_process->errorString()));
}

void WorkerProcess::tell(const QByteArray &line)
{
    m_unanswered.push_back(line);
    m_process->write(line + '\n');
    m_process->waitForBytesWritten(patience);
}

bool WorkerProcess::finish()
{
    while (!m_unanswered.empty()) {
        if (!m_process->canReadLine() && !m_process->waitForReadyRead(patience))
            return false;
        while (m_process->canReadLine()) {
            const QByteArray answer = m_process->readLine().trimmed();
            if (!answer.startsWith("done"))
                qFatal("A worker answers: %s", answer.constData());
            m_unanswered.pop_front();
        }
    }
    return true;
}

void WorkerProcess::replace(const std::function<void(qint64 processId)> &waitUntilForgotten)
{
    const qint64 old = processId();
    ::kill(pid_t(old), SIGKILL);
    m_process->waitForFinished(patience);
    while (m_process->canReadLine()) {
        (void)m_process->readLine();
        m_unanswered.pop_front();
    }
    waitUntilForgotten(old);
    start();
    for (const QByteArray &line : std::exchange(m_unanswered, {}))
        tell(line);
}

int runWorker(const QString &databaseUrl)
{
    const auto url = store::DatabaseUrl::parse(databaseUrl);
    if (!url)
        qFatal("%s", qPrintable(url.error().detail));
    ManualClock clock;
    ReminderInstance instance(*url, clock, QStringLiteral("worker %1").arg(QCoreApplication::applicationPid()));
    for (std::string line; std::getline(std::cin, line);) {
        const QByteArrayList words = QByteArray::fromStdString(line).split(' ');
        clock.set(QDateTime::fromMSecsSinceEpoch(words.value(1).toLongLong(), Qt::UTC));
        const qsizetype json = words.value(0).size() + words.value(1).size() + 2;
        model::Result<void> done;
        if (words.value(0) == "events") {
            const auto accepted = instance.accept(eventsFrom(QByteArray::fromStdString(line).mid(json)));
            if (!accepted)
                done = accepted.error();
            else if (!accepted->errors.isEmpty())
                done = accepted->errors.first().error;
        } else if (const auto shown = instance.show(); !shown) {
            done = shown.error();
        }
        std::cout << (done ? "done" : done.error().detail.toStdString()) << std::endl;
    }
    return 0;
}

} // namespace mc::test
