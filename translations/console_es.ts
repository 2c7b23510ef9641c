<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
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
    <name>mc::console::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>Buscar una acción</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
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
        <source>Name, user name or email</source>
        <translation>Nombre, usuario o correo</translation>
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
    <message>
        <source>Device %1</source>
        <comment>one without a name, by its number</comment>
        <translation>Dispositivo %1</translation>
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
        <source>Device %1</source>
        <comment>one without a name, by its number</comment>
        <translation>Dispositivo %1</translation>
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
        <source>Name of the device</source>
        <translation>Nombre del dispositivo</translation>
    </message>
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
        <source>No device is registered yet. Apps register theirs when somebody signs in.</source>
        <translation>Todavía no hay dispositivos registrados. Las apps registran el suyo cuando alguien inicia sesión.</translation>
    </message>
    <message>
        <source>No device matches these filters.</source>
        <translation>Ningún dispositivo coincide con estos filtros.</translation>
    </message>
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
        <source>%1: %2 done</source>
        <translation>%1: %2 hechos</translation>
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
    <name>mc::console::MainWindow</name>
    <message>
        <source>MediConnect Console</source>
        <translation>Consola de MediConnect</translation>
    </message>
    <message>
        <source>%1 – MediConnect Console</source>
        <translation>%1 – Consola de MediConnect</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonSearch</name>
    <message>
        <source>Nobody is called that.</source>
        <translation>Nadie se llama así.</translation>
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
    <name>mc::console::StaleBar</name>
    <message>
        <source>No connection since %1. Showing what was known then.</source>
        <translation>Sin conexión desde las %1. Se muestra lo que se sabía entonces.</translation>
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
