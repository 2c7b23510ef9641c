#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>
#include <vector>

namespace mc::admission {

/// How a request's body is delimited (RFC 9112 section 6).
struct Framing
{
    enum class Kind { None, Length, Chunked };
    Kind kind = Kind::None;
    qint64 length = 0; ///< Length only
    bool operator==(const Framing &) const = default;
};

/// A request's head as it came, checked: a HeadReader made it. A value; views into it live as long as it or a copy.
class RequestHead
{
public:
    /// A header as two ranges of text(); the value without the white space around it.
    struct Field
    {
        qsizetype nameBegin, nameSize, valueBegin, valueSize;
    };

    /// The head as the peer sent it, from the request line to the empty line.
    const QByteArray &text() const { return m_text; }
    QByteArrayView method() const { return m_method; }
    /// What was asked for, as it stands in the request line.
    QByteArrayView target() const { return m_target; }
    /// The target is a whole URL: it names the host, whatever the Host header says (RFC 9112 section 3.2.2).
    bool isAbsolute() const;
    /// Path and query in origin form ("/a?b"), or "*".
    QByteArray path() const;
    /// Host and port: the target's in absolute form, else the Host header's.
    QByteArrayView authority() const;
    int minorVersion() const { return m_minorVersion; } ///< of HTTP/1.x

    qsizetype count() const { return qsizetype(m_fields.size()); }
    QByteArrayView name(qsizetype index) const;
    QByteArrayView value(qsizetype index) const;
    /// The value of the first header of that name, in any case; nothing when there is none.
    std::optional<QByteArrayView> first(QByteArrayView name) const;
    /// Every value of that name, joined by commas (RFC 9110 section 5.3).
    QByteArray joined(QByteArrayView name) const;
    /// The comma-separated list of that name holds the token, in any case.
    bool lists(QByteArrayView name, QByteArrayView token) const;

    const Framing &framing() const { return m_framing; }
    bool expectsContinue() const { return m_expectsContinue; }
    /// The peer takes another request's answer on this connection.
    bool keepsAlive() const { return m_keepsAlive; }
    bool asksForWebSocket() const { return m_asksForWebSocket; }
    /// The peer's own when it is valid, else empty until Admission gives it one.
    const QByteArray &requestId() const { return m_requestId; }
    void setRequestId(const QByteArray &id) { m_requestId = id; }

private:
    friend class HeadReader;
    friend class HeadRules;

    QByteArray m_text;
    QByteArray m_method;
    QByteArray m_target;
    std::vector<Field> m_fields;
    int m_minorVersion = 1;
    Framing m_framing;
    bool m_expectsContinue = false;
    bool m_keepsAlive = true;
    bool m_asksForWebSocket = false;
    QByteArray m_requestId;
};

/// The elements of a comma-separated list, without white space, empty ones left out.
QList<QByteArrayView> listElements(QByteArrayView value);
bool equalsIgnoringCase(QByteArrayView left, QByteArrayView right);

} // namespace mc::admission
