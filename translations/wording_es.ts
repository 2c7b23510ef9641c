<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>wording</name>
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
    <message>
        <source>administrator</source>
        <translation>administrador</translation>
    </message>
    <message>
        <source>doctor</source>
        <translation>médico</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>paciente</translation>
    </message>
    <message>
        <source>your doctor</source>
        <translation>su médico</translation>
    </message>
    <message>
        <source>a patient</source>
        <translation>un paciente</translation>
    </message>
    <message>
        <source>another user</source>
        <translation>otro usuario</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>Prueba de %1</translation>
    </message>
    <message>
        <source>This message tests whether messages arrive by %1. There is nothing to do.</source>
        <translation>Este mensaje comprueba si llegan los mensajes por %1. No tiene que hacer nada.</translation>
    </message>
    <message>
        <source>%1 does not work</source>
        <translation>%1 no funciona</translation>
    </message>
    <message>
        <source>A test by %1 was not accepted. What is sent by it waits or fails until this is put right; the statistics and the service&apos;s log tell more.</source>
        <translation>No se aceptó una prueba por %1. Lo que se envía por esa vía espera o falla hasta que se solucione; las estadísticas y el registro del servicio dicen más.</translation>
    </message>
    <message>
        <source>%1 works again</source>
        <translation>%1 vuelve a funcionar</translation>
    </message>
    <message>
        <source>Messages by %1 are accepted again.</source>
        <translation>Los mensajes por %1 se aceptan de nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 at %2</source>
        <translation>
            <numerusform>%1, a la %2</numerusform>
            <numerusform>%1, a las %2</numerusform>
        </translation>
    </message>
</context>
</TS>
