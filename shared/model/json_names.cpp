#include "model/json_names.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

namespace mc::model {

std::string_view JsonNames::unescaped(QByteArrayView literal)
{
    QByteArray array = '[' + literal.toByteArray() + ']';
    array.replace("\"\xef\xbb\xbf", "\"\\ufeff"); // which Qt would drop
    const QByteArray &name = m_unescaped.emplace_back(QJsonDocument::fromJson(array).array().at(0).toString().toUtf8());
    return {name.constData(), std::size_t(name.size())};
}

bool JsonNames::moveRepeatedLast(const Object &object)
{
    constexpr qsizetype few = 16;
    const auto begin = m_names.begin() + object.first, end = m_names.end();
    auto repeated = begin;
    if (end - begin <= few) {
        while (repeated != end && std::find(begin, repeated, *repeated) == repeated)
            ++repeated;
    } else {
        std::sort(begin, end);
        repeated = std::adjacent_find(begin, end);
    }
    if (repeated == end)
        return false;
    m_names.back() = *repeated;
    return true;
}

} // namespace mc::model
