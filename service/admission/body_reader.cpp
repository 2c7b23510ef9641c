#include "admission/body_reader.h"

#include "admission/characters.h"

namespace mc::admission {

using model::ErrorCode;

namespace {

// Room made at once for an announced body. What comes beyond it is made room for as it comes, so that announcing much
// and sending little costs little.
constexpr qint64 mostReserved = 64 * 1024;
// Enough for every size below the limit of any body.
constexpr qsizetype mostSizeDigits = 15;

} // namespace

BodyReader::BodyReader(const Framing &framing, const Limits &limits)
    : m_limits(limits)
    , m_chunked(framing.kind == Framing::Kind::Chunked)
    , m_part(m_chunked ? Part::Size : Part::Data)
    , m_left(framing.length)
{
    if (m_chunked)
        return;
    if (m_left == 0)
        m_state = State::Whole;
    else if (m_left > m_limits.body)
        refuseSize();
    else
        m_body.reserve(std::min(m_left, mostReserved));
}

qsizetype BodyReader::consume(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Reading && taken < bytes.size()) {
        if (m_part == Part::Data)
            taken += consumeData(bytes.sliced(taken));
        else
            consumeFraming(bytes[taken++]);
    }
    return taken;
}

qsizetype BodyReader::consumeData(QByteArrayView bytes)
{
    const qsizetype step = qsizetype(std::min<qint64>(m_left, bytes.size()));
    m_body.append(bytes.first(step));
    m_left -= step;
    if (m_left == 0) {
        if (m_chunked)
            m_part = Part::DataCr;
        else
            m_state = State::Whole;
    }
    return step;
}

void BodyReader::consumeFraming(char byte)
{
    const auto expect = [this, byte](char expected, Part next) {
        if (byte == expected)
            m_part = next;
        else
            refuseChunk();
    };
    switch (m_part) {
    case Part::Data:
        break;
    case Part::DataCr:
        return expect('\r', Part::DataLf);
    case Part::DataLf:
        return expect('\n', Part::Size);
    case Part::Size:
    case Part::Extension:
        return consumeSize(byte);
    case Part::SizeLf:
        return byte == '\n' ? endSize() : refuseChunk();
    case Part::TrailerBegin:
    case Part::Trailer:
        return consumeTrailer(byte);
    case Part::TrailerLf:
        return expect('\n', Part::TrailerBegin);
    case Part::EndLf:
        if (byte != '\n')
            return refuseChunk();
        m_state = State::Whole;
        return;
    }
}

void BodyReader::consumeSize(char byte)
{
    if (++m_lineSize > m_limits.chunkLine)
        return refuseChunk();
    if (byte == '\r') {
        if (m_digits == 0)
            return refuseChunk();
        m_part = Part::SizeLf;
    } else if (m_part == Part::Extension) {
        if (!valueCharacters.has(byte))
            refuseChunk();
    } else if (hexDigits.has(byte) && m_digits < mostSizeDigits) {
        ++m_digits;
        m_left = m_left * 16 + QByteArray(1, byte).toInt(nullptr, 16);
    } else if (byte == ';' && m_digits > 0) {
        m_part = Part::Extension;
    } else {
        refuseChunk();
    }
}

void BodyReader::endSize()
{
    m_digits = 0;
    m_lineSize = 0;
    if (m_left == 0) {
        m_part = Part::TrailerBegin;
    } else if (m_body.size() + m_left > m_limits.body) {
        refuseSize();
    } else {
        m_part = Part::Data;
    }
}

void BodyReader::consumeTrailer(char byte)
{
    if (++m_lineSize > m_limits.head)
        return refuse(431, ErrorCode::PayloadTooLarge, QStringLiteral("The trailers are too large."));
    if (byte == '\r')
        m_part = m_part == Part::TrailerBegin ? Part::EndLf : Part::TrailerLf;
    else if (valueCharacters.has(byte))
        m_part = Part::Trailer;
    else
        refuseChunk();
}

void BodyReader::refuseSize()
{
    refuse(413, ErrorCode::PayloadTooLarge, QStringLiteral("The body is larger than %1 bytes.").arg(m_limits.body));
}

void BodyReader::refuse(int status, ErrorCode code, const QString &detail)
{
    m_refusal = {.code = code, .detail = detail, .status = status};
    m_state = State::Refused;
    m_body.clear();
}

} // namespace mc::admission
