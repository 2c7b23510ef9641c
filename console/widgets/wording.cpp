#include "console/widgets/wording.h"

#include <QtCore/QCoreApplication>

namespace mc::console {

namespace {

struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::Wording)
};

QString nameOf(const QString &firstName, const QString &lastName, const QString &username)
{
    const QString name = QStringLiteral("%1 %2").arg(firstName, lastName).trimmed();
    return name.isEmpty() ? username : Wording::tr("%1 (%2)", "name, user name").arg(name, username);
}

} // namespace

QString displayText(model::NotificationType type)
{
    switch (type) {
    case model::NotificationType::Appointment:
        return Wording::tr("Appointment");
    case model::NotificationType::Billing:
        return Wording::tr("Billing");
    case model::NotificationType::MedicalRecord:
        return Wording::tr("Medical record");
    case model::NotificationType::Message:
        return Wording::tr("Message");
    case model::NotificationType::Reminder:
        return Wording::tr("Reminder");
    case model::NotificationType::System:
        return Wording::tr("System");
    }
    return {};
}

QString displayText(model::Priority priority)
{
    switch (priority) {
    case model::Priority::Low:
        return Wording::tr("Low");
    case model::Priority::Medium:
        return Wording::tr("Medium");
    case model::Priority::High:
        return Wording::tr("High");
    case model::Priority::Critical:
        return Wording::tr("Critical");
    }
    return {};
}

QString displayText(model::Channel channel)
{
    switch (channel) {
    case model::Channel::InApp:
        return Wording::tr("App");
    case model::Channel::Push:
        return Wording::tr("Push");
    case model::Channel::Email:
        return Wording::tr("Email");
    case model::Channel::Sms:
        return Wording::tr("SMS");
    }
    return {};
}

QString displayText(model::DeliveryStatus status)
{
    switch (status) {
    case model::DeliveryStatus::Pending:
        return Wording::tr("Pending");
    case model::DeliveryStatus::Sent:
        return Wording::tr("Sent");
    case model::DeliveryStatus::Delivered:
        return Wording::tr("Delivered");
    case model::DeliveryStatus::Failed:
        return Wording::tr("Failed");
    }
    return {};
}

QString displayText(model::DeviceType type)
{
    switch (type) {
    case model::DeviceType::Android:
        return Wording::tr("Android");
    case model::DeviceType::Ios:
        return Wording::tr("iOS");
    case model::DeviceType::Web:
        return Wording::tr("Web browser");
    }
    return {};
}

QString displayText(model::Role role)
{
    switch (role) {
    case model::Role::Admin:
        return Wording::tr("Admin");
    case model::Role::Doctor:
        return Wording::tr("Doctor");
    case model::Role::Patient:
        return Wording::tr("Patient");
    case model::Role::Service:
        return Wording::tr("Service");
    }
    return {};
}

QString displayText(model::Provider provider)
{
    switch (provider) {
    case model::Provider::Fcm:
        return Wording::tr("FCM", "push provider for Android and browsers");
    case model::Provider::Apns:
        return Wording::tr("APNs", "push provider for iOS");
    case model::Provider::Smtp:
        return Wording::tr("Email", "provider");
    case model::Provider::Sms:
        return Wording::tr("SMS", "provider");
    }
    return {};
}

QString displayText(model::Reason reason)
{
    switch (reason) {
    case model::Reason::PreferenceOff:
        return Wording::tr("turned off by the recipient");
    case model::Reason::QuietHours:
        return Wording::tr("quiet hours");
    case model::Reason::FrequencyLimit:
        return Wording::tr("over the recipient’s limit of messages");
    case model::Reason::SmsCriticalOnly:
        return Wording::tr("only for critical ones");
    case model::Reason::EmailImportantOnly:
        return Wording::tr("only for important ones and inactive users");
    case model::Reason::NoAddress:
        return Wording::tr("the recipient has no address for it");
    case model::Reason::NoDevice:
        return Wording::tr("the recipient has no active device");
    case model::Reason::ChannelNotConfigured:
        return Wording::tr("not set up in this service");
    case model::Reason::OptedOut:
        return Wording::tr("the recipient has opted out");
    case model::Reason::RecipientInactive:
        return Wording::tr("the recipient is inactive");
    }
    return {};
}

QString iconName(model::NotificationType type)
{
    switch (type) {
    case model::NotificationType::Appointment:
        return QStringLiteral("calendar-clock");
    case model::NotificationType::Billing:
        return QStringLiteral("receipt");
    case model::NotificationType::MedicalRecord:
        return QStringLiteral("file-text");
    case model::NotificationType::Message:
        return QStringLiteral("message-square");
    case model::NotificationType::Reminder:
        return QStringLiteral("clock");
    case model::NotificationType::System:
        return QStringLiteral("settings");
    }
    return {};
}

QString iconName(model::Channel channel)
{
    switch (channel) {
    case model::Channel::InApp:
        return QStringLiteral("bell");
    case model::Channel::Push:
        return QStringLiteral("smartphone");
    case model::Channel::Email:
        return QStringLiteral("mail");
    case model::Channel::Sms:
        return QStringLiteral("message-square");
    }
    return {};
}

QString iconName(model::DeviceType type)
{
    return type == model::DeviceType::Web ? QStringLiteral("globe") : QStringLiteral("smartphone");
}

ChipLook chipOf(model::DeliveryStatus status)
{
    switch (status) {
    case model::DeliveryStatus::Pending:
        return {StateColour::Pending, QStringLiteral("hourglass"), displayText(status)};
    case model::DeliveryStatus::Sent:
        return {StateColour::Sent, QStringLiteral("check"), displayText(status)};
    case model::DeliveryStatus::Delivered:
        return {StateColour::Delivered, QStringLiteral("check-check"), displayText(status)};
    case model::DeliveryStatus::Failed:
        return {StateColour::Failed, QStringLiteral("circle-alert"), displayText(status)};
    }
    return {};
}

ChipLook chipOf(const model::Notification &notification)
{
    if (notification.cancelledAt.isValid())
        return {StateColour::Suppressed, QStringLiteral("ban"), Wording::tr("Cancelled")};
    if (notification.scheduledFor.isValid() && notification.deliveryStatus == model::DeliveryStatus::Pending)
        return {StateColour::Held, QStringLiteral("calendar-clock"), Wording::tr("Scheduled")};
    return chipOf(notification.deliveryStatus);
}

ChipLook deviceChip(bool isActive)
{
    if (isActive)
        return {StateColour::Delivered, QStringLiteral("circle-check"), Wording::tr("Active", "device")};
    return {StateColour::Suppressed, QStringLiteral("circle-pause"), Wording::tr("Inactive", "device")};
}

QString nameOf(const model::Device &device)
{
    return device.name.isEmpty() ? Wording::tr("Device %1", "one without a name, by its number").arg(device.id.value)
                                 : device.name;
}

ChipLook personChip(bool isActive)
{
    if (isActive)
        return {StateColour::Delivered, QStringLiteral("circle-check"), Wording::tr("Active", "person")};
    return {StateColour::Suppressed, QStringLiteral("user-x"), Wording::tr("Inactive", "person")};
}

QString displayName(const model::Person &person) { return nameOf(person.firstName, person.lastName, person.username); }

QString displayName(const model::User &user) { return nameOf(user.firstName, user.lastName, user.username); }

} // namespace mc::console
