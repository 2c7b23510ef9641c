#include "console/dashboard/failure_reason.h"

#include <QtCore/QRegularExpression>

namespace mc::console {

namespace {

const QLatin1String separator(": "); // between the error and what it means

} // namespace

QString failureCode(const model::LiveDelivery &delivery)
{
    const QString error = delivery.detail.section(separator, 0, 0);
    return error.isEmpty() ? delivery.reason : error;
}

QString failureExplanation(const model::LiveDelivery &delivery) { return delivery.detail.section(separator, 1); }

QString withoutProvider(const QString &error)
{
    for (const char *provider : {"FCM ", "APNs ", "SMTP ", "SMS "}) {
        if (error.startsWith(QLatin1String(provider)))
            return error.mid(qsizetype(qstrlen(provider)));
    }
    return error;
}

// One identifier, a number with an enhanced status code (RFC 3463), or some words of the service's own, which begin with no capital.
// Names of people do, addresses have signs in them, and IP addresses more dots.
QString publicCode(const QString &error)
{
    static const QRegularExpression code(QStringLiteral("^([A-Za-z0-9_]+|\\d{3} \\d\\.\\d{1,3}\\.\\d{1,3}|"
                                                        "([a-z]+|[A-Z0-9_]{2,})( ([a-z]+|[A-Z0-9_]{2,})){1,3})$"));
    const QString text = withoutProvider(error);
    return code.match(text).hasMatch() ? text : QStringLiteral("…");
}

} // namespace mc::console
