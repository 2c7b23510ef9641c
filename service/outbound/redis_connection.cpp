#include "outbound/redis_connection.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

#include <hiredis/hiredis.h>

namespace mc::outbound {

namespace {

constexpr quint16 usualPort = 6379;

RedisReply replyFrom(const redisReply &reply)
{
    switch (reply.type) {
    case REDIS_REPLY_INTEGER:
        return {.kind = RedisReply::Kind::Integer, .integer = reply.integer};
    case REDIS_REPLY_NIL:
        return {};
    case REDIS_REPLY_ARRAY: {
        RedisReply array {.kind = RedisReply::Kind::Array};
        for (size_t i = 0; i < reply.elements; ++i)
            array.items += replyFrom(*reply.element[i]);
        return array;
    }
    default:
        return {.kind = reply.type == REDIS_REPLY_ERROR ? RedisReply::Kind::Error : RedisReply::Kind::Text,
            .text = QByteArray(reply.str, qsizetype(reply.len))};
    }
}

QByteArray bytesOf(const RedisConnection::Command &command)
{
    std::vector<const char *> arguments;
    std::vector<size_t> sizes;
    for (const QByteArray &argument : command) {
        arguments.push_back(argument.constData());
        sizes.push_back(size_t(argument.size()));
    }
    char *bytes = nullptr;
    const auto size = redisFormatCommandArgv(&bytes, int(arguments.size()), arguments.data(), sizes.data());
    const QByteArray formatted(bytes, std::max<qsizetype>(0, qsizetype(size)));
    redisFreeCommand(bytes);
    return formatted;
}

} // namespace

RedisConnection::RedisConnection(const Options &options)
    : m_options(options)
    , m_reader(nullptr, &redisReaderFree)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(QStringLiteral("no answer in time")); });
}

RedisConnection::~RedisConnection() { close(); }

void RedisConnection::open()
{
    close();
    m_reader.reset(redisReaderCreate());
    m_socket = new QSslSocket(this);
    connect(m_socket, &QSslSocket::errorOccurred, this, [this] { fail(m_socket->errorString()); });
    connect(m_socket, &QSslSocket::readyRead, this, &RedisConnection::read);
    connectSocket();
    m_deadline.start(m_options.patience);
}

void RedisConnection::connectSocket()
{
    const QUrl &url = m_options.url;
    const quint16 port = quint16(url.port(usualPort));
    if (url.scheme() != QLatin1String("rediss")) {
        connect(m_socket, &QSslSocket::connected, this, &RedisConnection::signIn);
        m_socket->connectToHost(url.host(), port);
        return;
    }
    if (!m_options.caFile.isEmpty()) {
        QSslConfiguration tls = m_socket->sslConfiguration();
        tls.addCaCertificates(QSslCertificate::fromPath(m_options.caFile));
        m_socket->setSslConfiguration(tls);
    }
    connect(m_socket, &QSslSocket::encrypted, this, &RedisConnection::signIn);
    m_socket->connectToHostEncrypted(url.host(), port);
}

void RedisConnection::signIn()
{
    m_deadline.stop();
    const QUrl &url = m_options.url;
    const QByteArray user = url.userName(QUrl::FullyDecoded).toUtf8();
    const QByteArray password = url.password(QUrl::FullyDecoded).toUtf8();
    const QByteArray database = url.path().mid(1).toLatin1();
    const auto select = [this, database] {
        if (database.isEmpty())
            Q_EMIT opened();
        else
            confirm({"SELECT", database}, [this] { Q_EMIT opened(); });
    };
    if (password.isEmpty())
        select();
    else
        confirm(user.isEmpty() ? Command {"AUTH", password} : Command {"AUTH", user, password}, select);
}

// Goes on when the answer is no error.
void RedisConnection::confirm(const Command &command, std::function<void()> next)
{
    send(command, [this, next = std::move(next)](const RedisReply &reply) {
        if (reply.isError())
            fail(QString::fromUtf8(reply.text));
        else
            next();
    });
}

void RedisConnection::close()
{
    m_deadline.stop();
    m_waiting.clear();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void RedisConnection::send(const Command &command, Answered answered, std::chrono::milliseconds blocking)
{
    if (!m_socket)
        return;
    m_socket->write(bytesOf(command));
    m_waiting.push_back({.answered = std::move(answered), .blocking = blocking});
    if (m_waiting.size() == 1)
        awaitNext();
}

void RedisConnection::awaitNext()
{
    if (m_waiting.empty())
        m_deadline.stop();
    else
        m_deadline.start(m_options.patience + m_waiting.front().blocking);
}

void RedisConnection::read()
{
    const QByteArray bytes = m_socket->readAll();
    redisReaderFeed(m_reader.get(), bytes.constData(), size_t(bytes.size()));
    const QSslSocket *const socket = m_socket;
    while (m_socket == socket) { // whoever hears of a reply may close the connection
        void *found = nullptr;
        if (redisReaderGetReply(m_reader.get(), &found) != REDIS_OK)
            return fail(QStringLiteral("no Redis answers there"));
        if (!found)
            return;
        const RedisReply reply = replyFrom(*static_cast<redisReply *>(found));
        freeReplyObject(found);
        if (m_waiting.empty())
            return fail(QStringLiteral("an answer that nobody asked for"));
        const Answered answered = std::move(m_waiting.front().answered);
        m_waiting.pop_front();
        awaitNext();
        answered(reply);
    }
}

void RedisConnection::fail(const QString &reason)
{
    if (!m_socket)
        return;
    close();
    Q_EMIT failed(reason);
}

} // namespace mc::outbound
