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
    Row {"NOTIF_001", 404, "Notification not found"},
    Row {"NOTIF_002", 400, "Invalid notification type"},
    Row {"NOTIF_003", 400, "Device registration failed"},
    Row {"NOTIF_004", 409, "Delivery failed"},
    Row {"NOTIF_005", 400, "Invalid recipient"},
    Row {"NOTIF_006", 400, "Preferences validation error"},
    Row {"NOTIF_007", 429, "Rate limit exceeded"},
    Row {"NOTIF_008", 401, "WebSocket connection error"},
    Row {"NOTIF_009", 207, "Bulk operation failed"},
    Row {"NOTIF_010", 400, "Scheduling error"},
    Row {"unauthenticated", 401, "Authentication required"},
    Row {"forbidden", 403, "Not allowed"},
    Row {"not_found", 404, "Not found"},
    Row {"validation_error", 400, "Invalid request"},
    Row {"method_not_allowed", 405, "Method not allowed"},
    Row {"not_acceptable", 406, "Not acceptable"},
    Row {"unsupported_media_type", 415, "Unsupported media type"},
    Row {"payload_too_large", 413, "Payload too large"},
    Row {"conflict", 409, "Conflict"},
    Row {"rate_limited", 429, "Too many requests"},
    Row {"internal_error", 500, "Internal error"},
    Row {"unavailable", 503, "Temporarily unavailable"},
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
    return {ErrorCode::ValidationError, message, {{field, code, message}}};
}

} // namespace mc::model
