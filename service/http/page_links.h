#pragma once

#include "model/json_writer.h"

namespace mc::http {

/// Makes the URLs of a list's other pages: the request's own with its place in the list exchanged.
class PageLinks
{
public:
    PageLinks(const QByteArray &baseUrl, const QByteArray &path, const QByteArray &query);

    QByteArray atPage(int page) const { return m_stem + "page=" + QByteArray::number(page); }
    QByteArray atCursor(const QByteArray &cursor) const { return m_stem + "cursor=" + cursor; }
    /// The members `count`, `next` and `previous` of a list that has `count` entries in all.
    void write(model::JsonWriter &json, qint64 count, int page, int pageSize) const;
    /// The members `next` and `next_cursor` of a list that goes on at that cursor; an empty one: it does not.
    void writeNext(model::JsonWriter &json, const QByteArray &cursor) const;

private:
    QByteArray m_stem; // up to where the place goes
};

} // namespace mc::http
