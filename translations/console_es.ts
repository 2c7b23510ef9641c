<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>mc::console::AlertForm</name>
    <message>
        <source>Show &amp;alerts on the desktop</source>
        <translation>Mostrar &amp;alertas en el escritorio</translation>
    </message>
    <message>
        <source>When a provider pauses, deliveries fail, or the oldest has been due for a minute.</source>
        <translation>Cuando un proveedor queda en pausa, fallan entregas o la más antigua espera desde hace un minuto.</translation>
    </message>
    <message>
        <source>This desktop has no place for them at the moment. They are shown when it has one.</source>
        <translation>Este escritorio no tiene ahora dónde mostrarlas. Se mostrarán cuando lo tenga.</translation>
    </message>
    <message>
        <source>&amp;Failed deliveries within five minutes</source>
        <translation>Entregas &amp;fallidas en cinco minutos</translation>
    </message>
    <message>
        <source>Be &amp;silent at these hours</source>
        <translation>&amp;Silencio a estas horas</translation>
    </message>
    <message>
        <source>Fr&amp;om</source>
        <translation>&amp;Desde</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Hasta</translation>
    </message>
</context>
<context>
    <name>mc::console::Alerts</name>
    <message>
        <source>%1 is paused</source>
        <comment>provider</comment>
        <translation>%1 está en pausa</translation>
    </message>
    <message>
        <source>Deliveries by %1 wait, and go out when it works again.</source>
        <translation>Las entregas por %1 esperan, y saldrán cuando vuelva a funcionar. Las críticas se siguen intentando.</translation>
    </message>
    <message>
        <source>Deliveries fail</source>
        <translation>Fallan entregas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deliveries failed within five minutes.</source>
        <translation>
            <numerusform>%Ln entrega ha fallado en cinco minutos.</numerusform>
            <numerusform>%Ln entregas han fallado en cinco minutos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deliveries wait</source>
        <translation>Hay entregas esperando</translation>
    </message>
    <message numerus="yes">
        <source>The oldest has been due for more than a minute; %Ln are waiting.</source>
        <translation>
            <numerusform>Debía salir hace más de un minuto.</numerusform>
            <numerusform>La más antigua debía salir hace más de un minuto; esperan %Ln.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::AppCard</name>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>now</source>
        <comment>time</comment>
        <translation>ahora</translation>
    </message>
</context>
<context>
    <name>mc::console::AudienceForm</name>
    <message>
        <source>Every active user of the directory.</source>
        <translation>Todos los usuarios activos del directorio.</translation>
    </message>
    <message>
        <source>P&amp;eople by name</source>
        <translation>Personas por nombr&amp;e</translation>
    </message>
    <message>
        <source>&amp;Role or clinic</source>
        <translation>&amp;Rol o clínica</translation>
    </message>
    <message>
        <source>E&amp;veryone</source>
        <translation>&amp;Todos</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Any: its number for one</source>
        <translation>Cualquiera, o el número de una</translation>
    </message>
    <message>
        <source>Any role</source>
        <translation>Cualquier rol</translation>
    </message>
</context>
<context>
    <name>mc::console::BusyLine</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
</context>
<context>
    <name>mc::console::CertificateWords</name>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>It is for %1, not for %2.</source>
        <translation>Es para %1, no para %2.</translation>
    </message>
    <message>
        <source>It expired on %1.</source>
        <translation>Caducó el %1.</translation>
    </message>
    <message>
        <source>It is not valid before %1.</source>
        <translation>No es válido antes del %1.</translation>
    </message>
    <message>
        <source>Its issuer, %1, is not trusted on this computer.</source>
        <translation>Este equipo no confía en su emisor, %1.</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>Para: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Emitido por: %1</translation>
    </message>
    <message>
        <source>Valid: %1 to %2</source>
        <translation>Válido: del %1 al %2</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
</context>
<context>
    <name>mc::console::ChannelChoice</name>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>channels</comment>
        <translation>Automáticos</translation>
    </message>
    <message>
        <source>Automatic channels</source>
        <translation>Canales automáticos</translation>
    </message>
    <message>
        <source>The service picks them by type and priority</source>
        <translation>El servicio los elige según el tipo y la prioridad</translation>
    </message>
    <message>
        <source>It is always shown in the app</source>
        <translation>Siempre se muestra en la aplicación</translation>
    </message>
</context>
<context>
    <name>mc::console::ChannelProgress</name>
    <message>
        <source>waiting</source>
        <comment>a channel</comment>
        <translation>en espera</translation>
    </message>
    <message>
        <source>held</source>
        <comment>a channel</comment>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>left out</source>
        <comment>a channel</comment>
        <translation>omitido</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>a channel</comment>
        <translation>enviado</translation>
    </message>
    <message>
        <source>delivered</source>
        <comment>a channel</comment>
        <translation>entregado</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a channel</comment>
        <translation>fallido</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>channel, how far it has come: Email delivered</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mc::console::ClinicPopup</name>
    <message>
        <source>Number of the clinic</source>
        <translation>Número de la clínica</translation>
    </message>
    <message>
        <source>Show this clinic</source>
        <translation>Mostrar esta clínica</translation>
    </message>
    <message>
        <source>Known clinics</source>
        <translation>Clínicas conocidas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln notification(s) in a year</source>
        <translation>
            <numerusform>%Ln notificación en un año</numerusform>
            <numerusform>%Ln notificaciones en un año</numerusform>
        </translation>
    </message>
    <message>
        <source>Clinic %1 · %2</source>
        <translation>Clínica %1 · %2</translation>
    </message>
</context>
<context>
    <name>mc::console::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>Buscar una acción</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>No action matches.</source>
        <translation>Ninguna acción coincide.</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposeForm</name>
    <message>
        <source>Who</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposePage</name>
    <message>
        <source>The directory could not be asked.</source>
        <translation>No se pudo consultar el directorio.</translation>
    </message>
    <message>
        <source>The draft is not kept on this computer.</source>
        <translation>El borrador no se guarda en este equipo.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>No se envió nada.</translation>
    </message>
    <message>
        <source>Write notification</source>
        <translation>Escribir notificación</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Descartar borrador</translation>
    </message>
    <message>
        <source>Bring its draft back</source>
        <translation>Recuperar su borrador</translation>
    </message>
    <message>
        <source>It is not known whom this reaches.</source>
        <translation>No se sabe a quién llega.</translation>
    </message>
    <message>
        <source>This reaches nobody: there is no active user among them.</source>
        <translation>No llega a nadie: no hay ningún usuario activo entre ellos.</translation>
    </message>
    <message>
        <source>“%1” was taken back.</source>
        <translation>«%1» se ha retirado.</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Redactar</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposeProblems</name>
    <message>
        <source>Choose at least one person.</source>
        <translation>Elija al menos a una persona.</translation>
    </message>
    <message>
        <source>Choose a role or a clinic.</source>
        <translation>Elija un rol o una clínica.</translation>
    </message>
    <message>
        <source>At most %1 people can be named. Choose a role, a clinic or everyone instead.</source>
        <translation>Se pueden nombrar %1 personas como máximo. Elija en su lugar un rol, una clínica o a todos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too many.</source>
        <translation>
            <numerusform>Sobra %Ln carácter.</numerusform>
            <numerusform>Sobran %Ln caracteres.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such time zone. Choose one of the list.</source>
        <translation>No existe esa zona horaria. Elija una de la lista.</translation>
    </message>
    <message>
        <source>Clocks are set forward over this time. Choose another.</source>
        <translation>A esa hora se adelantan los relojes. Elija otra.</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>Esta hora ya ha pasado. Elija una posterior.</translation>
    </message>
    <message>
        <source>This is more than a year ahead. Choose an earlier time.</source>
        <translation>Falta más de un año. Elija una hora anterior.</translation>
    </message>
    <message>
        <source>Write a whole https address, or a path that begins with /.</source>
        <translation>Escriba una dirección https completa o una ruta que empiece por /.</translation>
    </message>
    <message>
        <source>Write an address that begins with the app’s scheme, such as mediconnect://.</source>
        <translation>Escriba una dirección que empiece por el esquema de la aplicación, como mediconnect://.</translation>
    </message>
    <message>
        <source>Nobody in the directory has this id.</source>
        <translation>Nadie en el directorio tiene este identificador.</translation>
    </message>
    <message>
        <source>Write a title.</source>
        <translation>Escriba un título.</translation>
    </message>
    <message>
        <source>Write a message.</source>
        <translation>Escriba un mensaje.</translation>
    </message>
</context>
<context>
    <name>mc::console::ConfirmDialog</name>
    <message>
        <source>Write to many people</source>
        <translation>Escribir a muchas personas</translation>
    </message>
    <message numerus="yes">
        <source>“%1” goes to %Ln people.</source>
        <translation>
            <numerusform>«%1» llega a %Ln persona.</numerusform>
            <numerusform>«%1» llega a %Ln personas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to &amp;go on</source>
        <translation>Escriba %1 para con&amp;tinuar</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
</context>
<context>
    <name>mc::console::Console</name>
    <message>
        <source>This computer has no keychain to keep the sign-in in: it lasts until the console is closed.</source>
        <translation>Este equipo no tiene un llavero donde guardar la sesión: durará hasta que se cierre la consola.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>Su sesión ha terminado. Inicie sesión de nuevo.</translation>
    </message>
