#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace mc::model {

/// Writes compact JSON text front to back, with keys in the order they are given.
///
/// For answers and WebSocket messages, where a QJsonObject would be built only to be written out again. The caller
/// pairs begin and end and gives each value of an object its key; commas are the writer's.
class JsonWriter
{
public:
    /// `expected`: about how many bytes it will come to.
    explicit JsonWriter(qsizetype expected = 512) { m_text.reserve(expected); }

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(QLatin1String name);

    JsonWriter &value(QStringView text);
    JsonWriter &value(QLatin1String text);
    JsonWriter &value(qint64 number);
    JsonWriter &value(int number) { return value(qint64(number)); }
    JsonWriter &value(bool truth);
    /// RFC 3339, or null for an invalid time.
    JsonWriter &value(const QDateTime &time);
    JsonWriter &null();
    /// JSON text made elsewhere, taken as it is.
    JsonWriter &raw(QByteArrayView json);

    template<typename T>
    JsonWriter &field(QLatin1String name, const T &content)
    {
        return key(name).value(content);
    }

    /// The text so far; the writer is empty afterwards.
    QByteArray take();

private:
    void separate();
    JsonWriter &literal(QByteArrayView text);

    QByteArray m_text;
    bool m_comma = false;
};

} // namespace mc::model
