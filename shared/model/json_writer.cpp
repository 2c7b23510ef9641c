#include "model/json_writer.h"

#include "model/times.h"

#include <QtCore/QStringEncoder>

namespace mc::model {

namespace {

void appendEscaped(QByteArray &out, char c)
{
    switch (c) {
    case '"':
        out.append("\\\"");
        return;
    case '\\':
        out.append("\\\\");
        return;
    case '\n':
        out.append("\\n");
        return;
    case '\r':
        out.append("\\r");
        return;
    case '\t':
        out.append("\\t");
        return;
    }
    constexpr char digits[] = "0123456789abcdef";
    out.append("\\u00").append(digits[uchar(c) >> 4]).append(digits[uchar(c) & 0xf]);
}

bool needsEscape(char c) { return uchar(c) < 0x20 || c == '"' || c == '\\'; }

void appendEscapedText(QByteArray &out, QByteArrayView utf8)
{
    auto from = utf8.begin();
    for (auto it = utf8.begin(); it != utf8.end(); ++it) {
        if (!needsEscape(*it))
            continue;
        out.append(QByteArrayView(from, it));
        appendEscaped(out, *it);
        from = it + 1;
    }
    out.append(QByteArrayView(from, utf8.end()));
}

// Most texts are plain ASCII: those go straight into the buffer. False when this one is not, and nothing was appended.
bool appendPlain(QByteArray &out, QStringView text)
{
    const qsizetype begin = out.size();
    out.resize(begin + text.size());
    char *to = out.data() + begin;
    for (const QChar c : text) {
        if (c.unicode() >= 0x80 || needsEscape(char(c.unicode()))) {
            out.truncate(begin);
            return false;
        }
        *to++ = char(c.unicode());
    }
    return true;
}

} // namespace

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_text.append('{');
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_text.append('}');
    m_comma = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_text.append('[');
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_text.append(']');
    m_comma = true;
    return *this;
}

JsonWriter &JsonWriter::key(QLatin1String name)
{
    separate();
    m_text.append('"').append(name.data(), name.size()).append("\":");
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::value(QStringView text)
{
    separate();
    m_text.append('"');
    // Lone surrogates become U+FFFD: the text on the wire is always valid UTF-8.
    if (!appendPlain(m_text, text))
        appendEscapedText(m_text, text.toUtf8());
    m_text.append('"');
    m_comma = true;
    return *this;
}

JsonWriter &JsonWriter::value(QLatin1String text) { return value(QStringView(QString(text))); }

JsonWriter &JsonWriter::value(qint64 number) { return literal(QByteArray::number(number)); }
JsonWriter &JsonWriter::value(bool truth) { return literal(truth ? "true" : "false"); }
JsonWriter &JsonWriter::null() { return literal("null"); }
JsonWriter &JsonWriter::raw(QByteArrayView json) { return literal(json); }

JsonWriter &JsonWriter::value(const QDateTime &time)
{
    return time.isValid() ? literal('"' + toRfc3339(time) + '"') : null();
}

QByteArray JsonWriter::take()
{
    m_comma = false;
    return std::exchange(m_text, {});
}

void JsonWriter::separate()
{
    if (m_comma)
        m_text.append(',');
}

JsonWriter &JsonWriter::literal(QByteArrayView text)
{
    separate();
    m_text.append(text);
    m_comma = true;
    return *this;
}

} // namespace mc::model