</context>
<context>
    <name>mc::console::ContentForm</name>
    <message>
        <source>%1 / %2</source>
        <comment>characters, at most</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>priority</comment>
        <translation>Automática</translation>
    </message>
    <message>
        <source>The service computes it by the type</source>
        <translation>El servicio la calcula según el tipo</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>Ti&amp;po</translation>
    </message>
    <message>
        <source>Pri&amp;ority</source>
        <translation>Pri&amp;oridad</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>Tít&amp;ulo</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Mensaje</translation>
    </message>
    <message>
        <source>&amp;Link (optional)</source>
        <translation>En&amp;lace (opcional)</translation>
    </message>
    <message>
        <source>Link into the &amp;app (optional)</source>
        <translation>Enlace a la &amp;aplicación (opcional)</translation>
    </message>
    <message>
        <source>The links may be &amp;seen outside the app</source>
        <translation>Los enlaces pueden v&amp;erse fuera de la aplicación</translation>
    </message>
    <message>
        <source>Check it when their addresses tell nothing of anybody&apos;s health. Otherwise neutral messages lead to the inbox of the app instead.</source>
        <translation>Márquelo si sus direcciones no dicen nada de la salud de nadie. Si no, los mensajes neutros llevan a la bandeja de la aplicación.</translation>
    </message>
</context>
<context>
    <name>mc::console::Dashboard</name>
    <message>
        <source>Working</source>
        <comment>provider</comment>
        <translation>Funciona</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>provider</comment>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Not set up</source>
        <comment>provider</comment>
        <translation>Sin configurar</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>time</comment>
        <translation>hasta las %1</translation>
    </message>
    <message>
        <source>until %1: %2</source>
        <comment>time, the provider&apos;s error</comment>
        <translation>hasta las %1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 under way</source>
        <comment>deliveries, at most</comment>
        <translation>%1 de %2 en curso</translation>
    </message>
    <message>
        <source>No reason was told</source>
        <translation>No se indicó el motivo</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 por minuto</translation>
    </message>
    <message>
        <source>×%1</source>
        <comment>so many times as much</comment>
        <translation>×%1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent, with its sign</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>mc::console::DashboardPage</name>
    <message>
        <source>Newest failures</source>
        <translation>Fallos más recientes</translation>
    </message>
    <message>
        <source>Go to the next row</source>
        <translation>Ir a la fila siguiente</translation>
    </message>
    <message>
        <source>Go to the previous row</source>
        <translation>Ir a la fila anterior</translation>
    </message>
    <message>
        <source>Show on the wall</source>
        <translation>Mostrar en la pared</translation>
    </message>
    <message>
        <source>No failures since %1</source>
        <comment>time</comment>
        <translation>Sin fallos desde las %1</translation>
    </message>
    <message>
        <source>No failures so far</source>
        <translation>Sin fallos hasta ahora</translation>
    </message>
    <message>
        <source>The figures of the last 24 hours could not be loaded.</source>
        <translation>No se pudieron cargar las cifras de las últimas 24 horas.</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Panel</translation>
    </message>
</context>
<context>
    <name>mc::console::DashboardView</name>
    <message>
        <source>Sent a minute, by channel</source>
        <translation>Envíos por minuto y canal</translation>
    </message>
    <message>
        <source>Time to the recipient, in milliseconds</source>
        <translation>Tiempo hasta el destinatario, en milisegundos</translation>
    </message>
    <message>
        <source>From the creation of a delivery to the open socket or the provider that took it: half of them were as fast as p50 or faster, 95 and 99 of a hundred as p95 and p99</source>
        <translation>Desde que se crea una entrega hasta la conexión abierta o el proveedor que la aceptó: la mitad tardó p50 o menos; 95 y 99 de cada cien, p95 y p99</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Proveedores</translation>
    </message>
    <message>
        <source>Success, 24 hours</source>
        <translation>Éxito en 24 horas</translation>
    </message>
    <message>
        <source>Of what was tried in the last 24 hours, the share that did not fail</source>
        <translation>De lo intentado en las últimas 24 horas, la parte que no falló</translation>
    </message>
    <message>
        <source>Newest failures</source>
        <translation>Fallos más recientes</translation>
    </message>
    <message>
        <source>Some outcomes were too many to be told one by one: there may be more failures than these.</source>
        <translation>Hubo demasiados resultados para comunicarlos uno a uno: puede haber más fallos que estos.</translation>
    </message>
</context>
<context>
    <name>mc::console::DatesPopup</name>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Primer día</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>Ú&amp;ltimo día</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Mostrar estos días</translation>
    </message>
</context>
<context>
    <name>mc::console::DaysText</name>
    <message>
        <source>since %1</source>
        <comment>a date</comment>
        <translation>desde el %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a date</comment>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two dates</comment>
        <translation>del %1 al %2</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceActions</name>
    <message>
        <source>Send test push</source>
        <translation>Enviar push de prueba</translation>
    </message>
    <message>
        <source>Rename device</source>
        <translation>Renombrar el dispositivo</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>device</comment>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Activate devices</source>
        <translation>Activar los dispositivos</translation>
    </message>
    <message>
        <source>Activate</source>
        <comment>devices</comment>
        <translation>Activar</translation>
    </message>
    <message>
        <source>Deactivate devices</source>
        <translation>Desactivar los dispositivos</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <comment>devices</comment>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Unregister devices…</source>
        <translation>Dar de baja los dispositivos…</translation>
    </message>
    <message>
        <source>Unregister…</source>
        <comment>devices</comment>
        <translation>Dar de baja…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>%1: %2 done</source>
        <translation>%1: %2 hechos</translation>
    </message>
    <message>
        <source>Show owner</source>
        <translation>Mostrar el propietario</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceDelegate</name>
    <message>
        <source>Name of the device</source>
        <translation>Nombre del dispositivo</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceDetails</name>
    <message>
        <source>Details of the device</source>
        <translation>Detalles del dispositivo</translation>
    </message>
    <message>
        <source>No device is chosen</source>
        <translation>No hay ningún dispositivo elegido</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) are chosen</source>
        <translation>
            <numerusform>%Ln dispositivo elegido</numerusform>
            <numerusform>%Ln dispositivos elegidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one to see whose it is, and when it was used.</source>
        <translation>Elija uno para ver de quién es y cuándo se usó.</translation>
    </message>
    <message>
        <source>What is done now is done to all of them.</source>
        <translation>Lo que haga ahora se aplica a todos ellos.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>Versión de la app</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Último uso</translation>
    </message>
    <message>
        <source>Last test push</source>
        <translation>Última notificación push de prueba</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <comment>time, reason</comment>
        <translation>%1: falló. %2</translation>
    </message>
    <message>
        <source>%1: accepted by the provider</source>
        <comment>time</comment>
        <translation>%1: aceptada por el proveedor</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceFilters</name>
    <message>
        <source>Search name or version</source>
        <translation>Buscar nombre o versión</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>User…</source>
        <translation>Usuario…</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>User whose devices are shown</source>
        <translation>Usuario cuyos dispositivos se muestran</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceModel</name>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>Versión de la app</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Último uso</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceWords</name>
    <message>
        <source>%1: %2</source>
        <comment>device and why it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>device and its user</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) renamed.</source>
        <translation>
            <numerusform>%Ln dispositivo renombrado.</numerusform>
            <numerusform>%Ln dispositivos renombrados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) activated.</source>
        <translation>
            <numerusform>%Ln dispositivo activado.</numerusform>
            <numerusform>%Ln dispositivos activados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) deactivated.</source>
        <translation>
            <numerusform>%Ln dispositivo desactivado.</numerusform>
            <numerusform>%Ln dispositivos desactivados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) unregistered.</source>
        <translation>
            <numerusform>%Ln dispositivo dado de baja.</numerusform>
            <numerusform>%Ln dispositivos dados de baja.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test push to %Ln device(s) was accepted by the provider.</source>
        <translation>
            <numerusform>El proveedor aceptó la notificación push de prueba para %Ln dispositivo.</numerusform>
            <numerusform>El proveedor aceptó la notificación push de prueba para %Ln dispositivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be renamed.</source>
        <translation>
            <numerusform>No se pudo renombrar %Ln dispositivo.</numerusform>
            <numerusform>No se pudieron renombrar %Ln dispositivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be activated.</source>
        <translation>
            <numerusform>No se pudo activar %Ln dispositivo.</numerusform>
            <numerusform>No se pudieron activar %Ln dispositivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be deactivated.</source>
        <translation>
            <numerusform>No se pudo desactivar %Ln dispositivo.</numerusform>
            <numerusform>No se pudieron desactivar %Ln dispositivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be unregistered.</source>
        <translation>
            <numerusform>No se pudo dar de baja %Ln dispositivo.</numerusform>
            <numerusform>No se pudieron dar de baja %Ln dispositivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test push to %Ln device(s) failed.</source>
        <translation>
            <numerusform>Falló la notificación push de prueba para %Ln dispositivo.</numerusform>
            <numerusform>Falló la notificación push de prueba para %Ln dispositivos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renaming %Ln device(s)</source>
        <translation>
            <numerusform>Renombrando %Ln dispositivo</numerusform>
            <numerusform>Renombrando %Ln dispositivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Activating %Ln device(s)</source>
        <translation>
            <numerusform>Activando %Ln dispositivo</numerusform>
            <numerusform>Activando %Ln dispositivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivating %Ln device(s)</source>
        <translation>
            <numerusform>Desactivando %Ln dispositivo</numerusform>
            <numerusform>Desactivando %Ln dispositivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unregistering %Ln device(s)</source>
        <translation>
            <numerusform>Dando de baja %Ln dispositivo</numerusform>
            <numerusform>Dando de baja %Ln dispositivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending a test push to %Ln device(s)</source>
        <translation>
            <numerusform>Enviando una notificación push de prueba a %Ln dispositivo</numerusform>
            <numerusform>Enviando una notificación push de prueba a %Ln dispositivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DevicesPage</name>
    <message>
        <source>Unregister devices</source>
        <translation>Dar de baja dispositivos</translation>
    </message>
    <message>
        <source>Unregister %1?</source>
        <translation>¿Dar de baja %1?</translation>
    </message>
    <message>
        <source>They get no push notifications until their app registers them again. This cannot be undone from here.</source>
        <translation>No recibirán notificaciones push hasta que su app vuelva a registrarlos. Esto no se puede deshacer desde aquí.</translation>
    </message>
    <message>
        <source>Unregister</source>
        <translation>Dar de baja</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>The devices could not be loaded.</source>
        <translation>No se pudieron cargar los dispositivos.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln dispositivo</numerusform>
            <numerusform>%Ln dispositivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln selected</source>
        <comment>number of devices</comment>
        <translation>
            <numerusform>%1, %Ln seleccionado</numerusform>
            <numerusform>%1, %Ln seleccionados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unregister %Ln device(s)?</source>
        <translation>
            <numerusform>¿Dar de baja %Ln dispositivo?</numerusform>
            <numerusform>¿Dar de baja %Ln dispositivos?</numerusform>
        </translation>
    </message>
    <message>
        <source>The devices did not arrive</source>
        <translation>Los dispositivos no llegaron</translation>
    </message>
    <message>
        <source>Load devices again</source>
        <translation>Volver a cargar los dispositivos</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>Aún no hay dispositivos</translation>
    </message>
    <message>
        <source>Apps register theirs when somebody signs in.</source>
        <translation>Las aplicaciones registran el suyo cuando alguien inicia sesión.</translation>
    </message>
    <message>
        <source>No device matches the filters</source>
        <translation>Ningún dispositivo coincide con los filtros</translation>
    </message>
    <message>
        <source>Remove a filter, or search for another name or version.</source>
        <translation>Quite un filtro o busque otro nombre u otra versión.</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Quitar todos los filtros</translation>
    </message>
