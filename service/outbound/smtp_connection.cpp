#include "outbound/smtp_connection.h"

#include "outbound/mail_header.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSysInfo>
#include <QtNetwork/QHostAddress>

#include <sys/socket.h>

namespace mc::outbound {

namespace {

struct ReleaseMime
{
    void operator()(curl_mime *mime) const { curl_mime_free(mime); }
};
using Mime = std::unique_ptr<curl_mime, ReleaseMime>;

bool isLoopback(const QString &host) { return host == QLatin1String("localhost") || QHostAddress(host).isLoopback(); }

// The least preferred alternative first (RFC 2046 section 5.1.4).
Mime alternatives(CURL *easy, const Mail &mail)
{
    Mime mime(curl_mime_init(easy));
    const auto add = [&mime](const char *type, const QString &content) {
        QByteArray bytes = content.toUtf8();
        bytes.replace("\r\n", "\n").replace('\n', "\r\n");
        curl_mimepart *const part = curl_mime_addpart(mime.get());
        curl_mime_type(part, type);
        curl_mime_encoder(part, "quoted-printable");
        curl_mime_data(part, bytes.constData(), std::size_t(bytes.size()));
    };
    add("text/plain; charset=utf-8", mail.text);
    add("text/html; charset=utf-8", mail.html);
    return mime;
}

StringList headersOf(const Mail &mail)
{
    StringList list(curl_slist_append(nullptr, "Content-Type: multipart/alternative"));
    for (const auto &[name, value] : mail.headers)
        list.reset(curl_slist_append(list.release(), headerLine(name, value).constData()));
    return list;
}

// What EHLO calls this machine.
QString helloName()
{
    const QString name = model::asciiDomain(QSysInfo::machineHostName());
    return name.isEmpty() ? QStringLiteral("localhost") : name;
}

// A line of the answer to EHLO (RFC 6531 section 3.1).
bool isOfferOfSmtpUtf8(QByteArrayView line)
{
    const QByteArrayView keyword = line.sliced(std::min<qsizetype>(4, line.size())).trimmed();
    return line.startsWith("250") && keyword.compare("SMTPUTF8", Qt::CaseInsensitive) == 0;
}

constexpr int accepted = 250;
constexpr int closing = 421; // "service not available, closing", in answer to any command (RFC 5321 section 3.8)

bool isAboutLogin(int code) { return code == 530 || code == 534 || code == 535 || code == 538; } // RFC 4954 section 6

QString failureText(CURLcode code)
{
    switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
        return failureOf(CURLE_OPERATION_TIMEDOUT);
    case CURLE_LOGIN_DENIED:
        return QStringLiteral("no way to log in");
    case CURLE_WEIRD_SERVER_REPLY:
        return QStringLiteral("reply not understood");
    default:
        return failureOf(code);
    }
}

} // namespace

MailClient::SmtpConnection::SmtpConnection(const QString &caFile, const std::atomic<bool> &isLeaving)
    : m_isLeaving(isLeaving)
    , m_easy(curl_easy_init())
{
    CURL *const easy = m_easy.get();
    setCommonOptions(easy, caFile.toLocal8Bit());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &SmtpConnection::onReady);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, &SmtpConnection::onProgress);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L); // no other callback hears the commands
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, &SmtpConnection::onDebug);
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, this);
}

MailClient::SmtpConnection::~SmtpConnection()
{
    // libcurl says QUIT and waits for the answer, for minutes if need be.
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(m_easy.get(), CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD)
        ::shutdown(socket, SHUT_RD);
}

MailReply MailClient::SmtpConnection::send(const Mail &mail, const QDeadlineTimer &deadline)
{
    m_deadline = deadline;
    CURLcode code = perform(mail);
    if (hasConnectionEnded(code)) {
        curl_easy_setopt(m_easy.get(), CURLOPT_FRESH_CONNECT, 1L);
        code = perform(mail);
        curl_easy_setopt(m_easy.get(), CURLOPT_FRESH_CONNECT, 0L);
    }
    MailReply reply;
    reply.enhancedStatus = m_enhancedStatus;
    // The end of data was acknowledged, whatever the server said after that: the mail must not be sent again.
    if (code == CURLE_OK) {
        reply.code = m_code / 100 == 2 ? m_code : accepted;
        return reply;
    }
    reply.code = m_code;
    reply.lacksSmtpUtf8 = m_lacksSmtpUtf8;
    reply.loginRefused = code == CURLE_LOGIN_DENIED || isAboutLogin(m_code);
    reply.isBeforeMail = !m_isMailNamed;
    if (m_code < 400)
        reply.failure = failureText(code);
    return reply;
}

