#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <array>
#include <optional>

namespace mc::realtime {

/// What a client sent, unmasked: a control frame, or a message whose fragments were put together.
struct ReceivedFrame
{
    enum class Kind { Text, Binary, Ping, Close };

    Kind kind = Kind::Text;
    QByteArray payload = {}; ///< of a message or a ping; of a text it is valid UTF-8
    int closeCode = 0; ///< the code to close with: the client's own, or why it has to be left
    QString closeReason = {};

    bool operator==(const ReceivedFrame &) const = default;
};

/// Reads the frames of a client (RFC 6455 section 5), in whatever pieces their bytes come, and puts fragments together.
///
/// Strictly: unmasked frames, reserved bits and opcodes, lengths longer than they need be, control frames in fragments or over
/// 125 bytes, fragments out of turn and bad closes end in 1002, messages over the limit in 1009 before they are held,
/// texts and reasons that are not UTF-8 in 1007. Whether a text is, is judged of the whole message. Pongs are passed over.
///
/// Belongs to a ClientSocket; between messages it holds no memory. Fragments without content take none either.
class FrameReader
{
public:
    explicit FrameReader(qint64 mostMessageBytes)
        : m_mostMessageBytes(mostMessageBytes)
    {
    }

    /// Takes bytes off the front until something is whole; nothing when it needs more. Behind a Close it takes all, and
    /// nothing comes any more.
    std::optional<ReceivedFrame> next(QByteArrayView &bytes);

private:
    struct Fault
    {
        int code;
        const char *reason;
    };

    int opcode() const { return m_head[0] & 0x0f; }
    bool isControl() const { return (m_head[0] & 0x08) != 0; }
    bool isFinal() const { return (m_head[0] & 0x80) != 0; }
    int shortLength() const { return m_head[1] & 0x7f; }
    int lengthEnd() const;
    int wholeHead() const { return lengthEnd() + 4; }

    bool takeHead(QByteArrayView &bytes);
    void takePayload(QByteArrayView &bytes);
    std::optional<Fault> checkStart() const;
    std::optional<Fault> checkLength();
    std::optional<ReceivedFrame> endFrame();
    std::optional<ReceivedFrame> endMessage();
    ReceivedFrame close();
    ReceivedFrame over(int code, const QString &reason);

    qint64 m_mostMessageBytes;
    qint64 m_payloadLeft = 0; ///< of the frame, once its head is whole
    QByteArray m_message; ///< so far
    QByteArray m_control; ///< payload of a control frame, so far: it may come between fragments
    std::array<quint8, 14> m_head;
    std::optional<Fault> m_fault; ///< found in the head
    quint8 m_headSize = 0;
    quint8 m_maskAt = 0;
    bool m_isText = false;
    bool m_isInMessage = false;
    bool m_isOver = false;
};

} // namespace mc::realtime