</context>
<context>
    <name>mc::console::DevicesSection</name>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Load the devices again</source>
        <translation>Volver a cargar los dispositivos</translation>
    </message>
    <message>
        <source>No devices: push notifications have no way to them.</source>
        <translation>Sin dispositivos: las notificaciones push no tienen adónde llegar.</translation>
    </message>
    <message>
        <source>Devices of this person</source>
        <translation>Dispositivos de esta persona</translation>
    </message>
    <message>
        <source>Show their devices</source>
        <translation>Mostrar sus dispositivos</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>devices</comment>
        <translation>Mostrar todos</translation>
    </message>
    <message>
        <source>The devices did not arrive.</source>
        <translation>Los dispositivos no llegaron.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DraftNotice</name>
    <message>
        <source>Draft of %1 restored.</source>
        <translation>Borrador de %1 recuperado.</translation>
    </message>
</context>
<context>
    <name>mc::console::Durations</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>mc::console::FailureActions</name>
    <message>
        <source>Open notification</source>
        <translation>Abrir la notificación</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>notification</comment>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Retry delivery</source>
        <translation>Reintentar la entrega</translation>
    </message>
    <message>
        <source>Retry</source>
        <comment>delivery</comment>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Queueing deliveries again</source>
        <translation>Poniendo de nuevo en cola las entregas</translation>
    </message>
    <message numerus="yes">
        <source>Queued %Ln delivery(s) again.</source>
        <translation>
            <numerusform>%Ln entrega vuelve a estar en cola.</numerusform>
            <numerusform>%Ln entregas vuelven a estar en cola.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was queued again.</source>
        <translation>No se volvió a poner nada en cola.</translation>
    </message>
</context>
<context>
    <name>mc::console::FailureGroups</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Último</translation>
    </message>
</context>
<context>
    <name>mc::console::FailureText</name>
    <message>
        <source>The server was not reached. Try again when the connection is back.</source>
        <translation>No se pudo contactar con el servidor. Inténtelo de nuevo cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Your account may not do this. Ask an admin of the clinic.</source>
        <translation>Su cuenta no puede hacer esto. Pregunte a un administrador de la clínica.</translation>
    </message>
    <message>
        <source>It is no longer there. Reload the page.</source>
        <translation>Ya no existe. Recargue la página.</translation>
    </message>
    <message numerus="yes">
        <source>Too many requests. Try again in %n second(s).</source>
        <translation>
            <numerusform>Demasiadas peticiones. Inténtelo de nuevo dentro de %n segundo.</numerusform>
            <numerusform>Demasiadas peticiones. Inténtelo de nuevo dentro de %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server failed. Try again; if it fails again, tell those who operate it.</source>
        <translation>El servidor falló. Inténtelo de nuevo; si vuelve a fallar, avise a quienes lo operan.</translation>
    </message>
</context>
<context>
    <name>mc::console::FigureTable</name>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Proporción</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>channel, error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviadas</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregadas</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidas</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitidas</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Éxito</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leídas</translation>
    </message>
    <message>
        <source>Clinic %1</source>
        <translation>Clínica %1</translation>
    </message>
    <message>
        <source>No clinic</source>
        <translation>Sin clínica</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fallos</translation>
    </message>
</context>
<context>
    <name>mc::console::Figures</name>
    <message>
        <source>no change</source>
        <translation>sin cambios</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>of percent</comment>
        <translation>%1 puntos</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>Read rate</source>
        <translation>Tasa de lectura</translation>
    </message>
    <message>
        <source>Average time to read</source>
        <translation>Tiempo medio hasta la lectura</translation>
    </message>
    <message>
        <source>Click-through rate</source>
        <translation>Tasa de clics</translation>
    </message>
    <message>
        <source>Delivery success</source>
        <translation>Éxito de las entregas</translation>
    </message>
    <message>
        <source>Failed deliveries</source>
        <translation>Entregas fallidas</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>Latencia, mediana</translation>
    </message>
    <message>
        <source>Latency, 95 %</source>
        <translation>Latencia, 95 %</translation>
    </message>
    <message>
        <source>Latency, 99 %</source>
        <translation>Latencia, 99 %</translation>
    </message>
    <message>
        <source>Notifications that came due in this time, deleted ones included.</source>
        <translation>Notificaciones que vencieron en este período, incluidas las eliminadas.</translation>
    </message>
    <message>
        <source>Those of them that nobody has read so far.</source>
        <translation>Las que todavía nadie ha leído.</translation>
    </message>
    <message>
        <source>How many of the notifications were read.</source>
        <translation>Cuántas de las notificaciones se leyeron.</translation>
    </message>
    <message>
        <source>From when a notification came due to when it was read.</source>
        <translation>Desde que la notificación venció hasta que se leyó.</translation>
    </message>
    <message>
        <source>How many of all notifications had their link followed.</source>
        <translation>En cuántas de todas las notificaciones se siguió el enlace.</translation>
    </message>
    <message>
        <source>How many of the deliveries that came to an end did not fail, over all channels.</source>
        <translation>Cuántas de las entregas concluidas no fallaron, en todos los canales.</translation>
    </message>
    <message>
        <source>Deliveries that failed for good, over all channels.</source>
        <translation>Entregas que fallaron definitivamente, en todos los canales.</translation>
    </message>
    <message>
        <source>Half of the deliveries arrived within this time.</source>
        <translation>La mitad de las entregas llegó en este tiempo.</translation>
    </message>
    <message>
        <source>95 of 100 deliveries arrived within this time.</source>
        <translation>95 de cada 100 entregas llegaron en este tiempo.</translation>
    </message>
    <message>
        <source>99 of 100 deliveries arrived within this time.</source>
        <translation>99 de cada 100 entregas llegaron en este tiempo.</translation>
    </message>
    <message>
        <source>%1 times as much</source>
        <translation>%1 veces más</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterBar</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>Añadir filtro</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterChip</name>
    <message>
        <source>%1: %2</source>
        <comment>name and value of a filter</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Change the filter “%1”</source>
        <translation>Cambiar el filtro «%1»</translation>
    </message>
    <message>
        <source>Remove the filter “%1”</source>
        <translation>Quitar el filtro «%1»</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterMenu</name>
    <message>
        <source>%1…</source>
        <comment>name of a filter whose value is asked for</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leídas</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>No leídas</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Los últimos 7 días</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Los últimos 30 días</translation>
    </message>
    <message>
        <source>Other days …</source>
        <translation>Otros días…</translation>
    </message>
    <message>
        <source>Recipient whose notifications are shown</source>
        <translation>Destinatario cuyas notificaciones se muestran</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterSetButton</name>
    <message>
        <source>Saved filters</source>
        <translation>Filtros guardados</translation>
    </message>
    <message>
        <source>Saved filters: %1</source>
        <translation>Filtros guardados: %1</translation>
    </message>
    <message>
        <source>Choose or save filters under a name</source>
        <translation>Elegir filtros guardados o guardarlos con un nombre</translation>
    </message>
    <message>
        <source>Save these filters …</source>
        <translation>Guardar estos filtros…</translation>
    </message>
    <message>
        <source>Save filters</source>
        <translation>Guardar filtros</translation>
    </message>
    <message>
        <source>Rename “%1” …</source>
        <translation>Cambiar el nombre de «%1»…</translation>
    </message>
    <message>
        <source>Rename filters</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Quitar «%1»</translation>
    </message>
    <message>
        <source>Name of the filters</source>
        <translation>Nombre de los filtros</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterSets</name>
    <message>
        <source>Failed today</source>
        <translation>Fallidas hoy</translation>
    </message>
    <message>
        <source>Held or waiting</source>
        <translation>Retenidas o en espera</translation>
    </message>
    <message>
        <source>Critical, failed</source>
        <translation>Críticas fallidas</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>No leídas</translation>
    </message>
    <message>
        <source>Critical, unread</source>
        <translation>Críticas sin leer</translation>
    </message>
