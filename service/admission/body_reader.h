#pragma once

#include "admission/limits.h"
#include "admission/request_head.h"
#include "model/error.h"

namespace mc::admission {

/// Reads one request body from bytes that come in any pieces: of a length known beforehand, or chunked. Chunk extensions
/// and trailers are skipped (RFC 9112 section 7.1); never keeps more than Limits::body, and refuses at once what announces more.
class BodyReader
{
public:
    enum class State { Reading, Whole, Refused };

    BodyReader(const Framing &framing, const Limits &limits);

    /// Takes bytes up to the end of the body, and answers how many; none after Whole or Refused.
    qsizetype consume(QByteArrayView bytes);
    State state() const { return m_state; }

    /// The body so far; the reader keeps nothing.
    QByteArray takeBody() { return std::exchange(m_body, {}); }
    /// Why, in state Refused.
    const model::Error &refusal() const { return m_refusal; }
    /// Bytes of memory that the body takes up so far.
    qint64 held() const { return m_body.capacity(); }

private:
    /// What the next byte belongs to.
    enum class Part { Data, DataCr, DataLf, Size, Extension, SizeLf, TrailerBegin, Trailer, TrailerLf, EndLf };

    qsizetype consumeData(QByteArrayView bytes);
    void consumeFraming(char byte);
    void consumeSize(char byte);
    void endSize();
    void consumeTrailer(char byte);
    void refuse(int status, model::ErrorCode code, const QString &detail);
    void refuseSize();
    void refuseChunk()
    {
        refuse(400, model::ErrorCode::ValidationError, QStringLiteral("The chunked body is malformed."));
    }

    const Limits m_limits;
    bool m_chunked;
    Part m_part;
    State m_state = State::Reading;
    qint64 m_left = 0; ///< bytes of data still to come: of the body, or of the chunk
    qsizetype m_digits = 0; ///< of the chunk size
    qsizetype m_lineSize = 0; ///< of the chunk's size line; of all trailers
    QByteArray m_body;
    model::Error m_refusal;
};

} // namespace mc::admission
