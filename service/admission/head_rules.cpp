#include "admission/head_rules.h"

#include "admission/characters.h"
#include "admission/head_reader.h"

#include <limits>

namespace mc::admission {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

Error malformed(const QString &detail) { return {ErrorCode::ValidationError, detail}; }

bool isHost(QByteArrayView authority)
{
    // Narrower than RFC 3986's reg-name: what DNS and QUrl take.
    constexpr CharacterSet nameCharacters = alphanumerics.with(CharacterSet("-._"));
    constexpr CharacterSet addressCharacters = hexDigits.with(CharacterSet(":."));
    qsizetype end = authority.indexOf(':');
    if (authority.startsWith('[')) {
        end = authority.indexOf(']') + 1;
        if (end < 4 || !addressCharacters.hasAll(authority.sliced(1, end - 2)))
            return false;
    } else {
        end = end < 0 ? authority.size() : end;
        if (end == 0 || end > 255 || !nameCharacters.hasAll(authority.first(end)))
            return false;
    }
    const QByteArrayView port = authority.sliced(end);
    return port.isEmpty() || (port[0] == ':' && port.size() <= 6 && digits.hasAll(port.sliced(1)));
}

// The length that a Content-Length says; the largest number when it does not fit, -1 when it is none.
qint64 lengthFrom(QByteArrayView digitsOnly)
{
    if (digitsOnly.isEmpty() || !digits.hasAll(digitsOnly))
        return -1;
    while (digitsOnly.size() > 1 && digitsOnly[0] == '0')
        digitsOnly = digitsOnly.sliced(1);
    return digitsOnly.size() > 18 ? std::numeric_limits<qint64>::max() : digitsOnly.toLongLong();
}

} // namespace

Result<void> HeadRules::apply(const Limits &limits)
{
    readConnection();
    if (const Result<void> checked = checkMethodAndTarget(); !checked)
        return checked;
    if (const Result<void> checked = checkHost(); !checked)
        return checked;
    if (const Result<void> checked = readFraming(limits); !checked)
        return checked;
    return readExpectation();
}

Result<void> HeadRules::checkMethodAndTarget() const
{
    const QByteArray &method = m_head.m_method;
    const QByteArray &target = m_head.m_target;
    if (method == "TRACE" || method == "CONNECT")
        return Error {ErrorCode::MethodNotAllowed, QStringLiteral("TRACE and CONNECT are not served.")};
    if (!listElements(knownMethods).contains(QByteArrayView(method)))
        return Error {
            .code = ErrorCode::MethodNotAllowed, .detail = QStringLiteral("The method is unknown."), .status = 501};
    if (target == "*" ? method == "OPTIONS" : target.startsWith('/'))
        return {};
    if (!m_head.isAbsolute() || !isHost(m_head.authority()))
        return malformed(QStringLiteral("The target is neither a path nor an http URL."));
    return {};
}

Result<void> HeadRules::checkHost() const
{
    qsizetype hosts = 0;
    for (qsizetype i = 0; i < m_head.count(); ++i) {
        if (!equalsIgnoringCase(m_head.name(i), "host"))
            continue;
        if (++hosts > 1 || !isHost(m_head.value(i)))
            return malformed(QStringLiteral("There is more than one Host, or it is not a host name."));
    }
    if (hosts == 0 && m_head.minorVersion() > 0)
        return malformed(QStringLiteral("The Host header is missing."));
    return {};
}

// A request that says both, or either in a doubtful way, may be read differently by the proxy before us (RFC 9112
// section 6.3): it is refused, never guessed.
Result<void> HeadRules::readFraming(const Limits &limits)
{
    const bool hasLength = m_head.first("content-length").has_value();
    if (!m_head.first("transfer-encoding"))
        return hasLength ? readLength(limits) : Result<void>();
    if (hasLength)
        return malformed(QStringLiteral("Content-Length and Transfer-Encoding exclude each other."));
    return readTransferEncoding();
}

Result<void> HeadRules::readLength(const Limits &limits)
{
    qint64 length = -1;
    for (qsizetype i = 0; i < m_head.count(); ++i) {
        if (!equalsIgnoringCase(m_head.name(i), "content-length"))
            continue;
        const qint64 next = lengthFrom(m_head.value(i));
        if (next < 0 || (length >= 0 && next != length))
            return malformed(QStringLiteral("Content-Length is not one number."));
        length = next;
    }
    if (length > limits.body)
        return Error {ErrorCode::PayloadTooLarge, QStringLiteral("The body is larger than %1 bytes.").arg(limits.body)};
    m_head.m_framing = {length > 0 ? Framing::Kind::Length : Framing::Kind::None, length};
    return {};
}

Result<void> HeadRules::readTransferEncoding()
{
    const QByteArray codings = m_head.joined("transfer-encoding");
    const QList<QByteArrayView> list = listElements(codings);
    const auto chunkeds = std::count_if(
        list.begin(), list.end(), [](QByteArrayView coding) { return equalsIgnoringCase(coding, "chunked"); });
    if (m_head.minorVersion() == 0 || chunkeds != 1 || !equalsIgnoringCase(list.constLast(), "chunked"))
        return malformed(QStringLiteral("Transfer-Encoding does not end with one chunked."));
    if (list.size() > 1)
        return Error {.code = ErrorCode::NotAcceptable,
            .detail = QStringLiteral("No transfer coding but chunked is known."),
            .status = 501};
    m_head.m_framing = {Framing::Kind::Chunked, 0};
    return {};
}

Result<void> HeadRules::readExpectation()
{
    const QByteArray expectation = m_head.joined("expect");
    if (expectation.isEmpty() || m_head.minorVersion() == 0)
        return {};
    if (!equalsIgnoringCase(expectation, "100-continue"))
        return Error {.code = ErrorCode::ValidationError,
            .detail = QStringLiteral("No expectation but 100-continue can be met."),
            .status = 417};
    m_head.m_expectsContinue = m_head.m_framing.kind != Framing::Kind::None;
    return {};
}

void HeadRules::readConnection()
{
    m_head.m_keepsAlive = m_head.minorVersion() > 0 && !m_head.lists("connection", "close");
    m_head.m_asksForWebSocket = m_head.lists("upgrade", "websocket");
    const QByteArrayView id = m_head.first("x-request-id").value_or(QByteArrayView());
    if (isValidRequestId(id))
        m_head.m_requestId = id.toByteArray();
}

} // namespace mc::admission