</context>
<context>
    <name>mc::console::HeadlineTile</name>
    <message>
        <source>%1 against %2: %3</source>
        <comment>change, the time before, the figure then</comment>
        <translation>%1 frente a %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>figure, value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mc::console::InlineMessage</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>mc::console::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
</context>
<context>
    <name>mc::console::LimitsForm</name>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>Push, email and SMS beyond them are left out. Critical notifications aren’t.</source>
        <translation>Los push, correos y SMS que los superan no se envían. Los críticos sí.</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>En una hora</translation>
    </message>
    <message>
        <source>In a day</source>
        <translation>En un día</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message>
        <source>No more in an hour than in a day.</source>
        <translation>No más en una hora que en un día.</translation>
    </message>
</context>
<context>
    <name>mc::console::ListAndDetails</name>
    <message>
        <source>Go to the next row</source>
        <translation>Ir a la fila siguiente</translation>
    </message>
    <message>
        <source>Go to the previous row</source>
        <translation>Ir a la fila anterior</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Mostrar los detalles</translation>
    </message>
</context>
<context>
    <name>mc::console::ListColumns</name>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>Programada para</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leída</translation>
    </message>
</context>
<context>
    <name>mc::console::ListFilter</name>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leídas</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>no leídas</translation>
    </message>
</context>
<context>
    <name>mc::console::LockScreenCard</name>
    <message>
        <source>MediConnect · now</source>
        <comment>name of the app, time</comment>
        <translation>MediConnect · ahora</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
</context>
<context>
    <name>mc::console::MailCard</name>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>To each recipient alone</source>
        <translation>A cada destinatario por separado</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>a name</comment>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
</context>
<context>
    <name>mc::console::MainWindow</name>
    <message>
        <source>MediConnect Console</source>
        <translation>Consola de MediConnect</translation>
    </message>
    <message>
        <source>%1 – MediConnect Console</source>
        <translation>%1 – Consola de MediConnect</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>mc::console::NewsLine</name>
    <message>
        <source>Known since %1</source>
        <comment>time</comment>
        <translation>Datos desde: %1</translation>
    </message>
    <message>
        <source>The service knows nothing of the time before %1.</source>
        <translation>El servicio no conoce nada anterior a este momento: %1.</translation>
    </message>
    <message>
        <source>It goes on by itself when the service is heard of again. Told last: %1</source>
        <translation>Continúa por sí solo cuando el servicio vuelve a dar noticias. Última noticia: %1</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>what is shown</comment>
        <translation>En directo</translation>
    </message>
    <message>
        <source>Waiting for the service</source>
        <translation>Esperando al servicio</translation>
    </message>
    <message>
        <source>No news since %1</source>
        <comment>time</comment>
        <translation>Sin noticias desde las %1</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationActions</name>
    <message>
        <source>Retry delivery</source>
        <translation>Reintentar la entrega</translation>
    </message>
    <message>
        <source>Reschedule notification</source>
        <translation>Reprogramar la notificación</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <comment>button beside “Cancel notification”</comment>
        <translation>Reprogramar</translation>
    </message>
    <message>
        <source>Cancel notification</source>
        <translation>Cancelar la notificación</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Delete notification</source>
        <translation>Eliminar la notificación</translation>
    </message>
    <message>
        <source>The notification was not cancelled.</source>
        <translation>La notificación no se canceló.</translation>
    </message>
    <message>
        <source>Cancelled “%1”.</source>
        <translation>Se canceló «%1».</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marcar como no leída</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leída</translation>
    </message>
    <message>
        <source>Queueing deliveries again</source>
        <translation>Poniendo de nuevo en cola las entregas</translation>
    </message>
    <message>
        <source>Nothing was queued again.</source>
        <translation>No se volvió a poner nada en cola.</translation>
    </message>
    <message numerus="yes">
        <source>Queued %n deliveries again.</source>
        <translation>
            <numerusform>Se volvió a poner en cola %n entrega.</numerusform>
            <numerusform>Se volvieron a poner en cola %n entregas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The notification was not marked as read.</source>
        <translation>La notificación no se marcó como leída.</translation>
    </message>
    <message>
        <source>The notification was not marked as unread.</source>
        <translation>La notificación no se marcó como no leída.</translation>
    </message>
    <message>
        <source>Marked “%1” as read.</source>
        <translation>«%1» se marcó como leída.</translation>
    </message>
    <message>
        <source>Marked “%1” as unread.</source>
        <translation>«%1» se marcó como no leída.</translation>
    </message>
    <message>
        <source>The notification was not rescheduled.</source>
        <translation>La notificación no se reprogramó.</translation>
    </message>
    <message>
        <source>Rescheduled to %1.</source>
        <translation>Reprogramada para el %1.</translation>
    </message>
    <message>
        <source>Deleted “%1”.</source>
        <translation>Se eliminó «%1».</translation>
    </message>
    <message>
        <source>The notification was not deleted.</source>
        <translation>La notificación no se eliminó.</translation>
    </message>
    <message>
        <source>Copied as text.</source>
        <translation>Se copió como texto.</translation>
    </message>
    <message>
        <source>Show recipient</source>
        <translation>Mostrar el destinatario</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationDetails</name>
    <message>
        <source>Load again</source>
        <translation>Volver a cargar</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Qué fue de ella</translation>
    </message>
    <message>
        <source>Details of the notification</source>
        <translation>Detalles de la notificación</translation>
    </message>
    <message>
        <source>No notification is chosen</source>
        <translation>No hay ninguna notificación seleccionada</translation>
    </message>
    <message>
        <source>Choose one to read it, and what became of it.</source>
        <translation>Elija una para leerla y ver qué fue de ella.</translation>
    </message>
    <message>
        <source>The notification did not arrive.</source>
        <translation>La notificación no llegó.</translation>
    </message>
    <message>
        <source>%1 · %2 priority</source>
        <comment>type, priority</comment>
        <translation>%1 · prioridad: %2</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Remitente</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>Programada para</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leída</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Medical record</source>
        <translation>Historia clínica</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Factura</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Link in the app</source>
        <translation>Enlace en la aplicación</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationTable</name>
    <message>
        <source>The notifications did not arrive</source>
        <translation>Las notificaciones no llegaron</translation>
    </message>
    <message>
        <source>Load notifications again</source>
        <translation>Volver a cargar las notificaciones</translation>
    </message>
    <message>
        <source>No notifications yet</source>
        <translation>Aún no hay notificaciones</translation>
    </message>
    <message>
        <source>What is sent appears here, with what became of it.</source>
        <translation>Aquí aparece lo que se envía y qué fue de ello.</translation>
    </message>
    <message>
        <source>No notification matches the filters</source>
        <translation>Ninguna notificación coincide con los filtros</translation>
    </message>
    <message>
        <source>Remove a filter, or search for other words in title and message.</source>
        <translation>Quite un filtro o busque otras palabras en el título y el mensaje.</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Quitar todos los filtros</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationText</name>
    <message>
        <source>%1: %2</source>
        <comment>name and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>Programada para</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationsPage</name>
    <message>
        <source>Cancel “%1”? It will never be sent, and that can’t be undone.</source>
        <translation>¿Cancelar «%1»? No se enviará nunca, y eso no se puede deshacer.</translation>
    </message>
    <message>
        <source>Search title and message</source>
        <translation>Buscar en título y mensaje</translation>
    </message>
    <message>
        <source>Cancel notification</source>
        <translation>Cancelar la notificación</translation>
    </message>
    <message>
        <source>%1, more are on their way …</source>
        <translation>%1, vienen más en camino…</translation>
    </message>
    <message>
        <source>%1. The next ones did not arrive: press F5.</source>
        <translation>%1. Las siguientes no llegaron: pulse F5.</translation>
    </message>
    <message>
        <source>%1. That is all of them.</source>
        <translation>%1. No hay más.</translation>
    </message>
    <message>
        <source>%1, and more below</source>
        <translation>%1, y más abajo hay otras</translation>
    </message>
    <message>
        <source>%1 or more new</source>
        <translation>%1 o más nuevas</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nueva</numerusform>
            <numerusform>%n nuevas</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the new notifications</source>
        <translation>Mostrar las notificaciones nuevas</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message numerus="yes">
        <source>%Ln notification(s)</source>
        <translation>
            <numerusform>%Ln notificación</numerusform>
            <numerusform>%Ln notificaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::Outcome</name>
    <message>
        <source>Taken back: nothing was sent.</source>
        <translation>Retirada: no se envió nada.</translation>
    </message>
    <message>
        <source>Show in Notifications</source>
        <translation>Ver en Notificaciones</translation>
    </message>
    <message>
        <source>The rest was cancelled.</source>
        <translation>El resto se canceló.</translation>
    </message>
    <message>
        <source>It was too late to take it back: it has been sent.</source>
        <translation>Era tarde para retirarla: ya se ha enviado.</translation>
    </message>
    <message>
        <source>It was not taken back.</source>
        <translation>No se retiró.</translation>
    </message>
