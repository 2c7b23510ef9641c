#pragma once

#include <QtCore/QtEndian>

#include <array>
#include <bit>
#include <cstring>

namespace mc::model {

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The value of a hexadecimal digit; -1: it is none.
inline int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// What a string of JSON holds without further ado.
inline bool isPlain(char c) { return uchar(c) >= 0x20 && c != '"' && c != '\\'; }

/// At which byte of memory the first bit is set.
inline int byteOf(quint64 bits) { return std::countr_zero(qToLittleEndian(bits)) / 8; }

/// Where the first byte stands that is not plain, or the end. Looks at sixteen bytes at a time as long as there are so many:
/// texts consist of strings for the most part.
inline const char *endOfPlain(const char *at, const char *end)
{
    using Bytes [[gnu::vector_size(16)]] = uchar; // GCC's and Clang's vectors, whatever the processor
    for (; end - at >= qsizetype(sizeof(Bytes)); at += sizeof(Bytes)) {
        Bytes bytes;
        std::memcpy(&bytes, at, sizeof(bytes));
        const auto others = (bytes < 0x20) | (bytes == '"') | (bytes == '\\');
        const auto [first, second] = std::bit_cast<std::array<quint64, 2>>(others);
        if ((first | second) != 0)
            return at + (first != 0 ? byteOf(first) : 8 + byteOf(second));
    }
    while (at < end && isPlain(*at))
        ++at;
    return at;
}

} // namespace mc::model
