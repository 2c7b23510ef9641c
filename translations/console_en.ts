<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>mc::console::Alerts</name>
    <message numerus="yes">
        <source>%Ln deliveries failed within five minutes.</source>
        <translation>
            <numerusform>%Ln delivery failed within five minutes.</numerusform>
            <numerusform>%Ln deliveries failed within five minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest has been due for more than a minute; %Ln are waiting.</source>
        <translation>
            <numerusform>It has been due for more than a minute.</numerusform>
            <numerusform>The oldest has been due for more than a minute; %Ln are waiting.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::ClinicPopup</name>
    <message numerus="yes">
        <source>%Ln notification(s) in a year</source>
        <translation>
            <numerusform>%Ln notification in a year</numerusform>
            <numerusform>%Ln notifications in a year</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::ComposeProblems</name>
    <message numerus="yes">
        <source>%Ln character(s) too many.</source>
        <translation>
            <numerusform>%Ln character too many.</numerusform>
            <numerusform>%Ln characters too many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::ConfirmDialog</name>
    <message numerus="yes">
        <source>“%1” goes to %Ln people.</source>
        <translation>
            <numerusform>“%1” goes to %Ln person.</numerusform>
            <numerusform>“%1” goes to %Ln people.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceDetails</name>
    <message numerus="yes">
        <source>%Ln device(s) are chosen</source>
        <translation>
            <numerusform>%Ln device is chosen</numerusform>
            <numerusform>%Ln devices are chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceWords</name>
    <message numerus="yes">
        <source>%Ln device(s) renamed.</source>
        <translation>
            <numerusform>%Ln device renamed.</numerusform>
            <numerusform>%Ln devices renamed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) activated.</source>
        <translation>
            <numerusform>%Ln device activated.</numerusform>
            <numerusform>%Ln devices activated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) deactivated.</source>
        <translation>
            <numerusform>%Ln device deactivated.</numerusform>
            <numerusform>%Ln devices deactivated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) unregistered.</source>
        <translation>
            <numerusform>%Ln device unregistered.</numerusform>
            <numerusform>%Ln devices unregistered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test push to %Ln device(s) was accepted by the provider.</source>
        <translation>
            <numerusform>The test push to %Ln device was accepted by the provider.</numerusform>
            <numerusform>The test push to %Ln devices was accepted by the provider.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be renamed.</source>
        <translation>
            <numerusform>%Ln device could not be renamed.</numerusform>
            <numerusform>%Ln devices could not be renamed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be activated.</source>
        <translation>
            <numerusform>%Ln device could not be activated.</numerusform>
            <numerusform>%Ln devices could not be activated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be deactivated.</source>
        <translation>
            <numerusform>%Ln device could not be deactivated.</numerusform>
            <numerusform>%Ln devices could not be deactivated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be unregistered.</source>
        <translation>
            <numerusform>%Ln device could not be unregistered.</numerusform>
            <numerusform>%Ln devices could not be unregistered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test push to %Ln device(s) failed.</source>
        <translation>
            <numerusform>The test push to %Ln device failed.</numerusform>
            <numerusform>The test push to %Ln devices failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renaming %Ln device(s)</source>
        <translation>
            <numerusform>Renaming %Ln device</numerusform>
            <numerusform>Renaming %Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Activating %Ln device(s)</source>
        <translation>
            <numerusform>Activating %Ln device</numerusform>
            <numerusform>Activating %Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivating %Ln device(s)</source>
        <translation>
            <numerusform>Deactivating %Ln device</numerusform>
            <numerusform>Deactivating %Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unregistering %Ln device(s)</source>
        <translation>
            <numerusform>Unregistering %Ln device</numerusform>
            <numerusform>Unregistering %Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending a test push to %Ln device(s)</source>
        <translation>
            <numerusform>Sending a test push to %Ln device</numerusform>
            <numerusform>Sending a test push to %Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DevicesPage</name>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln selected</source>
        <comment>number of devices</comment>
        <translation>
            <numerusform>%1, %Ln selected</numerusform>
            <numerusform>%1, %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unregister %Ln device(s)?</source>
        <translation>
            <numerusform>Unregister %Ln device?</numerusform>
            <numerusform>Unregister %Ln devices?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DevicesSection</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::Durations</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::FailureActions</name>
    <message numerus="yes">
        <source>Queued %Ln delivery(s) again.</source>
        <translation>
            <numerusform>Queued %Ln delivery again.</numerusform>
            <numerusform>Queued %Ln deliveries again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::FailureText</name>
    <message numerus="yes">
        <source>Too many requests. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many requests. Try again in %n second.</numerusform>
            <numerusform>Too many requests. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationActions</name>
    <message numerus="yes">
        <source>Queued %n deliveries again.</source>
        <translation>
            <numerusform>Queued %n delivery again.</numerusform>
            <numerusform>Queued %n deliveries again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationsPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notification(s)</source>
        <translation>
            <numerusform>%Ln notification</numerusform>
            <numerusform>%Ln notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::PeoplePage</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::PersonSearch</name>
    <message numerus="yes">
        <source>%Ln more: type more of the name.</source>
        <translation>
            <numerusform>%Ln more: type more of the name.</numerusform>
            <numerusform>%Ln more: type more of the name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::Reach</name>
    <message numerus="yes">
        <source>Reaches %Ln person(s)</source>
        <translation>
            <numerusform>Reaches %Ln person</numerusform>
            <numerusform>Reaches %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::RecipientsField</name>
    <message numerus="yes">
        <source>%Ln of them can’t get anything: unknown or inactive (%1).</source>
        <translation>
            <numerusform>%Ln of them can’t get anything: unknown or inactive (%1).</numerusform>
            <numerusform>%Ln of them can’t get anything: unknown or inactive (%1).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::SendWords</name>
    <message numerus="yes">
        <source>Send to %Ln person(s)</source>
        <translation>
            <numerusform>Send to %Ln person</numerusform>
            <numerusform>Send to %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending to %Ln person(s).</source>
        <translation>
            <numerusform>Sending to %Ln person.</numerusform>
            <numerusform>Sending to %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scheduled for %Ln person(s), %1.</source>
        <translation>
            <numerusform>Scheduled for %Ln person, %1.</numerusform>
            <numerusform>Scheduled for %Ln people, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to %Ln person(s).</source>
        <translation>
            <numerusform>Sent to %Ln person.</numerusform>
            <numerusform>Sent to %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Prepared %1 of %Ln notification(s).</source>
        <translation>
            <numerusform>Prepared %1 of %Ln notification.</numerusform>
            <numerusform>Prepared %1 of %Ln notifications.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of those named got nothing: unknown or inactive (%1).</source>
        <translation>
            <numerusform>%Ln of those named got nothing: unknown or inactive (%1).</numerusform>
            <numerusform>%Ln of those named got nothing: unknown or inactive (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) got nothing: their data can&apos;t be stored.</source>
        <translation>
            <numerusform>%Ln person got nothing: their data can&apos;t be stored.</numerusform>
            <numerusform>%Ln people got nothing: their data can&apos;t be stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::SignIn</name>
    <message numerus="yes">
        <source>Too many attempts failed. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many attempts failed. Try again in %n second.</numerusform>
            <numerusform>Too many attempts failed. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::SmsCard</name>
    <message numerus="yes">
        <source>%Ln segment(s), %1 characters</source>
        <translation>
            <numerusform>%Ln segment, %1 characters</numerusform>
            <numerusform>%Ln segments, %1 characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsQuery</name>
    <message numerus="yes">
        <source>the %Ln day(s) before</source>
        <translation>
            <numerusform>the day before</numerusform>
            <numerusform>the %Ln days before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsView</name>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatusLine</name>
    <message numerus="yes">
        <source>%n running task(s)</source>
        <translation>
            <numerusform>%n running task</numerusform>
            <numerusform>%n running tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::Tiles</name>
    <message numerus="yes">
        <source>In the %n minute(s) before: %1</source>
        <translation>
            <numerusform>In the minute before: %1</numerusform>
            <numerusform>In the %n minutes before: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago: %1</source>
        <translation>
            <numerusform>%n minute ago: %1</numerusform>
            <numerusform>%n minutes ago: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
