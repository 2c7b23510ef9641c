#pragma once

#include <array>
#include <string_view>

namespace mc::admission {

/// A set of bytes, made at compile time.
class CharacterSet
{
public:
    constexpr explicit CharacterSet(std::string_view members)
    {
        for (const char member : members)
            m_has[static_cast<unsigned char>(member)] = true;
    }
    constexpr CharacterSet(unsigned char from, unsigned char to, std::string_view without = {})
    {
        for (int member = from; member <= to; ++member)
            m_has[std::size_t(member)] = true;
        for (const char member : without)
            m_has[static_cast<unsigned char>(member)] = false;
    }
    constexpr CharacterSet with(const CharacterSet &other) const
    {
        CharacterSet both = *this;
        for (std::size_t i = 0; i < m_has.size(); ++i)
            both.m_has[i] = both.m_has[i] || other.m_has[i];
        return both;
    }
    constexpr bool has(char byte) const { return m_has[static_cast<unsigned char>(byte)]; }
    template<typename Bytes>
    constexpr bool hasAll(const Bytes &bytes) const
    {
        for (const char byte : bytes) {
            if (!has(byte))
                return false;
        }
        return true;
    }

private:
    std::array<bool, 256> m_has {};
};

inline constexpr CharacterSet digits('0', '9');
inline constexpr CharacterSet hexDigits("0123456789abcdefABCDEF");
inline constexpr CharacterSet alphanumerics = CharacterSet('a', 'z').with(CharacterSet('A', 'Z')).with(digits);
/// RFC 9110 section 5.6.2.
inline constexpr CharacterSet tokenCharacters = alphanumerics.with(CharacterSet("!#$%&'*+-.^_`|~"));
/// RFC 9110 section 5.5: visible, blank or beyond ASCII.
inline constexpr CharacterSet valueCharacters = CharacterSet(0x20, 0xff, "\x7f").with(CharacterSet("\t"));
/// Visible ASCII without the fragment's mark. Wider than RFC 3986, as browsers leave some characters unescaped.
inline constexpr CharacterSet targetCharacters(0x21, 0x7e, "#");

} // namespace mc::admission
