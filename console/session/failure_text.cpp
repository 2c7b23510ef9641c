#include "console/session/failure_text.h"

#include <QtCore/QCoreApplication>

namespace mc::console {

using model::ErrorCode;

namespace {

struct FailureText
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::FailureText)
};

} // namespace

QString failureText(const model::Error &error)
{
    switch (error.code) {
    case ErrorCode::Unavailable:
        return FailureText::tr("The server was not reached. Try again when the connection is back.");
    case ErrorCode::Forbidden:
        return FailureText::tr("Your account may not do this. Ask an admin of the clinic.");
    case ErrorCode::NotFound:
    case ErrorCode::NotificationNotFound:
        return FailureText::tr("It is no longer there. Reload the page.");
    case ErrorCode::RateLimited:
    case ErrorCode::RateLimitExceeded:
        return FailureText::tr("Too many requests. Try again in %n second(s).", nullptr, std::max(error.retryAfter, 1));
    case ErrorCode::InternalError:
        return FailureText::tr("The server failed. Try again; if it fails again, tell those who operate it.");
    default:
        return error.fields.isEmpty() || error.fields.first().message.isEmpty() ? error.detail
                                                                                : error.fields.first().message;
    }
}

} // namespace mc::console
