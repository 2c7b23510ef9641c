<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>mc::console::BusyLine</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>mc::console::CertificateWords</name>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>It is for %1, not for %2.</source>
        <translation>Il est pour %1, pas pour %2.</translation>
    </message>
    <message>
        <source>It expired on %1.</source>
        <translation>Il a expiré le %1.</translation>
    </message>
    <message>
        <source>It is not valid before %1.</source>
        <translation>Il n’est pas valable avant le %1.</translation>
    </message>
    <message>
        <source>Its issuer, %1, is not trusted on this computer.</source>
        <translation>Cet ordinateur ne fait pas confiance à son émetteur, %1.</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>Pour : %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Émis par : %1</translation>
    </message>
    <message>
        <source>Valid: %1 to %2</source>
        <translation>Valable : du %1 au %2</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256 : %1</translation>
    </message>
</context>
<context>
    <name>mc::console::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>Chercher une action</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
</context>
<context>
    <name>mc::console::Console</name>
    <message>
        <source>This computer has no keychain to keep the sign-in in: it lasts until the console is closed.</source>
        <translation>Cet ordinateur n’a pas de trousseau où garder la connexion : elle dure jusqu’à la fermeture de la console.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>Votre session a pris fin. Connectez-vous à nouveau.</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterBar</name>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>Ajouter un filtre</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterChip</name>
    <message>
        <source>%1: %2</source>
        <comment>name and value of a filter</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Change the filter “%1”</source>
        <translation>Modifier le filtre « %1 »</translation>
    </message>
    <message>
        <source>Remove the filter “%1”</source>
        <translation>Retirer le filtre « %1 »</translation>
    </message>
</context>
<context>
    <name>mc::console::InlineMessage</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>mc::console::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
</context>
<context>
    <name>mc::console::MainWindow</name>
    <message>
        <source>MediConnect Console</source>
        <translation>Console MediConnect</translation>
    </message>
    <message>
        <source>%1 – MediConnect Console</source>
        <translation>%1 – Console MediConnect</translation>
    </message>
</context>
<context>
    <name>mc::console::RelativeTime</name>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>dans %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1 h</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>dans %1 h</translation>
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
        <translation>Ce qui répond à cette adresse n’est pas un service de notifications MediConnect.</translation>
    </message>
    <message>
        <source>No server listens there.</source>
        <translation>Aucun serveur ne répond à cette adresse.</translation>
    </message>
    <message>
        <source>There is no server of that name.</source>
        <translation>Aucun serveur ne porte ce nom.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Le serveur n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The server does not offer a secure connection there.</source>
        <translation>Le serveur n’offre pas de connexion sécurisée à cette adresse.</translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation>Le serveur a fermé la connexion.</translation>
    </message>
</context>
<context>
    <name>mc::console::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombres</translation>
    </message>
    <message>
        <source>&amp;Rows of tables</source>
        <translation>L&amp;ignes des tableaux</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Serrées</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Aérées</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>Cette console</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Connecté en tant que</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, role</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Comme le système</translation>
    </message>
</context>
<context>
    <name>mc::console::SignIn</name>
    <message>
        <source>%1 was not reached. %2</source>
        <translation>%1 n’a pas pu être joint. %2</translation>
    </message>
    <message>
        <source>The console is for clinic staff and admins. %1 is neither.</source>
        <translation>La console est réservée au personnel de la clinique et aux administrateurs. %1 n’en fait pas partie.</translation>
    </message>
    <message>
        <source>User name or password is wrong.</source>
        <translation>Le nom d’utilisateur ou le mot de passe est incorrect.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts failed. Try again in %n second(s).</source>
        <translation>
            <numerusform>Trop de tentatives ont échoué. Réessayez dans %n seconde.</numerusform>
            <numerusform>Trop de tentatives ont échoué. Réessayez dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server could not sign you in.</source>
        <translation>Le serveur n’a pas pu vous connecter.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted. %1 Where the clinic has a CA of its own, start the console with --ca FILE.</source>
        <translation>Le certificat du serveur n’est pas digne de confiance. %1 Si la clinique a sa propre autorité de certification, lancez la console avec --ca FICHIER.</translation>
    </message>
</context>
<context>
    <name>mc::console::SignInPage</name>
    <message>
        <source>Sign in to MediConnect</source>
        <translation>Se connecter à MediConnect</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Serveur</translation>
    </message>
    <message>
        <source>clinic.example</source>
        <translation>clinique.example</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nom d’&amp;utilisateur</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>This connection is not encrypted: others on the network can read the password.</source>
        <translation>Cette connexion n’est pas chiffrée : d’autres personnes du réseau peuvent lire le mot de passe.</translation>
    </message>
    <message>
        <source>Enter the server&apos;s address, such as clinic.example.</source>
        <translation>Saisissez l’adresse du serveur, par exemple clinique.example.</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>Saisissez votre nom d’utilisateur.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Saisissez votre mot de passe.</translation>
    </message>
</context>
<context>
    <name>mc::console::StaleBar</name>
    <message>
        <source>No connection since %1. Showing what was known then.</source>
        <translation>Pas de connexion depuis %1. Ce qui s’affiche date de ce moment.</translation>
    </message>
</context>
<context>
    <name>mc::console::StatusLine</name>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>pas de connexion</translation>
    </message>
    <message numerus="yes">
        <source>%n running task(s)</source>
        <translation>
            <numerusform>%n tâche en cours</numerusform>
            <numerusform>%n tâches en cours</numerusform>
        </translation>
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
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Facturation</translation>
    </message>
    <message>
        <source>Medical record</source>
        <translation>Dossier médical</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Basse</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Haute</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Appli</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyée</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échouée</translation>
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
        <translation>Navigateur</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Médecin</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programmée</translation>
    </message>
</context>
<context>
    <name>mc::console::Workspace</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
</context>
<context>
    <name>mc::console::WorkspaceActions</name>
    <message>
        <source>Find an action</source>
        <translation>Chercher une action</translation>
    </message>
    <message>
        <source>Go to the filter</source>
        <translation>Aller au filtre</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Défaire</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Afficher les touches</translation>
    </message>
    <message>
        <source>Retry connection</source>
        <translation>Réessayer la connexion</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
</context>
<context>
    <name>mc::console::WriteAction</name>
    <message>
        <source>Not while there is no connection</source>
        <translation>Impossible sans connexion</translation>
    </message>
</context>
</TS>
