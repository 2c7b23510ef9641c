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

// A word of letters, or a number with at most two dots, as enhanced status codes have (RFC 3463). An IP address has three, the name
// of a host has letters around them.
QString publicCode(const QString &error)
{
    static const QRegularExpression code(
        QStringLiteral("^[A-Za-z0-9_]+( ([A-Za-z0-9_]+|\\d\\.\\d{1,3}\\.\\d{1,3}))*$"));
    const QString text = withoutProvider(error);
    return code.match(text).hasMatch() ? text : QStringLiteral("…");
}

} // namespace mc::console
