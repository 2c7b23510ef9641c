#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QVarLengthArray>

#include <string_view>

namespace mc::model {

/// The names in those objects of a text that are open, one after the other. Lives while the text is looked through, of which it
/// holds views.
class JsonNames
{
public:
    /// The names of one object: all from its first on, unless another was opened within.
    struct Object
    {
        qsizetype first;
        quint64 bits; ///< one for each name; few names share theirs
        bool mayRepeat; ///< two names have the same bit
    };

    /// For an object that is opened.
    Object object() const { return {.first = m_names.size(), .bits = 0, .mayRepeat = false}; }
    void keep(Object &object, std::string_view name)
    {
        const quint64 bit = bitOf(name);
        object.mayRepeat = object.mayRepeat || (object.bits & bit) != 0;
        object.bits |= bit;
        m_names.push_back(name);
    }
    /// A name with escapes, quotes included, as it is meant.
    std::string_view unescaped(QByteArrayView literal);
    /// Of the innermost object. If a name stands twice it becomes the last one.
    bool moveRepeatedLast(const Object &object);
    /// For an object that is closed.
    void drop(const Object &object) { m_names.resize(object.first); }

    std::string_view last() const { return m_names.back(); }
    std::string_view lastBefore(const Object &object) const { return m_names[object.first - 1]; }

private:
    static quint64 bitOf(std::string_view name)
    {
        return name.empty() ? 1 : quint64(1) << ((name.size() + 7 * uchar(name.front()) + 9 * uchar(name.back())) % 64);
    }

    QVarLengthArray<std::string_view, 64> m_names;
    QList<QByteArray> m_unescaped; // what views show of them stays in its place
};

} // namespace mc::model
