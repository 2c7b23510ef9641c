#include "model/json_text.h"

#include "model/json_check.h"

#include <cmath>

namespace mc::model {

namespace {

// QJsonDocument takes U+FEFF at a string's beginning for a byte order mark, and drops it. An escaped one it keeps. In JSON a
// quote and then U+FEFF stand only within or at the beginning of a string, where both spellings are the same.
QByteArray withEscapedMarks(QByteArray text) { return text.replace("\"\xef\xbb\xbf", "\"\\ufeff"); }

// How many bytes the character takes that begins there (Unicode 15, table 3-7); 0: it is no UTF-8.
int sequenceLength(const char *at, const char *end)
{
    const auto byte = [at, size = end - at](int i) { return i < size ? uchar(at[i]) : uchar(0); };
    const auto follows = [&byte](int i) { return (byte(i) & 0xc0) == 0x80; };
    const uchar lead = byte(0), next = byte(1);
    if (lead >= 0xc2 && lead <= 0xdf)
        return follows(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool isOther = (lead == 0xe0 && next < 0xa0) || (lead == 0xed && next > 0x9f); // overlong, a surrogate
        return follows(1) && follows(2) && !isOther ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool isOther
            = (lead == 0xf0 && next < 0x90) || (lead == 0xf4 && next > 0x8f); // overlong, beyond U+10FFFF
        return follows(1) && follows(2) && follows(3) && !isOther ? 4 : 0;
    }
    return 0;
}

// Where the first byte stands that is of no character; the size when there is none.
qsizetype validUtf8(QByteArrayView text)
{
    const char *at = text.begin();
    while (at < text.end()) {
        const int length = uchar(*at) < 0x80 ? 1 : sequenceLength(at, text.end());
        if (length == 0)
            break;
        at += length;
    }
    return at - text.begin();
}

} // namespace

Result<QJsonDocument> jsonFrom(const QByteArray &text)
{
    JsonCheckResult result = checkJson(text);
    if (result.failure)
        return *std::move(result.failure);
    QJsonParseError parse;
    QJsonDocument document = QJsonDocument::fromJson(result.hasLeadingMarks ? withEscapedMarks(text) : text, &parse);
    if (parse.error == QJsonParseError::NoError)
        return document;
    // Of UTF-8 Qt judges, which looks at each character anyway.
    const qsizetype offset = validUtf8(text);
    return offset < text.size() ? malformedJson(offset, QStringLiteral("it is not UTF-8"))
                                : malformedJson(parse.offset, parse.errorString());
}

Result<QJsonObject> jsonObjectFrom(const QByteArray &text)
{
    const Result<QJsonDocument> document = jsonFrom(text);
    if (!document)
        return document.error();
    if (!document->isObject())
        return Error {ErrorCode::ValidationError, QStringLiteral("Must be a JSON object.")};
    return document->object();
}

bool isIntegral(const QJsonValue &value)
{
    const double number = value.toDouble(0.5);
    return std::isfinite(number) && number == std::floor(number);
}

std::optional<qint64> integerFrom(const QJsonValue &value)
{
    // Literals of up to 63 bits are kept exactly; for what is no such integer the two defaults differ.
    const qint64 integer = value.toInteger(0);
    if (integer != value.toInteger(1) || integer < -mostInteger || integer > mostInteger)
        return {};
    return integer;
}

} // namespace mc::model
