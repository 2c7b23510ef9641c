#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace mc::outbound {

/// What Redis answered to a command.
struct RedisReply
{
    enum class Kind { Nil, Integer, Text, Error, Array };

    Kind kind = Kind::Nil;
    qint64 integer = 0;
    QByteArray text {}; ///< of a Text; of an Error, "NOGROUP No such key …"
    QList<RedisReply> items {}; ///< of an Array

    bool isError() const { return kind == Kind::Error; }
    /// An array's item; Nil where there is none.
    RedisReply at(qsizetype index) const { return items.value(index); }
};

} // namespace mc::outbound
