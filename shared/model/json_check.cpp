#include "model/json_check.h"

#include "model/json_bytes.h"
#include "model/json_names.h"
#include "model/json_number.h"
#include "model/json_text.h"
#include "model/short_text.h"
#include "model/utf8.h"

#include <array>
#include <string_view>

namespace mc::model {

namespace {

// Known to this file alone: in position-independent code compilers inline no member function that another library might
// replace, which takes half as much time again.
class JsonCheck
{
public:
    explicit JsonCheck(QByteArrayView text)
        : m_begin(text.isNull() ? "" : text.data()) // nullptr tells of a failure
        , m_end(m_begin + text.size())
    {
    }

    JsonCheckResult result();

private:
    struct Container
    {
        bool isObject;
        JsonNames::Object names; ///< of an object
        qsizetype index; ///< of the element under way in an array
    };
    enum class Role { Name, Value };

    // Each reads on from there and tells up to where; nullptr: m_failure says why not.
    const char *value(const char *at);
    const char *open(const char *at, bool isObject);
    const char *afterValue(const char *at);
    const char *close(const char *at);
    const char *name(const char *at);
    const char *string(const char *at, Role role);
    const char *escape(const char *at, Role role);
    const char *unicodeEscape(const char *at, Role role);
    const char *literal(const char *at, QByteArrayView word);
    const char *number(const char *at);
    const char *digits(const char *at);
    const char *blanks(const char *at) const;

    bool isAt(const char *at, char c) const { return at < m_end && *at == c; }
    Container &innermost() { return m_open[std::size_t(m_depth - 1)]; }
    const char *malformed(const char *at, const char *reason);
    const char *wrong(const char *code, const char *message);
    QString path() const; // of the value under way

