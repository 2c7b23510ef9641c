#include "model/json_check.h"

#include "model/json_number.h"
#include "model/short_text.h"
#include "model/utf8.h"

#include <QtCore/QJsonArray>
#include <QtCore/QtEndian>

#include <bit>
#include <cstring>

namespace mc::model {

namespace {

// What a string holds without further ado.
bool isPlain(char c) { return uchar(c) >= 0x20 && c != '"' && c != '\\'; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Most names differ in their length or their last letter.
bool isSame(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && (a.empty() || (a.back() == b.back() && a == b));
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// A name with escapes, quotes included, as it is meant.
QByteArray unescaped(QByteArrayView literal)
{
    QByteArray array = '[' + literal.toByteArray() + ']';
    array.replace("\"\xef\xbb\xbf", "\"\\ufeff");
    return QJsonDocument::fromJson(array).array().at(0).toString().toUtf8();
}

} // namespace

Error malformedJson(qsizetype offset, const QString &reason)
{
    return {ErrorCode::ValidationError, QStringLiteral("Malformed JSON at offset %1: %2.").arg(offset).arg(reason)};
}

JsonCheck::JsonCheck(QByteArrayView text)
    : m_begin(text.data())
    , m_at(text.data())
    , m_end(text.data() + text.size())
{
}

std::optional<Error> JsonCheck::failure()
{
    (void)document();
    return m_failure;
}

bool JsonCheck::document()
{
    while (!m_isWhole) {
        skipBlanks();
        if (!value())
            return false;
    }
    skipBlanks();
    return m_at == m_end || malformed("nothing may follow the value");
}

bool JsonCheck::value()
{
    if (m_at == m_end)
        return malformed("a value is missing");
    switch (*m_at) {
    case '{':
        return open(true);
    case '[':
        return open(false);
    case '"':
        return string(Role::Value) && afterValue();
    case 't':
        return literal("true") && afterValue();
    case 'f':
        return literal("false") && afterValue();
    case 'n':
        return literal("null") && afterValue();
    default:
        return isAt('-') || isDigit(*m_at) ? number() && afterValue() : malformed("a value is missing");
    }
}

bool JsonCheck::open(bool isObject)
{
    if (m_depth == deepestJson)
        return malformed("it is nested too deeply");
    ++m_at;
    ++m_depth;
    innermost() = {isObject, m_names.size(), 0};
    skipBlanks();
    if (isAt(isObject ? '}' : ']'))
        return close() && afterValue();
    return !isObject || name();
}

// Up to where the next value is due.
bool JsonCheck::afterValue()
{
    while (m_depth > 0) {
        skipBlanks();
        Container &container = innermost();
        if (isAt(',')) {
            ++m_at;
            ++container.index;
            skipBlanks();
            return !container.isObject || name();
        }
        if (!isAt(container.isObject ? '}' : ']'))
            return malformed(container.isObject ? "a comma or } is missing" : "a comma or ] is missing");
        if (!close())
            return false;
    }
    m_isWhole = true;
    return true;
}

bool JsonCheck::close()
{
    const Container &container = innermost();
    if (const auto name = container.isObject ? repeatedName(container.firstName) : std::nullopt) {
        m_names.back() = *name;
        return wrong("duplicate", "Must not stand twice in an object.");
    }
    m_names.resize(container.firstName);
    --m_depth;
    ++m_at;
    return true;
}

bool JsonCheck::name()
{
    if (!isAt('"'))
        return malformed("a name in double quotes is missing");
    const char *begin = m_at;
    if (!string(Role::Name))
        return false;
    keepName(begin, m_at);
    skipBlanks();
    if (!isAt(':'))
        return malformed("a colon is missing");
    ++m_at;
    return true;
}

bool JsonCheck::string(Role role)
{
    ++m_at;
    m_hasLeadingMarks = m_hasLeadingMarks || QByteArrayView(m_at, m_end).startsWith("\xef\xbb\xbf");
    while (true) {
        skipPlain();
        if (m_at == m_end)
            return malformed("a string has no end");
        if (*m_at == '"')
            break;
        if (*m_at == '\\') {
            if (!escape(role))
                return false;
        } else {
            return malformed("a control character must be escaped");
        }
    }
    ++m_at;
    return true;
}

bool JsonCheck::escape(Role role)
{
    const char kind = m_at + 1 < m_end ? m_at[1] : '\0';
    if (kind == 'u')
        return unicodeEscape(role);
    if (kind == '\0' || !QByteArrayView("\"\\/bfnrt").contains(kind))
        return malformed("a backslash must begin an escape of JSON");
    m_at += 2;
    return true;
}

bool JsonCheck::unicodeEscape(Role role)
{
    // The code unit that is escaped at so many bytes from here; -1: none is.
    const auto unitAt = [this](qsizetype from) {
        if (m_end - m_at < from + 6 || m_at[from] != '\\' || m_at[from + 1] != 'u')
            return -1;
        int unit = 0;
        for (const char *c = m_at + from + 2; c < m_at + from + 6; ++c) {
            if (hexDigit(*c) < 0)
                return -1;
            unit = unit << 4 | hexDigit(*c);
        }
        return unit;
    };
    const int unit = unitAt(0);
    if (unit < 0)
        return malformed("four hexadecimal digits must follow \\u");
    if (!QChar::isSurrogate(char32_t(unit))) {
        m_at += 6;
        return true;
    }
    const int second = unitAt(6);
    if (QChar::isHighSurrogate(char32_t(unit)) && second >= 0 && QChar::isLowSurrogate(char32_t(second))) {
        m_at += 12;
        return true;
    }
    return role == Role::Name ? malformed("half a surrogate pair stands in a name")
                              : wrong("invalid", "Must not contain half a surrogate pair.");
}

bool JsonCheck::literal(QByteArrayView word)
{
    if (!QByteArrayView(m_at, m_end).startsWith(word))
        return malformed("a value is missing");
    m_at += word.size();
    return true;
}

bool JsonCheck::number()
{
    const char *begin = m_at;
    m_at += isAt('-');
    if (isAt('0'))
        ++m_at;
    else if (!digits())
        return false;
    const char *endOfInteger = m_at;
    if (isAt('.')) {
        ++m_at;
        if (!digits())
            return false;
    }
    if (isAt('e') || isAt('E')) {
        ++m_at;
        m_at += isAt('+') || isAt('-');
        if (!digits())
            return false;
    }
    return m_at == endOfInteger || isKept(QByteArrayView(begin, m_at));
}

bool JsonCheck::digits()
{
    const char *begin = m_at;
    while (m_at < m_end && isDigit(*m_at))
        ++m_at;
    return m_at > begin || malformed("a digit is missing");
}

// Integers without point and exponent come out exactly, or far beyond mostInteger.
bool JsonCheck::isKept(QByteArrayView literal)
{
    switch (fateOfNumber(literal)) {
    case NumberFate::Kept:
        return true;
    case NumberFate::Rounded:
        return wrong("inexact", "Must be a number that 64-bit floating point does not round to an integer.");
    case NumberFate::Beyond:
        return wrong("out_of_range", "Must be a number that 64-bit floating point can hold.");
    }
    return false;
}

// Eight bytes at a time, as long as there are so many.
void JsonCheck::skipPlain()
{
    constexpr quint64 ones = 0x0101010101010101, highs = 0x8080808080808080;
    // The high bit of the first byte below n, and maybe of some behind it.
    const auto below = [](quint64 bytes, quint64 n) { return (bytes - ones * n) & ~bytes & highs; };
    for (; m_end - m_at >= 8; m_at += 8) {
        const auto bytes = qFromLittleEndian<quint64>(m_at);
        const quint64 others = below(bytes, 0x20) | below(bytes ^ ones * '"', 1) | below(bytes ^ ones * '\\', 1);
        if (others != 0) {
            m_at += std::countr_zero(others) / 8;
            return;
        }
    }
    while (m_at < m_end && isPlain(*m_at))
        ++m_at;
}

void JsonCheck::keepName(const char *begin, const char *end)
{
    if (!std::memchr(begin, '\\', std::size_t(end - begin)))
        return void(m_names.emplace_back(begin + 1, std::size_t(end - begin - 2)));
    const QByteArray &name = m_unescaped.emplace_back(unescaped(QByteArrayView(begin, end)));
    m_names.emplace_back(name.constData(), std::size_t(name.size()));
}

// Looks through the names of the innermost object, and may change their order.
std::optional<std::string_view> JsonCheck::repeatedName(qsizetype first)
{
    constexpr qsizetype few = 16;
    const auto begin = m_names.begin() + first;
    if (m_names.end() - begin <= few) {
        for (auto name = begin; name != m_names.end(); ++name) {
            if (std::any_of(begin, name, [name](std::string_view other) { return isSame(other, *name); }))
                return *name;
        }
        return {};
    }
    std::sort(begin, m_names.end());
    const auto repeated = std::adjacent_find(begin, m_names.end());
    return repeated == m_names.end() ? std::nullopt : std::optional(*repeated);
}

bool JsonCheck::malformed(const char *reason)
{
    m_failure = malformedJson(m_at - m_begin, QString::fromLatin1(reason));
    return false;
}

bool JsonCheck::wrong(const char *code, const char *message)
{
    const FieldError error {path(), QString::fromLatin1(code), QString::fromLatin1(message)};
    m_failure = Error {ErrorCode::ValidationError, error.field + QStringLiteral(": ") + error.message, {error}};
    return false;
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
        const std::string_view name = i + 1 < m_depth ? m_names[m_open[std::size_t(i + 1)].firstName - 1] : m_names.back();
        path += (path.isEmpty() ? QString() : QStringLiteral(".")) + quoted(textFromUtf8(QByteArrayView(name)));
    }
    return path;
}

} // namespace mc::model