</context>
<context>
    <name>mc::console::PeoplePage</name>
    <message>
        <source>A change of the preferences of person %1 was not stored.</source>
        <comment>by id</comment>
        <translation>No se guardó un cambio en las preferencias de la persona %1.</translation>
    </message>
    <message>
        <source>Name, user name, email or id</source>
        <translation>Nombre, usuario, correo o número</translation>
    </message>
    <message>
        <source>Search for a person</source>
        <translation>Buscar a una persona</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln persona</numerusform>
            <numerusform>%Ln personas</numerusform>
        </translation>
    </message>
    <message>
        <source>The people did not arrive</source>
        <translation>Las personas no llegaron</translation>
    </message>
    <message>
        <source>Load people again</source>
        <translation>Volver a cargar las personas</translation>
    </message>
    <message>
        <source>Nobody was found</source>
        <translation>No se encontró a nadie</translation>
    </message>
    <message>
        <source>Search for a part of a name, a user name or an email, or for a whole id.</source>
        <translation>Busque una parte del nombre, del usuario o del correo, o el número completo.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Mostrar a todos</translation>
    </message>
    <message>
        <source>The person could not be shown.</source>
        <translation>No se pudo mostrar a la persona.</translation>
    </message>
    <message>
        <source>The people could not be loaded.</source>
        <translation>No se pudieron cargar las personas.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonActions</name>
    <message>
        <source>Write to this person</source>
        <translation>Escribir a esta persona</translation>
    </message>
    <message>
        <source>Write</source>
        <comment>to a person</comment>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Sign this person out everywhere…</source>
        <translation>Cerrar todas las sesiones de esta persona…</translation>
    </message>
    <message>
        <source>Sign out everywhere…</source>
        <translation>Cerrar todas las sesiones…</translation>
    </message>
    <message>
        <source>Deactivate account…</source>
        <translation>Desactivar la cuenta…</translation>
    </message>
    <message>
        <source>Activate account</source>
        <translation>Activar la cuenta</translation>
    </message>
    <message>
        <source>Deactivate…</source>
        <comment>account</comment>
        <translation>Desactivar…</translation>
    </message>
    <message>
        <source>Activate</source>
        <comment>account</comment>
        <translation>Activar</translation>
    </message>
    <message>
        <source>This is your own account.</source>
        <translation>Esta es su propia cuenta.</translation>
    </message>
    <message>
        <source>Sign %1 out everywhere?</source>
        <translation>¿Cerrar todas las sesiones de %1?</translation>
    </message>
    <message>
        <source>Within five seconds every app and browser of theirs loses its connection, and they have to sign in again. This can’t be undone. It is recorded in the audit log.</source>
        <translation>En cinco segundos todas sus apps y navegadores pierden la conexión, y habrá que volver a iniciar sesión. No se puede deshacer. Queda anotado en el registro de auditoría.</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Cerrar todas las sesiones</translation>
    </message>
    <message>
        <source>Leave signed in</source>
        <translation>Dejar las sesiones abiertas</translation>
    </message>
    <message>
        <source>Deactivate %1?</source>
        <translation>¿Desactivar a %1?</translation>
    </message>
    <message>
        <source>Within five seconds every session of theirs ends, and they can’t sign in. Nobody can send them anything; what waits for them is left out. Devices and preferences are kept. The account can be activated again, its sessions can’t. It is recorded in the audit log.</source>
        <translation>En cinco segundos terminan todas sus sesiones y ya no podrá iniciar otra. Nadie podrá enviarle nada; lo que está en espera no se entrega. Se conservan dispositivos y preferencias. La cuenta se puede volver a activar; sus sesiones no. Queda anotado en el registro de auditoría.</translation>
    </message>
    <message>
        <source>Deactivate account</source>
        <translation>Desactivar la cuenta</translation>
    </message>
    <message>
        <source>Leave active</source>
        <translation>Dejar activa</translation>
    </message>
    <message>
        <source>Signing %1 out</source>
        <translation>Cerrando las sesiones de %1</translation>
    </message>
    <message>
        <source>%1 was not signed out.</source>
        <translation>No se cerraron las sesiones de %1.</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere.</source>
        <translation>Se cerraron todas las sesiones de %1.</translation>
    </message>
    <message>
        <source>Activating %1</source>
        <translation>Activando a %1</translation>
    </message>
    <message>
        <source>Deactivating %1</source>
        <translation>Desactivando a %1</translation>
    </message>
    <message>
        <source>%1 was not changed.</source>
        <translation>La cuenta de %1 no se modificó.</translation>
    </message>
    <message>
        <source>%1 is active again.</source>
        <translation>La cuenta de %1 vuelve a estar activa.</translation>
    </message>
    <message>
        <source>%1 is deactivated.</source>
        <translation>La cuenta de %1 está desactivada.</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonDetails</name>
    <message>
        <source>The person in full</source>
        <translation>La persona en detalle</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>No hay nadie elegido</translation>
    </message>
    <message>
        <source>Search for a name, a user name, an email or an id, and choose somebody to see what they get, and why.</source>
        <translation>Busque un nombre, un usuario, un correo o un número, y elija a alguien para ver qué recibe y por qué.</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Id</source>
        <comment>of a person</comment>
        <translation>Número</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonPopup</name>
    <message>
        <source>Name, user name or email</source>
        <translation>Nombre, usuario o correo</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonSearch</name>
    <message>
        <source>Nobody is called that.</source>
        <translation>Nadie se llama así.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: type more of the name.</source>
        <translation>
            <numerusform>Hay %Ln más: escriba más letras del nombre.</numerusform>
            <numerusform>Hay %Ln más: escriba más letras del nombre.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::PersonWords</name>
    <message>
        <source>%1 · clinic %2</source>
        <comment>role, number</comment>
        <translation>%1 · clínica %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>language, its tag</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>mc::console::PlainError</name>
    <message>
        <source>The app is no longer installed on the device</source>
        <translation>La aplicación ya no está instalada en el dispositivo</translation>
    </message>
    <message>
        <source>The device is registered wrongly</source>
        <translation>El dispositivo está mal registrado</translation>
    </message>
    <message>
        <source>The provider does not accept the service’s credentials</source>
        <translation>El proveedor no acepta las credenciales del servicio</translation>
    </message>
    <message>
        <source>The provider took no more messages</source>
        <translation>El proveedor no aceptaba más mensajes</translation>
    </message>
    <message>
        <source>The provider was out of order</source>
        <translation>El proveedor no funcionaba</translation>
    </message>
    <message>
        <source>The email address does not exist</source>
        <translation>La dirección de correo no existe</translation>
    </message>
    <message>
        <source>The recipient’s mailbox is full</source>
        <translation>El buzón del destinatario está lleno</translation>
    </message>
    <message>
        <source>The mail server was busy for too long</source>
        <translation>El servidor de correo estuvo ocupado demasiado tiempo</translation>
    </message>
    <message>
        <source>The mail server refused the message</source>
        <translation>El servidor de correo rechazó el mensaje</translation>
    </message>
    <message>
        <source>The phone was off or out of reach</source>
        <translation>El teléfono estaba apagado o fuera de cobertura</translation>
    </message>
    <message>
        <source>The carrier refused the message</source>
        <translation>El operador rechazó el mensaje</translation>
    </message>
    <message>
        <source>The recipient wants no text messages</source>
        <translation>El destinatario no quiere mensajes de texto</translation>
    </message>
    <message>
        <source>The number can’t receive text messages</source>
        <translation>El número no puede recibir mensajes de texto</translation>
    </message>
</context>
<context>
    <name>mc::console::PreferenceMatrix</name>
    <message>
        <source>%1 for “%2”</source>
        <comment>channel, type of notification</comment>
        <translation>%1 para «%2»</translation>
    </message>
    <message>
        <source>The app shows every notification in its list, whatever is set here.</source>
        <translation>La app muestra todas las notificaciones en su lista, sea cual sea este ajuste.</translation>
    </message>
</context>
<context>
    <name>mc::console::PreferencesSection</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Load preferences again</source>
        <translation>Volver a cargar las preferencias</translation>
    </message>
    <message>
        <source>Changes apply at once. Those by admins are recorded in the audit log.</source>
        <translation>Los cambios valen al instante. Los de administradores quedan en el registro de auditoría.</translation>
    </message>
    <message>
        <source>Undo change of preferences</source>
        <translation>Deshacer el cambio de preferencias</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>The preferences did not arrive.</source>
        <translation>Las preferencias no llegaron.</translation>
    </message>
    <message>
        <source>Nothing can be changed while there is no connection.</source>
        <translation>Sin conexión no se puede cambiar nada.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>That was not changed.</source>
        <translation>Eso no se cambió.</translation>
    </message>
    <message>
        <source>“%1” for “%2” was not changed.</source>
        <comment>channel, type of notification</comment>
        <translation>No se cambió «%1» para «%2».</translation>
    </message>
