#include "model/error.h"

#include <array>

namespace mc::model {

namespace {

struct Row
{
    const char *word;
    int status;
    const char *title;
};

// In the order of ErrorCode.
constexpr std::array rows {
    Row {.word = "NOTIF_001", .status = 404, .title = "Notification not found"},
    Row {.word = "NOTIF_002", .status = 400, .title = "Invalid notification type"},
    Row {.word = "NOTIF_003", .status = 400, .title = "Device registration failed"},
    Row {.word = "NOTIF_004", .status = 409, .title = "Delivery failed"},
    Row {.word = "NOTIF_005", .status = 400, .title = "Invalid recipient"},
    Row {.word = "NOTIF_006", .status = 400, .title = "Preferences validation error"},
    Row {.word = "NOTIF_007", .status = 429, .title = "Rate limit exceeded"},
    Row {.word = "NOTIF_008", .status = 401, .title = "WebSocket connection error"},
    Row {.word = "NOTIF_009", .status = 207, .title = "Bulk operation failed"},
    Row {.word = "NOTIF_010", .status = 400, .title = "Scheduling error"},
    Row {.word = "unauthenticated", .status = 401, .title = "Authentication required"},
    Row {.word = "forbidden", .status = 403, .title = "Not allowed"},
    Row {.word = "not_found", .status = 404, .title = "Not found"},
    Row {.word = "validation_error", .status = 400, .title = "Invalid request"},
    Row {.word = "method_not_allowed", .status = 405, .title = "Method not allowed"},
    Row {.word = "not_acceptable", .status = 406, .title = "Not acceptable"},
    Row {.word = "unsupported_media_type", .status = 415, .title = "Unsupported media type"},
    Row {.word = "payload_too_large", .status = 413, .title = "Payload too large"},
    Row {.word = "conflict", .status = 409, .title = "Conflict"},
    Row {.word = "rate_limited", .status = 429, .title = "Too many requests"},
    Row {.word = "internal_error", .status = 500, .title = "Internal error"},
    Row {.word = "unavailable", .status = 503, .title = "Temporarily unavailable"},
};
static_assert(rows.size() == std::size_t(ErrorCode::Unavailable) + 1);

const Row &row(ErrorCode code) { return rows[std::size_t(code)]; }

} // namespace

QLatin1String word(ErrorCode code) { return QLatin1String(row(code).word); }
std::optional<ErrorCode> errorCodeFromWord(QAnyStringView text)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (text == QLatin1String(rows[i].word))
            return ErrorCode(i);
    }
    return {};
}
int httpStatus(ErrorCode code) { return row(code).status; }
QLatin1String title(ErrorCode code) { return QLatin1String(row(code).title); }

Error fieldError(const QString &field, const QString &code, const QString &message)
{
    return {.code = ErrorCode::ValidationError, .detail = message, .fields = {{field, code, message}}};
}

} // namespace mc::model
