#include "admission/head_reader.h"

#include "admission/characters.h"
#include "admission/head_rules.h"

namespace mc::admission {

using model::ErrorCode;

namespace {

constexpr qsizetype longestMethod = 32;

bool isEscapedWell(QByteArrayView target)
{
    for (qsizetype i = target.indexOf('%'); i >= 0; i = target.indexOf('%', i + 1)) {
        if (i + 2 >= target.size() || !hexDigits.has(target[i + 1]) || !hexDigits.has(target[i + 2]))
            return false;
        if (target[i + 1] == '0' && target[i + 2] == '0')
            return false; // an escaped NUL
    }
    return true;
}

} // namespace

qsizetype HeadReader::consume(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Reading && taken < bytes.size()) {
        const qsizetype newline = bytes.indexOf('\n', taken);
        const qsizetype end = newline < 0 ? bytes.size() : newline + 1;
        m_head.m_text.append(bytes.sliced(taken, end - taken));
        taken = end;
        if (checkLimits() && newline >= 0)
            readLine();
    }
    return taken;
}

// Looks at whole and at begun lines alike, and at nothing that the rest of a line could change: so an answer does not
// depend on how the bytes were cut.
bool HeadReader::checkLimits()
{
    if (!m_requestLineRead) {
        const QByteArrayView line = QByteArrayView(m_head.m_text).sliced(m_lineBegin);
        if (!tokenCharacters.has(line[0]) && line[0] != '\r') {
            malformed(QStringLiteral("The request line does not begin with a method."));
            return false;
        }
        const qsizetype methodEnd = line.first(std::min(line.size(), longestMethod + 1)).indexOf(' ');
        if (methodEnd < 0 && line.size() > longestMethod) {
            malformed(QStringLiteral("The request line has no method."));
            return false;
        }
        if (methodEnd >= 0) {
            const qsizetype end = line.indexOf(' ', methodEnd + 1);
            if ((end < 0 ? line.size() : end) - methodEnd - 1 > m_limits.url) {
                tooLarge(414, QStringLiteral("The URL is longer than %1 bytes.").arg(m_limits.url));
                return false;
            }
        }
    }
    if (m_head.m_text.size() > m_limits.head) {
        tooLarge(431, QStringLiteral("The request head is larger than %1 bytes.").arg(m_limits.head));
        return false;
    }
    return true;
}

void HeadReader::readLine()
{
    const qsizetype begin = std::exchange(m_lineBegin, m_head.m_text.size());
    QByteArrayView line = QByteArrayView(m_head.m_text).sliced(begin);
    if (!line.endsWith("\r\n"))
        return malformed(QStringLiteral("A line of the request head ends without CR."));
    line.chop(2);
    if (!m_requestLineRead) {
        // Empty lines before a request are left over from clumsy peers (RFC 9112 section 2.2).
        if (!line.isEmpty())
            readRequestLine(line);
    } else if (!line.isEmpty()) {
        readField(begin, line);
    } else if (const model::Result<void> checked = HeadRules(m_head).apply(m_limits); !checked) {
        m_refusal = checked.error();
        m_state = State::Refused;
    } else {
        m_state = State::Whole;
    }
}

void HeadReader::readRequestLine(QByteArrayView line)
{
    const qsizetype methodEnd = line.indexOf(' ');
    const qsizetype targetEnd = line.indexOf(' ', methodEnd + 1);
    if (methodEnd <= 0 || targetEnd <= methodEnd + 1 || line.indexOf(' ', targetEnd + 1) >= 0)
        return malformed(QStringLiteral("The request line is not method, target and version."));
    const QByteArrayView method = line.first(methodEnd);
    const QByteArrayView target = line.sliced(methodEnd + 1, targetEnd - methodEnd - 1);
    const QByteArrayView version = line.sliced(targetEnd + 1);
    if (version.size() != 8 || !version.startsWith("HTTP/") || !digits.has(version[5]) || version[6] != '.'
        || !digits.has(version[7]) || !tokenCharacters.hasAll(method))
        return malformed(QStringLiteral("The request line is malformed."));
    if (version[5] != '1')
        return refuse(505, ErrorCode::NotAcceptable, QStringLiteral("Only HTTP/1.0 and HTTP/1.1 are spoken here."));
    if (!targetCharacters.hasAll(target) || !isEscapedWell(target))
        return malformed(QStringLiteral("The URL holds an unescaped character or a bad escape."));
    m_head.m_method = method.toByteArray();
    m_head.m_target = target.toByteArray();
    m_head.m_minorVersion = version[7] - '0';
    m_requestLineRead = true;
}

void HeadReader::readField(qsizetype begin, QByteArrayView line)
{
    if (m_head.count() == m_limits.headers)
        return tooLarge(431, QStringLiteral("There are more than %1 headers.").arg(m_limits.headers));
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !tokenCharacters.hasAll(line.first(colon)))
        return malformed(QStringLiteral("A header is not a name, a colon and a value."));
    qsizetype from = colon + 1;
    qsizetype to = line.size();
    const auto isBlank = [&line](qsizetype at) { return line[at] == ' ' || line[at] == '\t'; };
    while (from < to && isBlank(from))
        ++from;
    while (to > from && isBlank(to - 1))
        --to;
    if (!valueCharacters.hasAll(line.sliced(from, to - from)))
        return malformed(QStringLiteral("A header's value holds a control character."));
    m_head.m_fields.push_back({begin, colon, begin + from, to - from});
}

RequestHead HeadReader::takeHead()
{
    m_lineBegin = 0;
    m_requestLineRead = false;
    m_state = State::Reading;
    return std::exchange(m_head, {});
}

QByteArray HeadReader::requestId() const
{
    const QByteArrayView given = m_head.first("x-request-id").value_or(QByteArrayView());
    return isValidRequestId(given) ? given.toByteArray() : QByteArray();
}

void HeadReader::refuse(int status, ErrorCode code, const QString &detail)
{
    m_refusal = {.code = code, .detail = detail, .status = status};
    m_state = State::Refused;
}

bool isValidRequestId(QByteArrayView id)
{
    constexpr CharacterSet allowed = alphanumerics.with(CharacterSet("._-"));
    return !id.isEmpty() && id.size() <= 128 && allowed.hasAll(id);
}

} // namespace mc::admission