</context>
<context>
    <name>mc::console::PreviewCards</name>
    <message>
        <source>App entry</source>
        <translation>En la aplicación</translation>
    </message>
    <message>
        <source>Lock screen</source>
        <translation>Pantalla bloqueada</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Choose somebody to see what they get.</source>
        <translation>Elija a alguien para ver qué recibe.</translation>
    </message>
    <message>
        <source>Nobody gets it this way.</source>
        <translation>Nadie la recibe por esta vía.</translation>
    </message>
    <message>
        <source>Nobody gets it this way: %1.</source>
        <comment>reasons</comment>
        <translation>Nadie la recibe por esta vía: %1.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>Health never shows on a lock screen: this neutral text is sent.</source>
        <translation>La salud nunca se muestra en una pantalla bloqueada: se envía este texto neutro.</translation>
    </message>
    <message>
        <source>Health is never told outside the app: this neutral text is sent.</source>
        <translation>La salud nunca se cuenta fuera de la aplicación: se envía este texto neutro.</translation>
    </message>
    <message>
        <source>In the recipient’s language: %1.</source>
        <translation>En el idioma del destinatario: %1.</translation>
    </message>
</context>
<context>
    <name>mc::console::ProviderRow</name>
    <message>
        <source>%1: %2</source>
        <comment>provider, its state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mc::console::QuietHoursForm</name>
    <message>
        <source>Quiet hours</source>
        <translation>Horas de silencio</translation>
    </message>
    <message>
        <source>Push, email and SMS wait until they end. Critical notifications don’t.</source>
        <translation>Los push, correos y SMS esperan a que terminen. Los críticos no.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>time of day</comment>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <comment>time of day</comment>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>They must not end when they begin.</source>
        <translation>No pueden terminar a la hora en que empiezan.</translation>
    </message>
    <message>
        <source>In %1 it is %2.</source>
        <comment>time zone, time</comment>
        <translation>En %1 son las %2.</translation>
    </message>
    <message>
        <source>Quiet from %1 to %2, on the clock of that zone.</source>
        <translation>Silencio de %1 a %2, según el reloj de esa zona.</translation>
    </message>
    <message>
        <source>No quiet hours.</source>
        <translation>Sin horas de silencio.</translation>
    </message>
</context>
<context>
    <name>mc::console::RangeChoice</name>
    <message>
        <source>Show the last 15 minutes</source>
        <translation>Mostrar los últimos 15 minutos</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <comment>chart</comment>
        <translation>15 minutos</translation>
    </message>
    <message>
        <source>Show the last hour</source>
        <translation>Mostrar la última hora</translation>
    </message>
    <message>
        <source>Hour</source>
        <comment>chart</comment>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Show the last day</source>
        <translation>Mostrar el último día</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>chart</comment>
        <translation>Día</translation>
    </message>
</context>
<context>
    <name>mc::console::Reach</name>
    <message>
        <source>%1 held: %2</source>
        <comment>number of people, reason</comment>
        <translation>%1 en espera: %2</translation>
    </message>
    <message>
        <source>%1 held until %2: %3</source>
        <comment>number of people, time, reason</comment>
        <translation>%1 en espera hasta %2: %3</translation>
    </message>
    <message>
        <source>%1 held until %2 or later: %3</source>
        <comment>number of people, time, reason</comment>
        <translation>%1 en espera hasta %2 o más tarde: %3</translation>
    </message>
    <message>
        <source>%1 left out: %2</source>
        <comment>number of people, reason</comment>
        <translation>%1 sin recibirla: %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>people</comment>
        <translation>nadie</translation>
    </message>
    <message>
        <source>Reaches nobody</source>
        <translation>No llega a nadie</translation>
    </message>
    <message numerus="yes">
        <source>Reaches %Ln person(s)</source>
        <translation>
            <numerusform>Llega a %Ln persona</numerusform>
            <numerusform>Llega a %Ln personas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::ReachSection</name>
    <message>
        <source>Would it arrive now?</source>
        <translation>¿Llegaría ahora?</translation>
    </message>
    <message>
        <source>Ask again what would arrive</source>
        <translation>Volver a preguntar qué llegaría</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>No se envía nada.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>It is not known what would arrive.</source>
        <translation>No se sabe qué llegaría.</translation>
    </message>
</context>
<context>
    <name>mc::console::ReachSentences</name>
    <message>
        <source>%1 (%2 in %3)</source>
        <comment>time here, time there, time zone</comment>
        <translation>%1 (%2 en %3)</translation>
    </message>
    <message>
        <source>%1: at once</source>
        <comment>channel</comment>
        <translation>%1: al instante</translation>
    </message>
    <message>
        <source>%1: waits until %2, %3</source>
        <comment>channel, time, reason</comment>
        <translation>%1: en espera hasta %2, %3</translation>
    </message>
    <message>
        <source>%1: left out, %2</source>
        <comment>channel, reason</comment>
        <translation>%1: no se envía, %2</translation>
    </message>
    <message>
        <source>Would arrive now by %1</source>
        <comment>channels</comment>
        <translation>Llegaría ahora por %1</translation>
    </message>
    <message>
        <source>Would arrive later by %1</source>
        <comment>channels</comment>
        <translation>Llegaría más tarde por %1</translation>
    </message>
    <message>
        <source>Would not arrive</source>
        <translation>No llegaría</translation>
    </message>
</context>
<context>
    <name>mc::console::ReachView</name>
    <message>
        <source>Reaches nobody yet</source>
        <translation>Todavía no llega a nadie</translation>
    </message>
</context>
<context>
    <name>mc::console::RecentSection</name>
    <message>
        <source>Recent notifications</source>
        <translation>Notificaciones recientes</translation>
    </message>
    <message>
        <source>Load the notifications again</source>
        <translation>Volver a cargar las notificaciones</translation>
    </message>
    <message>
        <source>They have no notifications yet.</source>
        <translation>Aún no tiene notificaciones.</translation>
    </message>
    <message>
        <source>Show all notifications</source>
        <translation>Mostrar todas las notificaciones</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>notifications</comment>
        <translation>Mostrar todas</translation>
    </message>
    <message>
        <source>The notifications did not arrive.</source>
        <translation>Las notificaciones no llegaron.</translation>
    </message>
</context>
<context>
    <name>mc::console::RecipientModel</name>
    <message>
        <source>%1: unknown</source>
        <comment>a user&apos;s id</comment>
        <translation>%1: desconocido</translation>
    </message>
    <message>
        <source>%1: inactive</source>
        <comment>a user&apos;s name</comment>
        <translation>%1: inactivo</translation>
    </message>
    <message>
        <source>User %1</source>
        <comment>a user&apos;s id</comment>
        <translation>Usuario %1</translation>
    </message>
    <message>
        <source>User %1, %2</source>
        <comment>id, email</comment>
        <translation>Usuario %1, %2</translation>
    </message>
