#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace mc::admission {

/// How much of a request is taken before it is refused (CONTRACT section 10). Sizes in bytes.
struct Limits
{
    qsizetype head = 16 * 1024; ///< request line, headers and the empty line; 431
    qsizetype headers = 100; ///< 431
    qsizetype url = 8 * 1024; ///< 414
    qint64 body = 1024 * 1024; ///< 413; after dechunking
    qsizetype chunkLine = 1024; ///< a chunk's size with its extensions; 400
};

/// How long a peer may keep a worker waiting (CONTRACT section 10). They are looked at once a `tick`.
struct Deadlines
{
    std::chrono::milliseconds head {10'000}; ///< from its first byte, or from the connection's begin, to its last
    std::chrono::milliseconds bodyStall {
        30'000}; ///< without a byte of a body; for the whole of it where no token was shown
    qint64 bodyRate = 2 * 1024; ///< bytes per second that a body brings at least, on average, once that time is over
    std::chrono::milliseconds idle {75'000}; ///< between requests
    std::chrono::milliseconds answerStall {30'000}; ///< without the peer taking a byte of its answers
    std::chrono::milliseconds tlsHandshake {10'000};
    std::chrono::milliseconds tick {1'000};
};

} // namespace mc::admission
