#pragma once

#include <QtCore/QString>

#include <array>
#include <optional>

namespace mc::model {

/// The word of an enumerator whose values count up from 0 through a table of words.
template<typename Enum, std::size_t N>
QLatin1String wordOf(const std::array<const char *, N> &words, Enum value)
{
    return QLatin1String(words[std::size_t(value)]);
}

/// The enumerator of a word, nothing when the table has no such word. Case matters.
template<typename Enum, std::size_t N>
std::optional<Enum> valueOf(const std::array<const char *, N> &words, QAnyStringView word)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (word == QLatin1String(words[i]))
            return Enum(i);
    }
    return {};
}

} // namespace mc::model
