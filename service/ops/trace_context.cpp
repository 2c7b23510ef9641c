#include "ops/trace_context.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>

namespace mc::ops {

namespace {

// "00-" 32 digits "-" 16 digits "-" 2 digits.
constexpr qsizetype length = 55, traceBegin = 3, traceSize = 32, spanBegin = 36, spanSize = 16, flagsBegin = 53;

bool isHex(QByteArrayView text)
{
    return std::all_of(
        text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isZero(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '0'; });
}

// Later versions may append to what version 00 has.
bool hasForm(QByteArrayView text)
{
    if (text.size() < length || !isHex(text.first(2)) || text.first(2) == "ff")
        return false;
    if (text.size() > length && (text.first(2) == "00" || text[length] != '-'))
        return false;
    return text[2] == '-' && text[spanBegin - 1] == '-' && text[flagsBegin - 1] == '-'
        && isHex(text.sliced(traceBegin, traceSize)) && isHex(text.sliced(spanBegin, spanSize))
        && isHex(text.sliced(flagsBegin, 2));
}

} // namespace

std::optional<TraceContext> traceContextFrom(QByteArrayView text)
{
    if (!hasForm(text) || isZero(text.sliced(traceBegin, traceSize)) || isZero(text.sliced(spanBegin, spanSize)))
        return {};
    const QByteArray id = QByteArray::fromHex(text.sliced(traceBegin, traceSize).toByteArray());
    const int flags = text.sliced(flagsBegin, 2).toByteArray().toInt(nullptr, 16);
    return TraceContext {.id = QUuid::fromRfc4122(id), .isSampled = (flags & 1) != 0};
}

QByteArray traceIdText(const QUuid &id) { return id.toByteArray(QUuid::Id128); }

QByteArray newTraceparent(const TraceContext &trace)
{
    quint64 span = 0;
    while (span == 0)
        span = QRandomGenerator::global()->generate64();
    return "00-" + traceIdText(trace.id) + '-' + QByteArray::number(span, 16).rightJustified(spanSize, '0')
        + (trace.isSampled ? "-01" : "-00");
}

} // namespace mc::ops