</context>
<context>
    <name>mc::console::RecipientsField</name>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personas</translation>
    </message>
    <message>
        <source>Name, user name, email, or ids</source>
        <translation>Nombre, usuario, correo o identificadores</translation>
    </message>
    <message>
        <source>Chosen people</source>
        <translation>Personas elegidas</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Quitarlos</translation>
    </message>
    <message>
        <source>Remove unknown and inactive people</source>
        <translation>Quitar a las personas desconocidas e inactivas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them can’t get anything: unknown or inactive (%1).</source>
        <translation>
            <numerusform>%Ln de ellos no puede recibir nada: desconocido o inactivo (%1).</numerusform>
            <numerusform>%Ln de ellos no pueden recibir nada: desconocidos o inactivos (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between ids</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>mc::console::RelativeTime</name>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>dentro de %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>hace %1 h</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>dentro de %1 h</translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <comment>date, time, time zone</comment>
        <translation>%1, %2 (%3)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>mc::console::RescheduleDialog</name>
    <message>
        <source>Reschedule notification</source>
        <translation>Reprogramar la notificación</translation>
    </message>
    <message>
        <source>When “%1” is to be sent.</source>
        <translation>Cuándo debe enviarse «%1».</translation>
    </message>
    <message>
        <source>&amp;Time (%1)</source>
        <comment>time zone</comment>
        <translation>&amp;Hora (%1)</translation>
    </message>
    <message>
        <source>Keep the time</source>
        <translation>Conservar la hora</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>Esta hora ya pasó. Elija una posterior.</translation>
    </message>
    <message>
        <source>This is more than a year ahead. Choose an earlier time.</source>
        <translation>Falta más de un año. Elija una hora anterior.</translation>
    </message>
</context>
<context>
    <name>mc::console::ScheduleForm</name>
    <message>
        <source>&amp;Now</source>
        <translation>A&amp;hora</translation>
    </message>
    <message>
        <source>At a t&amp;ime</source>
        <translation>A una h&amp;ora</translation>
    </message>
    <message>
        <source>&amp;Date and time</source>
        <translation>&amp;Fecha y hora</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>&amp;Zona horaria</translation>
    </message>
    <message>
        <source>That is %1 on this computer (%2).</source>
        <comment>time, time zone</comment>
        <translation>Son las %1 en este equipo (%2).</translation>
    </message>
</context>
<context>
    <name>mc::console::SendWords</name>
    <message>
        <source>%1 (%2)</source>
        <comment>day and time, time zone</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Schedule for %1</source>
        <comment>day, time and time zone</comment>
        <translation>Programar para %1</translation>
    </message>
    <message>
        <source>Send notification</source>
        <translation>Enviar notificación</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <comment>a name</comment>
        <translation>Enviar a %1</translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln person(s)</source>
        <translation>
            <numerusform>Enviar a %Ln persona</numerusform>
            <numerusform>Enviar a %Ln personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending to %Ln person(s).</source>
        <translation>
            <numerusform>Enviando a %Ln persona.</numerusform>
            <numerusform>Enviando a %Ln personas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending to %1.</source>
        <comment>a name</comment>
        <translation>Enviando a %1.</translation>
    </message>
    <message numerus="yes">
        <source>Scheduled for %Ln person(s), %1.</source>
        <translation>
            <numerusform>Programada para %Ln persona, %1.</numerusform>
            <numerusform>Programada para %Ln personas, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scheduled for %1, %2.</source>
        <comment>a name; day, time and time zone</comment>
        <translation>Programada para %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>Sent to %Ln person(s).</source>
        <translation>
            <numerusform>Enviada a %Ln persona.</numerusform>
            <numerusform>Enviada a %Ln personas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to %1.</source>
        <comment>a name</comment>
        <translation>Enviada a %1.</translation>
    </message>
    <message numerus="yes">
        <source>Prepared %1 of %Ln notification(s).</source>
        <translation>
            <numerusform>Preparadas %1 de %Ln notificación.</numerusform>
            <numerusform>Preparadas %1 de %Ln notificaciones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of those named got nothing: unknown or inactive (%1).</source>
        <translation>
            <numerusform>%Ln de los nombrados no recibió nada: desconocido o inactivo (%1).</numerusform>
            <numerusform>%Ln de los nombrados no recibieron nada: desconocidos o inactivos (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between ids</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) got nothing: their data can&apos;t be stored.</source>
        <translation>
            <numerusform>%Ln persona no recibió nada: sus datos no se pueden guardar.</numerusform>
            <numerusform>%Ln personas no recibieron nada: sus datos no se pueden guardar.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not known whether it was sent. Send it again: nobody gets it twice.</source>
        <translation>No se sabe si se envió. Envíela de nuevo: nadie la recibirá dos veces.</translation>
    </message>
</context>
<context>
    <name>mc::console::ServerCheck</name>
    <message>
        <source>What answers there is not a MediConnect notification service.</source>
        <translation>Lo que responde ahí no es un servicio de notificaciones de MediConnect.</translation>
    </message>
    <message>
        <source>No server listens there.</source>
        <translation>Ningún servidor responde ahí.</translation>
    </message>
    <message>
        <source>There is no server of that name.</source>
        <translation>No hay ningún servidor con ese nombre.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>El servidor no respondió a tiempo.</translation>
    </message>
    <message>
        <source>The server does not offer a secure connection there.</source>
        <translation>El servidor no ofrece ahí una conexión segura.</translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation>El servidor cerró la conexión.</translation>
    </message>
</context>
<context>
    <name>mc::console::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claros</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuros</translation>
    </message>
    <message>
        <source>&amp;Rows of tables</source>
        <translation>&amp;Filas de las tablas</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Compactas</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Amplias</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>Esta consola</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Sesión de</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, role</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Según el sistema</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
</context>
<context>
    <name>mc::console::SignIn</name>
    <message>
        <source>%1 was not reached. %2</source>
        <translation>No se pudo conectar con %1. %2</translation>
    </message>
    <message>
        <source>The console is for clinic staff and admins. %1 is neither.</source>
        <translation>La consola es para el personal de la clínica y los administradores. %1 no es ni lo uno ni lo otro.</translation>
    </message>
    <message>
        <source>User name or password is wrong.</source>
        <translation>El nombre de usuario o la contraseña no son correctos.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts failed. Try again in %n second(s).</source>
        <translation>
            <numerusform>Demasiados intentos fallidos. Vuelva a intentarlo dentro de %n segundo.</numerusform>
            <numerusform>Demasiados intentos fallidos. Vuelva a intentarlo dentro de %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server could not sign you in.</source>
        <translation>El servidor no pudo iniciar su sesión.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted. %1 Where the clinic has a CA of its own, start the console with --ca FILE.</source>
        <translation>El certificado del servidor no es de confianza. %1 Si la clínica tiene su propia autoridad de certificación, inicie la consola con --ca ARCHIVO.</translation>
    </message>
</context>
<context>
    <name>mc::console::SignInPage</name>
    <message>
        <source>Sign in to MediConnect</source>
        <translation>Iniciar sesión en MediConnect</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Servidor</translation>
    </message>
    <message>
        <source>clinic.example</source>
        <translation>clinica.example</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nombre de &amp;usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>This connection is not encrypted: others on the network can read the password.</source>
        <translation>Esta conexión no está cifrada: otros en la red pueden leer la contraseña.</translation>
    </message>
    <message>
        <source>Enter the server&apos;s address, such as clinic.example.</source>
        <translation>Escriba la dirección del servidor, por ejemplo clinica.example.</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>Escriba su nombre de usuario.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
</context>
<context>
    <name>mc::console::SmsCard</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s), %1 characters</source>
        <translation>
            <numerusform>%Ln segmento, %1 caracteres</numerusform>
            <numerusform>%Ln segmentos, %1 caracteres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StaleBar</name>
    <message>
        <source>No connection since %1. Showing what was known then.</source>
        <translation>Sin conexión desde las %1. Se muestra lo que se sabía entonces.</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsExport</name>
    <message>
        <source>Export CSV</source>
        <translation>Exportar CSV</translation>
    </message>
    <message>
        <source>Save report as PDF</source>
        <translation>Guardar informe en PDF</translation>
    </message>
    <message>
        <source>Save report as picture</source>
        <translation>Guardar informe como imagen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>Archivos %1 (*.%2)</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>Se guardó %1.</translation>
    </message>
    <message>
        <source>%1 could not be saved. Choose another folder, or make room.</source>
        <translation>No se pudo guardar %1. Elija otra carpeta o libere espacio.</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsFilters</name>
    <message>
        <source>Other days…</source>
        <translation>Otros días…</translation>
    </message>
    <message>
        <source>Clinic…</source>
        <translation>Clínica…</translation>
    </message>
    <message>
        <source>User…</source>
        <translation>Usuario…</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Período: %1</translation>
    </message>
    <message>
        <source>Which time the statistics are about; days are in UTC</source>
        <translation>Período de las estadísticas; los días son en UTC</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clínica</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>User whose notifications are counted</source>
        <translation>Usuario cuyas notificaciones se cuentan</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsPage</name>
    <message>
        <source>Load statistics again</source>
        <translation>Volver a cargar las estadísticas</translation>
    </message>
    <message>
        <source>The statistics did not arrive</source>
        <translation>Las estadísticas no llegaron</translation>
    </message>
    <message>
        <source>Nothing was sent in this time</source>
        <translation>No se envió nada en este período</translation>
    </message>
    <message>
        <source>Choose a longer time, or remove a filter.</source>
        <translation>Elija un período más largo o quite un filtro.</translation>
    </message>
    <message>
        <source>The statistics could not be loaded.</source>
        <translation>No se pudieron cargar las estadísticas.</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsQuery</name>
    <message>
        <source>Last 24 hours</source>
        <translation>Últimas 24 horas</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>Últimos 365 días</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a date</comment>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two dates</comment>
        <translation>del %1 al %2</translation>
    </message>
    <message>
        <source>Clinic %1</source>
        <translation>Clínica %1</translation>
    </message>
    <message>
        <source>All clinics</source>
        <translation>Todas las clínicas</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person, clinic</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>the %Ln day(s) before</source>
        <translation>
            <numerusform>el día anterior</numerusform>
            <numerusform>los %Ln días anteriores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsReport</name>
    <message>
        <source>All notifications</source>
        <translation>Todas las notificaciones</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leídas</translation>
    </message>
    <message>
        <source>Notification report</source>
        <translation>Informe de notificaciones</translation>
    </message>
    <message>
        <source>Notifications over time</source>
        <translation>Notificaciones a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Half of the deliveries arrived within %1, 95 of 100 within %2, 99 of 100 within %3.</source>
        <translation>La mitad de las entregas llegó en %1, 95 de cada 100 en %2 y 99 de cada 100 en %3.</translation>
    </message>
    <message>
        <source>What they were about</source>
        <translation>De qué trataban</translation>
    </message>
    <message>
        <source>How they reached people</source>
        <translation>Cómo llegaron a las personas</translation>
    </message>
    <message>
        <source>%1 arrived, %2 failed</source>
        <translation>%1 llegaron, %2 fallaron</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué salió mal</translation>
    </message>
    <message>
        <source>Nothing: no delivery failed.</source>
        <translation>Nada: no falló ninguna entrega.</translation>
    </message>
    <message>
        <source>MediConnect Notifications, made on %1. Days are in UTC.</source>
        <comment>date and time</comment>
        <translation>MediConnect Notifications, generado el %1. Los días son en UTC.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <comment>change, the time before</comment>
        <translation>%1 frente a %2</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsView</name>
    <message>
        <source>%1 (UTC)</source>
        <comment>days</comment>
        <translation>%1 (UTC)</translation>
    </message>
    <message>
        <source>%1, compared with %2</source>
        <translation>%1, en comparación con %2</translation>
    </message>
    <message>
        <source>Notifications over time</source>
        <translation>Notificaciones a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Deliveries by channel</source>
        <translation>Entregas por canal</translation>
    </message>
    <message>
        <source>Most frequent errors</source>
        <translation>Errores más frecuentes</translation>
    </message>
    <message>
        <source>No delivery failed in this time.</source>
        <translation>No falló ninguna entrega en este período.</translation>
    </message>
    <message>
        <source>Notifications by type</source>
        <translation>Notificaciones por tipo</translation>
    </message>
    <message>
        <source>Notifications by clinic</source>
        <translation>Notificaciones por clínica</translation>
    </message>
    <message>
        <source>Told for all clinics together only.</source>
        <translation>Solo se indica para todas las clínicas juntas.</translation>
    </message>
    <message>
        <source>Notifications by priority</source>
        <translation>Notificaciones por prioridad</translation>
    </message>
    <message>
        <source>At this moment</source>
        <translation>En este momento</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leídas</translation>
    </message>
    <message>
        <source>Deliveries due</source>
        <translation>Entregas por hacer</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>En espera desde hace</translation>
    </message>
    <message>
        <source>How long the oldest of them waits</source>
        <translation>Cuánto lleva esperando la más antigua</translation>
    </message>
    <message>
        <source>Deliveries tried again later</source>
        <translation>Entregas que se reintentarán</translation>
    </message>
    <message>
        <source>Scheduled notifications</source>
        <translation>Notificaciones programadas</translation>
    </message>
    <message>
        <source>Connected apps</source>
        <translation>Aplicaciones conectadas</translation>
    </message>
    <message>
        <source>Of the instance that answered</source>
        <translation>De la instancia que respondió</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln dispositivo</numerusform>
            <numerusform>%Ln dispositivos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatusLine</name>
    <message>
        <source>connected</source>
        <translation>conectado</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>sin conexión</translation>
    </message>
    <message numerus="yes">
        <source>%n running task(s)</source>
        <translation>
            <numerusform>%n tarea en curso</numerusform>
            <numerusform>%n tareas en curso</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::SuccessRow</name>
    <message>
        <source>In the last 24 hours by %1: %2 sent, %3 delivered, %4 failed, %5 pending</source>
        <comment>channel, numbers</comment>
        <translation>En las últimas 24 horas por %1: %2 enviadas, %3 entregadas, %4 fallidas, %5 pendientes</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>mc::console::TestPush</name>
    <message>
        <source>Not yet, the service tries again: %1</source>
        <translation>Todavía no, el servicio lo intentará de nuevo: %1</translation>
    </message>
    <message>
        <source>There is no outcome yet. The notification&apos;s timeline will tell it.</source>
        <translation>Todavía no hay resultado. Lo dirá la cronología de la notificación.</translation>
    </message>
