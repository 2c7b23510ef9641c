#pragma once

#include "admission/limits.h"
#include "admission/request_head.h"
#include "model/error.h"

namespace mc::admission {

/// Reads one request head from bytes that come in any pieces, strictly after RFC 9112: what another server might read
/// differently is refused. However the bytes are cut, the outcome is the same.
class HeadReader
{
public:
    enum class State { Reading, Whole, Refused };

    explicit HeadReader(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// Takes bytes up to the end of the head, and answers how many; none after Whole or Refused.
    qsizetype consume(QByteArrayView bytes);
    State state() const { return m_state; }
    /// A byte was taken that is not of the empty lines that may come before a request.
    bool hasBegun() const { return m_requestLineRead || m_head.m_text.size() > m_lineBegin; }

    /// The head of state Whole; the reader begins anew.
    RequestHead takeHead();
    /// Why, in state Refused.
    const model::Error &refusal() const { return m_refusal; }
    /// The request line was read and names HEAD: even a refusal has no body.
    bool isForHead() const { return m_head.m_method == "HEAD"; }
    /// The caller's X-Request-Id if it is valid, as far as it was read.
    QByteArray requestId() const;

private:
    bool checkLimits();
    void readLine();
    void readRequestLine(QByteArrayView line);
    void readField(qsizetype begin, QByteArrayView line);
    void malformed(const QString &detail) { refuse(400, model::ErrorCode::ValidationError, detail); }
    void tooLarge(int status, const QString &detail) { refuse(status, model::ErrorCode::PayloadTooLarge, detail); }
    void refuse(int status, model::ErrorCode code, const QString &detail);

    const Limits &m_limits;
    RequestHead m_head;
    qsizetype m_lineBegin = 0;
    bool m_requestLineRead = false;
    State m_state = State::Reading;
    model::Error m_refusal;
};

/// 1–128 of A-Za-z0-9._- (CONTRACT section 11).
bool isValidRequestId(QByteArrayView id);

} // namespace mc::admission