    const char *m_begin;
    const char *m_end;
    bool m_isWhole = false;
    bool m_hasLeadingMarks = false;
    bool m_hasEscapes = false; // the string that was read last
    int m_depth = 0;
    std::array<Container, deepestJson> m_open; // that many of them
    JsonNames m_names;
    std::optional<Error> m_failure;
};

JsonCheckResult JsonCheck::result()
{
    const char *at = m_begin;
    while (at && !m_isWhole)
        at = value(blanks(at));
    if (at && blanks(at) != m_end)
        malformed(blanks(at), "nothing may follow the value");
    return {std::move(m_failure), m_hasLeadingMarks};
}

const char *JsonCheck::value(const char *at)
{
    switch (at < m_end ? *at : '\0') {
    case '{':
        return open(at, true);
    case '[':
        return open(at, false);
    case '"':
        return afterValue(string(at, Role::Value));
    case 't':
        return afterValue(literal(at, "true"));
    case 'f':
        return afterValue(literal(at, "false"));
    case 'n':
        return afterValue(literal(at, "null"));
    default:
        return isAt(at, '-') || (at < m_end && isDigit(*at)) ? afterValue(number(at))
                                                             : malformed(at, "a value is missing");
    }
}

const char *JsonCheck::open(const char *at, bool isObject)
{
    if (m_depth == deepestJson)
        return malformed(at, "it is nested too deeply");
    ++m_depth;
    innermost() = {.isObject = isObject, .names = m_names.object(), .index = 0};
    at = blanks(at + 1);
    if (isAt(at, isObject ? '}' : ']'))
        return afterValue(close(at));
    return isObject ? name(at) : at;
}

// Up to where the next value is due.
const char *JsonCheck::afterValue(const char *at)
{
    while (at && m_depth > 0) {
        at = blanks(at);
        Container &container = innermost();
        if (isAt(at, ',')) {
            ++container.index;
            at = blanks(at + 1);
            return container.isObject ? name(at) : at;
        }
        if (!isAt(at, container.isObject ? '}' : ']'))
            return malformed(at, container.isObject ? "a comma or } is missing" : "a comma or ] is missing");
        at = close(at);
    }
    m_isWhole = true;
    return at;
}

const char *JsonCheck::close(const char *at)
{
    const JsonNames::Object &names = innermost().names;
    if (names.mayRepeat && m_names.moveRepeatedLast(names))
        return wrong("duplicate", "Must not stand twice in an object.");
    m_names.drop(names);
    --m_depth;
    return at + 1;
}

const char *JsonCheck::name(const char *at)
{
    if (!isAt(at, '"'))
        return malformed(at, "a name in double quotes is missing");
    const char *begin = at;
    at = string(at, Role::Name);
    if (!at)
        return nullptr;
    const QByteArrayView literal(begin, at);
    m_names.keep(innermost().names,
        m_hasEscapes ? m_names.unescaped(literal) : std::string_view(begin + 1, std::size_t(literal.size() - 2)));
    at = blanks(at);
    return isAt(at, ':') ? at + 1 : malformed(at, "a colon is missing");
}

const char *JsonCheck::string(const char *at, Role role)
{
    ++at;
    if (isAt(at, '\xef'))
        m_hasLeadingMarks = m_hasLeadingMarks || QByteArrayView(at, m_end).startsWith("\xef\xbb\xbf");
    m_hasEscapes = false;
    while (at) {
        at = endOfPlain(at, m_end);
        if (at == m_end)
            return malformed(at, "a string has no end");
        if (*at == '"')
            return at + 1;
        at = *at == '\\' ? escape(at, role) : malformed(at, "a control character must be escaped");
    }
    return nullptr;
}

const char *JsonCheck::escape(const char *at, Role role)
{
    m_hasEscapes = true;
    const char kind = at + 1 < m_end ? at[1] : '\0';
    if (kind == 'u')
        return unicodeEscape(at, role);
    const bool isKnown = kind != '\0' && QByteArrayView("\"\\/bfnrt").contains(kind);
    return isKnown ? at + 2 : malformed(at, "a backslash must begin an escape of JSON");
}

const char *JsonCheck::unicodeEscape(const char *at, Role role)
{
    // The code unit that is escaped at so many bytes from there; -1: none is.
    const auto unitAt = [this, at](qsizetype from) {
        if (m_end - at < from + 6 || at[from] != '\\' || at[from + 1] != 'u')
            return -1;
        int unit = 0;
        for (const char *c = at + from + 2; c < at + from + 6; ++c) {
            if (hexDigit(*c) < 0)
                return -1;
            unit = unit << 4 | hexDigit(*c);
        }
        return unit;
    };
    const int unit = unitAt(0);
    if (unit < 0)
        return malformed(at, "four hexadecimal digits must follow \\u");
    if (!QChar::isSurrogate(char32_t(unit)))
        return at + 6;
    const int second = unitAt(6);
    if (QChar::isHighSurrogate(char32_t(unit)) && second >= 0 && QChar::isLowSurrogate(char32_t(second)))
        return at + 12;
    return role == Role::Name ? malformed(at, "half a surrogate pair stands in a name")
                              : wrong("invalid", "Must not contain half a surrogate pair.");
}

const char *JsonCheck::literal(const char *at, QByteArrayView word)
{
    return QByteArrayView(at, m_end).startsWith(word) ? at + word.size() : malformed(at, "a value is missing");
}

const char *JsonCheck::number(const char *at)
{
    const char *begin = at;
    at += isAt(at, '-');
    at = isAt(at, '0') ? at + 1 : digits(at);
    const char *endOfInteger = at;
    if (at && isAt(at, '.'))
        at = digits(at + 1);
    if (at && (isAt(at, 'e') || isAt(at, 'E'))) {
        ++at;
        at = digits(at + (isAt(at, '+') || isAt(at, '-')));
    }
    if (!at || at == endOfInteger) // an integer comes out exactly, or far beyond mostInteger
        return at;
    switch (accuracyOf(QByteArrayView(begin, at))) {
    case NumberAccuracy::Exact:
        return at;
    case NumberAccuracy::Rounded:
        return wrong("inexact", "Must be a number that 64-bit floating point does not round to an integer.");
    case NumberAccuracy::OutOfRange:
        return wrong("out_of_range", "Must be a number that 64-bit floating point can hold.");
    }
    return at;
}

const char *JsonCheck::digits(const char *at)
{
    const char *begin = at;
    while (at < m_end && isDigit(*at))
        ++at;
    return at > begin ? at : malformed(at, "a digit is missing");
}

const char *JsonCheck::blanks(const char *at) const
{
    while (at < m_end && uchar(*at) <= ' ' && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        ++at;
    return at;
}

const char *JsonCheck::malformed(const char *at, const char *reason)
{
    m_failure = malformedJson(at - m_begin, QString::fromLatin1(reason));
    return nullptr;
}

const char *JsonCheck::wrong(const char *code, const char *message)
{
    const FieldError error {
        .field = path(), .code = QString::fromLatin1(code), .message = QString::fromLatin1(message)};
    m_failure = Error {.code = ErrorCode::ValidationError,
        .detail = error.field + QStringLiteral(": ") + error.message,
        .fields = {error}};
    return nullptr;
}

QString JsonCheck::path() const
{
    QString path;
    for (int i = 0; i < m_depth; ++i) {
        const Container &container = m_open[std::size_t(i)];
        if (!container.isObject) {
            path += QStringLiteral("[%1]").arg(container.index);
            continue;
        }
        const std::string_view name
            = i + 1 < m_depth ? m_names.lastBefore(m_open[std::size_t(i + 1)].names) : m_names.last();
        path += (path.isEmpty() ? QString() : QStringLiteral(".")) + quoted(textFromUtf8(QByteArrayView(name)));
    }
    return path;
}

} // namespace

JsonCheckResult checkJson(QByteArrayView text) { return JsonCheck(text).result(); }

Error malformedJson(qsizetype offset, const QString &reason)
{
    return {ErrorCode::ValidationError, QStringLiteral("Malformed JSON at offset %1: %2.").arg(offset).arg(reason)};
}

} // namespace mc::model
