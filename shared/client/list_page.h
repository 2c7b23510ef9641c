#pragma once

#include "model/answer_fields.h"
#include "model/result.h"

#include <QtCore/QList>

namespace mc::client {

/// A part of a list.
template<typename T>
struct ListPage
{
    QList<T> items;
    std::optional<qint64> count; ///< of the whole list; absent when it was paged by cursor
    QString nextCursor; ///< where the next page begins; empty: there is none, or the list has no cursors
    bool hasNext = false;
    bool hasPrevious = false;
};

template<typename T>
model::Result<ListPage<T>> pageFromJson(const QJsonObject &json, model::Result<T> (*read)(const QJsonObject &))
{
    model::AnswerFields fields(json);
    fields.require({"results"});
    ListPage<T> page;
    page.count = fields.optionalInteger("count");
    page.nextCursor = fields.text("next_cursor");
    page.hasNext = !fields.text("next").isEmpty();
    page.hasPrevious = !fields.text("previous").isEmpty();
    const QList<QJsonObject> results = fields.objects("results");
    if (const std::optional<model::Error> error = fields.error())
        return *error;
    page.items.reserve(results.size());
    for (const QJsonObject &result : results) {
        model::Result<T> item = read(result);
        if (!item)
            return item.error();
        page.items += std::move(*item);
    }
    return page;
}

} // namespace mc::client
