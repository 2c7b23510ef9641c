#include "support/http_connection.h"

#include "support/answer_record.h"

namespace mc::test {

HttpConnection::HttpConnection(quint16 port, const QHostAddress &from)
    : m_port(port)
    , m_from(from)
{
}

Answer HttpConnection::exchange(const Request &request)
{
    begin(request);
    return finish();
}

void HttpConnection::begin(const Request &request)
{
    if (!m_socket || !m_socket->isOpen())
        m_socket = std::make_unique<RawSocket>(m_port, m_from);
    m_request = request;
    QByteArray head
        = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n";
    for (const Header &header : request.headers)
        head += header.first + ": " + header.second + "\r\n";
    if (!request.body.isNull())
        head += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    m_socket->send(head + "\r\n" + request.body);
}

Answer HttpConnection::finish()
{
    Answer answer;
    answer.request = m_request.method + ' ' + m_request.target;
    const QByteArray head = m_socket->readUntil("\r\n\r\n");
    const QList<QByteArray> lines = head.split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            answer.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    if (answer.status == 100)
        return finish();
    answer.body = readBody(answer);
    if (answer.header("Connection").compare("close", Qt::CaseInsensitive) == 0)
        m_socket.reset();
    if (answer.status != 0)
        recordAnswer(m_request, answer);
    return answer;
}

QByteArray HttpConnection::readBody(const Answer &answer)
{
    if (m_request.method == "HEAD" || answer.status == 204 || answer.status == 304 || answer.status < 200)
        return {};
    if (answer.header("Transfer-Encoding").compare("chunked", Qt::CaseInsensitive) == 0)
        return readChunks();
    if (const QByteArray length = answer.header("Content-Length"); !length.isEmpty())
        return m_socket->read(length.toLongLong());
    return m_socket->readToEnd();
}

QByteArray HttpConnection::readChunks()
{
    QByteArray body;
    for (;;) {
        const qsizetype length = m_socket->readUntil("\r\n").trimmed().toLongLong(nullptr, 16);
        body += m_socket->read(length);
        m_socket->readUntil("\r\n");
        if (length == 0)
            return body;
    }
}

} // namespace mc::test
