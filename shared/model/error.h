#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace mc::model {

/// Every way in which a request can fail. Its word on the wire, HTTP status and title stand in one table (error.cpp).
/// The first ten are the specification's NOTIF_001 to NOTIF_010; the others are CONTRACT section 4's.
enum class ErrorCode {
    NotificationNotFound, ///< NOTIF_001, 404
    InvalidNotificationType, ///< NOTIF_002, 400
    DeviceRegistrationFailed, ///< NOTIF_003, 400
    DeliveryFailed, ///< NOTIF_004, 409
    InvalidRecipient, ///< NOTIF_005, 400
    InvalidPreferences, ///< NOTIF_006, 400
    RateLimitExceeded, ///< NOTIF_007, 429
    WebSocketRefused, ///< NOTIF_008, 401 unless Error::status says otherwise (403, 426)
    BulkIncomplete, ///< NOTIF_009, 207
    InvalidSchedule, ///< NOTIF_010, 400
    Unauthenticated, ///< 401
    Forbidden, ///< 403
    NotFound, ///< 404
    ValidationError, ///< 400
    MethodNotAllowed, ///< 405
    NotAcceptable, ///< 406
    UnsupportedMediaType, ///< 415
    PayloadTooLarge, ///< 413
    Conflict, ///< 409
    RateLimited, ///< 429, for limits other than NOTIF_007's: failed logins
    InternalError, ///< 500
    Unavailable, ///< 503
};

/// The code as it stands in a problem answer: "NOTIF_001", "validation_error", …
QLatin1String word(ErrorCode code);
/// The code of such a word; nothing for one that is none of these.
std::optional<ErrorCode> errorCodeFromWord(QAnyStringView word);
/// The HTTP status that goes with the code.
int httpStatus(ErrorCode code);
/// One short English sentence, the same for every occurrence (RFC 9457 section 3.1.3).
QLatin1String title(ErrorCode code);

/// What is wrong with one field of a body or one query parameter.
struct FieldError
{
    QString field; ///< dotted path: "metadata.action_url", "users[3].email"
    QString code; ///< required, unknown, invalid, too_long, …
    QString message; ///< one sentence that says what would be right
    bool operator==(const FieldError &) const = default;
};

/// Why something did not happen, in words fit for the caller: never SQL, a path, or anybody's data.
struct Error
{
    ErrorCode code = ErrorCode::InternalError;
    QString detail;
    QList<FieldError> fields = {};
    int status = 0; ///< overrides httpStatus(code) when not 0
    int retryAfter = 0; ///< seconds for `Retry-After`; 0: none
    bool operator==(const Error &) const = default;
};

/// A validation error about a single field.
Error fieldError(const QString &field, const QString &code, const QString &message);

} // namespace mc::model