// The server ended a kept connection before it took the mail. One that is lost while the mail's text is under way does not
// count: the server may have taken it.
bool MailClient::SmtpConnection::hasConnectionEnded(CURLcode code) const
{
    if (code == CURLE_OK || m_lacksSmtpUtf8 || !isKeptConnection())
        return false;
    const bool isLost = code != CURLE_OPERATION_TIMEDOUT && code != CURLE_ABORTED_BY_CALLBACK && m_code < 300;
    return isLost || m_code == 0 || m_code == closing;
}

CURLcode MailClient::SmtpConnection::perform(const Mail &mail)
{
    m_isMailNamed = m_isQuitting = m_lacksSmtpUtf8 = false;
    m_needsSmtpUtf8 = !model::hasAsciiLocalPart(mail.from) || !model::hasAsciiLocalPart(mail.to);
    m_code = 0;
    m_enhancedStatus.clear();
    if (m_deadline.hasExpired())
        return CURLE_OPERATION_TIMEDOUT;
    CURL *const easy = m_easy.get();
    const StringList headers = headersOf(mail);
    const StringList recipient(curl_slist_append(nullptr, mail.to.toUtf8().constData()));
    const Mime mime = alternatives(easy, mail);
    setServer(mail.server);
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, mail.from.toUtf8().constData());
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, recipient.get());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy, CURLOPT_MIMEPOST, mime.get());
    const long left = long(std::max<qint64>(m_deadline.remainingTime(), 1));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, left);
    curl_easy_setopt(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, std::max(left / 1000, 1L));
    const CURLcode code = curl_easy_perform(easy);
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, nullptr);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, nullptr);
    curl_easy_setopt(easy, CURLOPT_MIMEPOST, nullptr);
    return code;
}

void MailClient::SmtpConnection::setServer(const QUrl &server)
{
    CURL *const easy = m_easy.get();
    QUrl url = server.adjusted(QUrl::RemoveUserInfo);
    url.setPath(u'/' + helloName()); // where libcurl takes it from
    const QByteArray user = server.userName(QUrl::FullyDecoded).toUtf8();
    const QByteArray password = server.password(QUrl::FullyDecoded).toUtf8();
    curl_easy_setopt(easy, CURLOPT_URL, url.toEncoded().constData());
    curl_easy_setopt(easy, CURLOPT_USERNAME, user.isEmpty() ? nullptr : user.constData());
    curl_easy_setopt(easy, CURLOPT_PASSWORD, user.isEmpty() ? nullptr : password.constData());
    const bool isHere = isLoopback(server.host());
    curl_easy_setopt(easy, CURLOPT_USE_SSL, long(!user.isEmpty() && !isHere ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    // A mail server on this machine offers STARTTLS with a certificate that its installation made: nobody is in between.
    const bool isVerified = !isHere || server.scheme() == QLatin1String("smtps");
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, long(isVerified));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, isVerified ? 2L : 0L);
}

bool MailClient::SmtpConnection::isKeptConnection() const
{
    long made = 0;
    return curl_easy_getinfo(m_easy.get(), CURLINFO_NUM_CONNECTS, &made) == CURLE_OK && made == 0;
}

// Connected, and about to name the mail.
int MailClient::SmtpConnection::onReady(void *self, char *, char *, int, int)
{
    SmtpConnection &connection = *static_cast<SmtpConnection *>(self);
    connection.m_lacksSmtpUtf8 = connection.m_needsSmtpUtf8 && !connection.m_offersSmtpUtf8;
    return connection.m_lacksSmtpUtf8 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

int MailClient::SmtpConnection::onProgress(void *self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const SmtpConnection &connection = *static_cast<const SmtpConnection *>(self);
    return connection.m_isLeaving || connection.m_deadline.hasExpired();
}

int MailClient::SmtpConnection::onDebug(CURL *, curl_infotype what, char *data, std::size_t size, void *self)
{
    SmtpConnection &connection = *static_cast<SmtpConnection *>(self);
    const QByteArrayView line(data, qsizetype(size));
    if (what == CURLINFO_HEADER_OUT) {
        connection.m_isMailNamed |= line.startsWith("MAIL FROM:");
        connection.m_isQuitting = line.startsWith("QUIT");
        connection.m_offersSmtpUtf8 &= !line.startsWith("EHLO") && !line.startsWith("HELO");
    } else if (what == CURLINFO_HEADER_IN && !connection.m_isQuitting) {
        static const QRegularExpression form(
            QStringLiteral("^([2-5][0-9]{2})[ -](?:([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b)?"));
        if (const auto match = form.match(QString::fromLatin1(line)); match.hasMatch()) {
            connection.m_code = match.captured(1).toInt();
            connection.m_enhancedStatus = match.captured(2).toLatin1();
        }
        connection.m_offersSmtpUtf8 |= isOfferOfSmtpUtf8(line);
    }
    return 0;
}

} // namespace mc::outbound
