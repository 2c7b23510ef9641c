#pragma once

#include "model/json_text.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QVarLengthArray>

#include <array>
#include <optional>
#include <string_view>

namespace mc::model {

/// "Malformed JSON at offset 7: …".
Error malformedJson(qsizetype offset, const QString &reason);

/// Looks in one pass whether a text is JSON by RFC 8259 that can be kept as it is: the strict half of jsonFrom(), which tells
/// the rules. Only whether strings are UTF-8 is left to Qt, which looks at each of their characters anyway. Works with a
/// stack of its own, so that no nesting reaches the thread's; its memory is bounded by the text. Lives for one text,
/// which must outlive it.
class JsonCheck
{
public:
    explicit JsonCheck(QByteArrayView text);

    /// What is wrong first; nothing when nothing is. Call it once.
    std::optional<Error> failure();
    /// Whether a string begins with U+FEFF as it is, unescaped.
    bool hasLeadingMarks() const { return m_hasLeadingMarks; }

private:
    struct Container
    {
        bool isObject;
        qsizetype firstName; ///< of an object, in m_names
        qsizetype index; ///< of the element under way in an array
    };
    enum class Role { Name, Value };

    // Each reads on from m_at; false: m_failure says why not.
    bool document();
    bool value();
    bool open(bool isObject);
    bool afterValue();
    bool close();
    bool name();
    bool string(Role role);
    bool escape(Role role);
    bool unicodeEscape(Role role);
    bool literal(QByteArrayView word);
    bool number();
    bool digits();
    bool isKept(QByteArrayView number);

    void skipBlanks()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }
    void skipPlain();
    Container &innermost() { return m_open[std::size_t(m_depth - 1)]; }
    bool isAt(char c) const { return m_at < m_end && *m_at == c; }
    void keepName(const char *begin, const char *end);
    std::optional<std::string_view> repeatedName(qsizetype first);
    bool malformed(const char *reason);
    bool wrong(const char *code, const char *message);
    QString path() const; // of the value under way

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    bool m_isWhole = false;
    bool m_hasLeadingMarks = false;
    int m_depth = 0;
    std::array<Container, deepestJson> m_open; // that many of them
    QVarLengthArray<std::string_view, 64> m_names; // of all open objects, one after the other
    QList<QByteArray> m_unescaped; // names that are not spelled as they are; what views show of them stays in its place
    std::optional<Error> m_failure;
};

} // namespace mc::model