</context>
<context>
    <name>mc::console::Tiles</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>in the last minute</source>
        <translation>en el último minuto</translation>
    </message>
    <message>
        <source>%1: %2 in the minute up to %3</source>
        <comment>name, number, time</comment>
        <translation>%1: %2 en el minuto hasta %3</translation>
    </message>
    <message numerus="yes">
        <source>In the %n minute(s) before: %1</source>
        <translation>
            <numerusform>En el minuto anterior: %1</numerusform>
            <numerusform>En los %n minutos anteriores: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <comment>name, figure, time</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago: %1</source>
        <translation>
            <numerusform>Hace %n minuto: %1</numerusform>
            <numerusform>Hace %n minutos: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nothing was told so far</source>
        <comment>name</comment>
        <translation>%1: aún no hay noticias</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>number, or more</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviadas</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregadas</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidas</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>para enviar ahora</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>connected now</source>
        <translation>conectados ahora</translation>
    </message>
    <message>
        <source>Oldest due</source>
        <translation>La más atrasada</translation>
    </message>
    <message>
        <source>since it was due</source>
        <translation>desde su hora</translation>
    </message>
    <message>
        <source>nothing is waiting</source>
        <translation>nada en espera</translation>
    </message>
</context>
<context>
    <name>mc::console::Timeline</name>
    <message>
        <source>%1 was held back: %2</source>
        <comment>channel, reason</comment>
        <translation>%1 quedó en pausa: %2</translation>
    </message>
    <message>
        <source>%1 was held until %2, %3: %4</source>
        <comment>channel, time, time zone, reason</comment>
        <translation>%1 quedó en pausa hasta las %2, %3: %4</translation>
    </message>
    <message>
        <source>%1: attempt %2 failed, another follows</source>
        <comment>channel, number</comment>
        <translation>%1: falló el intento %2 y habrá otro</translation>
    </message>
    <message>
        <source>%1: attempt %2 failed, another follows (%3)</source>
        <comment>channel, number, what the provider said</comment>
        <translation>%1: falló el intento %2 y habrá otro (%3)</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>channel</comment>
        <translation>%1: falló el envío</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>channel, what the provider said</comment>
        <translation>%1: falló el envío (%2)</translation>
    </message>
    <message>
        <source>%1 was sent</source>
        <comment>channel</comment>
        <translation>%1: se envió</translation>
    </message>
    <message>
        <source>%1 was sent at attempt %2</source>
        <comment>channel, number</comment>
        <translation>%1: se envió en el intento %2</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>Scheduled for %1</source>
        <comment>a time</comment>
        <translation>Programada para el %1</translation>
    </message>
    <message>
        <source>Rescheduled to %1</source>
        <comment>a time</comment>
        <translation>Reprogramada para el %1</translation>
    </message>
    <message>
        <source>Cancelled before it was due</source>
        <translation>Cancelada antes de su hora</translation>
    </message>
    <message>
        <source>%1 was left out: %2</source>
        <comment>channel, reason</comment>
        <translation>%1 se omitió: %2</translation>
    </message>
    <message>
        <source>%1 was queued again</source>
        <comment>channel</comment>
        <translation>%1: de nuevo en cola</translation>
    </message>
    <message>
        <source>Delivered in the app</source>
        <translation>Entregada en la aplicación</translation>
    </message>
    <message>
        <source>%1 was delivered</source>
        <comment>channel</comment>
        <translation>%1: se entregó</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leída</translation>
    </message>
    <message>
        <source>Marked as unread</source>
        <translation>Marcada como no leída</translation>
    </message>
    <message>
        <source>Its link was followed</source>
        <translation>Se abrió su enlace</translation>
    </message>
    <message>
        <source>%1 of quiet hours</source>
        <comment>a duration</comment>
        <translation>%1 de horas de silencio</translation>
    </message>
    <message>
        <source>%1 later</source>
        <comment>a duration</comment>
        <translation>%1 después</translation>
    </message>
</context>
<context>
    <name>mc::console::UndoBar</name>
    <message>
        <source>Undo (%1 s)</source>
        <comment>seconds left</comment>
        <translation>Deshacer (%1 s)</translation>
    </message>
</context>
<context>
    <name>mc::console::WallTimes</name>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>mc::console::WallWindow</name>
    <message>
        <source>MediConnect Dashboard</source>
        <translation>Panel de MediConnect</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Esc leaves the wall</source>
        <translation>Esc cierra esta vista</translation>
    </message>
    <message>
        <source>Leave the wall</source>
        <translation>Salir de la pared</translation>
    </message>
</context>
<context>
    <name>mc::console::Wording</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name, user name</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Facturación</translation>
    </message>
    <message>
        <source>Medical record</source>
        <translation>Historia clínica</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Recordatorio</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítica</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Android</source>
        <translation>Android</translation>
    </message>
    <message>
        <source>iOS</source>
        <translation>iOS</translation>
    </message>
    <message>
        <source>Web browser</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Médico</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programada</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>device</comment>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Inactive</source>
        <comment>device</comment>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>turned off by the recipient</source>
        <translation>desactivado por el destinatario</translation>
    </message>
    <message>
        <source>quiet hours</source>
        <translation>horas de silencio</translation>
    </message>
    <message>
        <source>over the recipient’s limit of messages</source>
        <translation>se alcanzó el límite de mensajes del destinatario</translation>
    </message>
    <message>
        <source>only for critical ones</source>
        <translation>solo para las críticas</translation>
    </message>
    <message>
        <source>only for important ones and inactive users</source>
        <translation>solo para las importantes y los usuarios inactivos</translation>
    </message>
    <message>
        <source>the recipient has no address for it</source>
        <translation>el destinatario no tiene dirección para este canal</translation>
    </message>
    <message>
        <source>the recipient has no active device</source>
        <translation>el destinatario no tiene ningún dispositivo activo</translation>
    </message>
    <message>
        <source>not set up in this service</source>
        <translation>no está configurado en este servicio</translation>
    </message>
    <message>
        <source>the recipient has opted out</source>
        <translation>el destinatario se dio de baja</translation>
    </message>
    <message>
        <source>the recipient is inactive</source>
        <translation>el destinatario está inactivo</translation>
    </message>
    <message>
        <source>Device %1</source>
        <comment>one without a name, by its number</comment>
        <translation>Dispositivo %1</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>person</comment>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Inactive</source>
        <comment>person</comment>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>FCM</source>
        <comment>push provider for Android and browsers</comment>
        <translation>FCM</translation>
    </message>
    <message>
        <source>APNs</source>
        <comment>push provider for iOS</comment>
        <translation>APNs</translation>
    </message>
    <message>
        <source>Email</source>
        <comment>provider</comment>
        <translation>Correo</translation>
    </message>
    <message>
        <source>SMS</source>
        <comment>provider</comment>
        <translation>SMS</translation>
    </message>
</context>
<context>
    <name>mc::console::Workspace</name>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Consola</translation>
    </message>
</context>
<context>
    <name>mc::console::WorkspaceActions</name>
    <message>
        <source>Find an action</source>
        <translation>Buscar una acción</translation>
    </message>
    <message>
        <source>Go to the filter</source>
        <translation>Ir al filtro</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recargar</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Mostrar las teclas</translation>
    </message>
    <message>
        <source>Retry connection</source>
        <translation>Reintentar la conexión</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
</context>
<context>
    <name>mc::console::WriteAction</name>
    <message>
        <source>Not while there is no connection</source>
        <translation>No disponible mientras no haya conexión</translation>
    </message>
</context>
</TS>
