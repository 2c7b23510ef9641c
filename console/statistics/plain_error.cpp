#include "console/statistics/plain_error.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace mc::console {

namespace {

struct PlainError
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::PlainError)
};

/// An error as the service writes it: the provider, and its code.
struct Known
{
    QRegularExpression pattern;
    const char *text;
};

Known known(const char *pattern, const char *text)
{
    return {QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))), text};
}

// The first that fits. FCM's and APNs' codes, replies of RFC 5321 and RFC 3463, Twilio's dictionary of errors.
const QList<Known> &knownErrors()
{
    static const QList<Known> all {
        known("FCM UNREGISTERED|APNs (Unregistered|ExpiredToken)",
            QT_TRANSLATE_NOOP("mc::console::PlainError", "The app is no longer installed on the device")),
        known("FCM SENDER_ID_MISMATCH|APNs (BadDeviceToken|DeviceTokenNotForTopic)|token can't be opened",
            QT_TRANSLATE_NOOP("mc::console::PlainError", "The device is registered wrongly")),
        known("(FCM|APNs) (THIRD_PARTY_AUTH_ERROR|.*Auth.*|.*ProviderToken|PERMISSION_DENIED)|SMTP login refused|SMS "
              "20003",
            QT_TRANSLATE_NOOP("mc::console::PlainError", "The provider does not accept the service’s credentials")),
        known("FCM (QUOTA_EXCEEDED|RESOURCE_EXHAUSTED)|APNs TooMany.*|SMS (20429|21611|63017|63038|429)",
            QT_TRANSLATE_NOOP("mc::console::PlainError", "The provider took no more messages")),
        known("(FCM|APNs) (UNAVAILABLE|INTERNAL|ServiceUnavailable|InternalServerError|Shutdown|HTTP 5..)|SMS 5..",
            QT_TRANSLATE_NOOP("mc::console::PlainError", "The provider was out of order")),
        known("SMTP (5.. 5\\.1\\..*|invalid address)",
            QT_TRANSLATE_NOOP("mc::console::PlainError", "The email address does not exist")),
        known(
            "SMTP (5|4).. .\\.2\\.2", QT_TRANSLATE_NOOP("mc::console::PlainError", "The recipient’s mailbox is full")),
        known("SMTP 4.*", QT_TRANSLATE_NOOP("mc::console::PlainError", "The mail server was busy for too long")),
        known("SMTP 5.*", QT_TRANSLATE_NOOP("mc::console::PlainError", "The mail server refused the message")),
        known("SMS 30003", QT_TRANSLATE_NOOP("mc::console::PlainError", "The phone was off or out of reach")),
        known("SMS 30007", QT_TRANSLATE_NOOP("mc::console::PlainError", "The carrier refused the message")),
        known("SMS 21610", QT_TRANSLATE_NOOP("mc::console::PlainError", "The recipient wants no text messages")),
        known("SMS (invalid number|21211|21214|21217|21265|21421|21612|21614|21635|30005|30006)",
            QT_TRANSLATE_NOOP("mc::console::PlainError", "The number can’t receive text messages")),
    };
    return all;
}

} // namespace

QString plainError(const QString &error)
{
    for (const Known &one : knownErrors()) {
        if (one.pattern.match(error).hasMatch())
            return PlainError::tr(one.text);
    }
    return error;
}

} // namespace mc::console
