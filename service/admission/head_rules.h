#pragma once

#include "admission/limits.h"
#include "admission/request_head.h"
#include "model/result.h"

namespace mc::admission {

/// What a request head must keep to as a whole, and what follows from it: whose host, how the body is delimited, whether
/// the connection stays (RFC 9110, RFC 9112). For HeadReader alone.
class HeadRules
{
public:
    explicit HeadRules(RequestHead &head)
        : m_head(head)
    {
    }

    /// Fills in what the head says of framing, expectation and connection; the first broken rule is the error.
    model::Result<void> apply(const Limits &limits);

private:
    model::Result<void> checkMethodAndTarget() const;
    model::Result<void> checkHost() const;
    model::Result<void> readFraming(const Limits &limits);
    model::Result<void> readLength(const Limits &limits);
    model::Result<void> readTransferEncoding();
    model::Result<void> readExpectation();
    void readConnection();

    RequestHead &m_head;
};

/// The methods that this service knows, as `Allow` lists them.
inline constexpr char knownMethods[] = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

} // namespace mc::admission
