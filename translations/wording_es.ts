<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>wording</name>
    <message>
        <source>New notification from your clinic</source>
        <translation>Nueva notificación de su clínica</translation>
    </message>
    <message>
        <source>Open the app to read it.</source>
        <translation>Abra la aplicación para leerla.</translation>
    </message>
    <message>
        <source>Open the notification</source>
        <translation>Abrir la notificación</translation>
    </message>
    <message>
        <source>You get this email because you use your clinic&apos;s online services.</source>
        <translation>Recibe este correo porque utiliza los servicios en línea de su clínica.</translation>
    </message>
    <message>
        <source>Stop emails of this kind</source>
        <translation>Dejar de recibir correos de este tipo</translation>
    </message>
    <message>
        <source>Stop these emails?</source>
        <translation>¿Dejar de recibir estos correos?</translation>
    </message>
    <message>
        <source>Kind of notification: %1</source>
        <translation>Tipo de notificación: %1</translation>
    </message>
    <message>
        <source>Stop emails</source>
        <translation>No recibir más</translation>
    </message>
    <message>
        <source>You will get no more of these emails</source>
        <translation>Ya no recibirá estos correos</translation>
    </message>
    <message>
        <source>Notifications of this kind still appear in the app. You can turn emails on again in its settings.</source>
        <translation>Las notificaciones de este tipo seguirán apareciendo en la aplicación. Puede volver a activar los correos en sus ajustes.</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Citas</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Facturación</translation>
    </message>
    <message>
        <source>Medical records</source>
        <translation>Historia clínica</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Recordatorios</translation>
    </message>
    <message>
        <source>News about the service</source>
        <translation>Avisos sobre el servicio</translation>
    </message>
</context>
</TS>
