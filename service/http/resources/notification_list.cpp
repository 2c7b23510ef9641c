#include "http/resources/notification_list.h"

#include "http/page_links.h"
#include "http/query.h"

namespace mc::http {

using model::JsonWriter;
using model::Result;

namespace {

void readAdminFilter(Query &query, store::NotificationFilter &filter)
{
    filter.forAdmin = true;
    filter.recipient = query.userId(QLatin1String("recipient_id"));
    filter.clinicId = query.integer(QLatin1String("clinic_id"), 1, std::numeric_limits<qint64>::max());
    filter.deliveryStatus = query.word(QLatin1String("delivery_status"), &model::deliveryStatusFromWord,
        QStringLiteral("pending, sent, delivered, failed"));
    filter.search = query.text(QLatin1String("search"), 200).value_or(QString());
}

void readPage(Query &query, store::Page &page)
{
    page.number = int(query.integer(QLatin1String("page"), 1, 1'000'000).value_or(1));
    page.size = int(query.integer(QLatin1String("page_size"), 1, 100).value_or(20));
    page.ordering = query
                        .word(QLatin1String("ordering"), &store::orderingFromText,
                            QStringLiteral("created_at, priority, scheduled_for, read_at, is_read, notification_type, "
                                           "each at most once, with - to reverse"))
                        .value_or(QList<store::Order> {store::Order()});
    if (!query.has(QLatin1String("cursor")))
        return;
    page.cursor = query.text(QLatin1String("cursor"), 1024).value_or(QString());
    page.number = 1;
}

} // namespace

Result<NotificationListRequest> notificationListRequest(const Request &request)
{
    Query query(request.query);
    NotificationListRequest asked;
    if (request.isAdmin())
        readAdminFilter(query, asked.filter);
    else
        asked.filter.recipient = request.callerId();
    asked.filter.isRead = query.boolean(QLatin1String("is_read"));
    asked.filter.type = query.word(QLatin1String("notification_type"), &model::notificationTypeFromWord,
        QStringLiteral("appointment, message, medical_record, system, billing, reminder"));
    asked.filter.priority = query.word(
        QLatin1String("priority"), &model::priorityFromWord, QStringLiteral("critical, high, medium, low"));
    asked.filter.from = query.time(QLatin1String("from_date")).value_or(QDateTime());
    asked.filter.to = query.time(QLatin1String("to_date")).value_or(QDateTime());
    readPage(query, asked.page);
    if (!query.errors().isEmpty())
        return query.error();
    return asked;
}

QByteArray toJson(const store::NotificationPage &page, const NotificationListRequest &asked, const Request &request,
    const QByteArray &baseUrl)
{
    const QByteArray nextCursor
        = page.more ? store::cursorAfter(page.items.last(), asked.page.ordering).toLatin1() : QByteArray();
    const PageLinks links(baseUrl, request.path, request.query);
    const bool byCursor = asked.page.cursor.has_value();
    const auto text = [](JsonWriter &json, const QByteArray &value) {
        value.isEmpty() ? json.null() : json.value(QLatin1String(value));
    };

    JsonWriter json(512 * (page.items.size() + 1));
    json.beginObject().key(QLatin1String("count"));
    page.count ? json.value(*page.count) : json.null();
    text(json.key(QLatin1String("next")),
        !page.more     ? QByteArray()
            : byCursor ? links.atCursor(nextCursor)
                       : links.atPage(asked.page.number + 1));
    text(json.key(QLatin1String("previous")),
        byCursor || asked.page.number == 1 ? QByteArray() : links.atPage(asked.page.number - 1));
    text(json.key(QLatin1String("next_cursor")), nextCursor);
    json.key(QLatin1String("results")).beginArray();
    for (const model::Notification &notification : page.items)
        writeSummary(json, notification, request.isAdmin() ? model::ShowRecipient::Yes : model::ShowRecipient::No);
    json.endArray().endObject();
    return json.take();
}

} // namespace mc::http
