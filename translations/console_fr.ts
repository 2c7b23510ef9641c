<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>mc::console::AlertForm</name>
    <message>
        <source>Show &amp;alerts on the desktop</source>
        <translation>Afficher des &amp;alertes sur le bureau</translation>
    </message>
    <message>
        <source>When a provider pauses, deliveries fail, or the oldest has been due for a minute.</source>
        <translation>Quand un fournisseur est en pause, que des envois échouent ou que le plus ancien attend depuis une minute.</translation>
    </message>
    <message>
        <source>This desktop has no place for them at the moment. They are shown when it has one.</source>
        <translation>Ce bureau ne peut pas les afficher pour le moment. Elles s’afficheront quand il le pourra.</translation>
    </message>
    <message>
        <source>&amp;Failed deliveries within five minutes</source>
        <translation>Envois é&amp;choués en cinq minutes</translation>
    </message>
    <message>
        <source>Be &amp;silent at these hours</source>
        <translation>&amp;Silence à ces heures</translation>
    </message>
    <message>
        <source>Fr&amp;om</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;À</translation>
    </message>
</context>
<context>
    <name>mc::console::Alerts</name>
    <message>
        <source>%1 is paused</source>
        <comment>provider</comment>
        <translation>%1 est en pause</translation>
    </message>
    <message>
        <source>Deliveries by %1 wait, and go out when it works again.</source>
        <translation>Les envois par %1 attendent et partiront quand il fonctionnera de nouveau. Les envois critiques sont toujours tentés.</translation>
    </message>
    <message>
        <source>Deliveries fail</source>
        <translation>Des envois échouent</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deliveries failed within five minutes.</source>
        <translation>
            <numerusform>%Ln envoi a échoué en cinq minutes.</numerusform>
            <numerusform>%Ln envois ont échoué en cinq minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deliveries wait</source>
        <translation>Des envois attendent</translation>
    </message>
    <message numerus="yes">
        <source>The oldest has been due for more than a minute; %Ln are waiting.</source>
        <translation>
            <numerusform>Il aurait dû partir il y a plus d’une minute.</numerusform>
            <numerusform>Le plus ancien aurait dû partir il y a plus d’une minute ; %Ln attendent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::AppCard</name>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>now</source>
        <comment>time</comment>
        <translation>maintenant</translation>
    </message>
</context>
<context>
    <name>mc::console::AudienceForm</name>
    <message>
        <source>Every active user of the directory.</source>
        <translation>Tous les utilisateurs actifs de l’annuaire.</translation>
    </message>
    <message>
        <source>P&amp;eople by name</source>
        <translation>P&amp;ersonnes par nom</translation>
    </message>
    <message>
        <source>&amp;Role or clinic</source>
        <translation>&amp;Rôle ou clinique</translation>
    </message>
    <message>
        <source>E&amp;veryone</source>
        <translation>&amp;Tout le monde</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clinique</translation>
    </message>
    <message>
        <source>Any: its number for one</source>
        <translation>Toutes, ou le numéro de l’une</translation>
    </message>
    <message>
        <source>Any role</source>
        <translation>Tous les rôles</translation>
    </message>
</context>
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
    <name>mc::console::ChannelChoice</name>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>channels</comment>
        <translation>Automatiques</translation>
    </message>
    <message>
        <source>Automatic channels</source>
        <translation>Canaux automatiques</translation>
    </message>
    <message>
        <source>The service picks them by type and priority</source>
        <translation>Le service les choisit selon le type et la priorité</translation>
    </message>
    <message>
        <source>It is always shown in the app</source>
        <translation>Elle apparaît toujours dans l’application</translation>
    </message>
</context>
<context>
    <name>mc::console::ChannelProgress</name>
    <message>
        <source>waiting</source>
        <comment>a channel</comment>
        <translation>en attente</translation>
    </message>
    <message>
        <source>held</source>
        <comment>a channel</comment>
        <translation>différé</translation>
    </message>
    <message>
        <source>left out</source>
        <comment>a channel</comment>
        <translation>écarté</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>a channel</comment>
        <translation>envoyé</translation>
    </message>
    <message>
        <source>delivered</source>
        <comment>a channel</comment>
        <translation>remis</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a channel</comment>
        <translation>échoué</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>channel, how far it has come: Email delivered</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>mc::console::ClinicPopup</name>
    <message>
        <source>Number of the clinic</source>
        <translation>Numéro de la clinique</translation>
    </message>
    <message>
        <source>Show this clinic</source>
        <translation>Afficher cette clinique</translation>
    </message>
    <message>
        <source>Known clinics</source>
        <translation>Cliniques connues</translation>
    </message>
    <message numerus="yes">
        <source>%Ln notification(s) in a year</source>
        <translation>
            <numerusform>%Ln notification en un an</numerusform>
            <numerusform>%Ln notifications en un an</numerusform>
        </translation>
    </message>
    <message>
        <source>Clinic %1 · %2</source>
        <translation>Clinique %1 · %2</translation>
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
    <message>
        <source>No action matches.</source>
        <translation>Aucune action ne correspond.</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposeForm</name>
    <message>
        <source>Who</source>
        <translation>Pour qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposePage</name>
    <message>
        <source>The directory could not be asked.</source>
        <translation>L’annuaire n’a pas pu être consulté.</translation>
    </message>
    <message>
        <source>The draft is not kept on this computer.</source>
        <translation>Le brouillon n’est pas conservé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Write notification</source>
        <translation>Écrire une notification</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Abandonner le brouillon</translation>
    </message>
    <message>
        <source>Bring its draft back</source>
        <translation>Reprendre son brouillon</translation>
    </message>
    <message>
        <source>It is not known whom this reaches.</source>
        <translation>On ne sait pas qui cela atteint.</translation>
    </message>
    <message>
        <source>This reaches nobody: there is no active user among them.</source>
        <translation>Cela n’atteint personne : aucun d’eux n’est un utilisateur actif.</translation>
    </message>
    <message>
        <source>“%1” was taken back.</source>
        <translation>« %1 » a été reprise.</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Rédiger</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposeProblems</name>
    <message>
        <source>Choose at least one person.</source>
        <translation>Choisissez au moins une personne.</translation>
    </message>
    <message>
        <source>Choose a role or a clinic.</source>
        <translation>Choisissez un rôle ou une clinique.</translation>
    </message>
    <message>
        <source>At most %1 people can be named. Choose a role, a clinic or everyone instead.</source>
        <translation>On peut nommer au plus %1 personnes. Choisissez plutôt un rôle, une clinique ou tout le monde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too many.</source>
        <translation>
            <numerusform>%Ln caractère de trop.</numerusform>
            <numerusform>%Ln caractères de trop.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such time zone. Choose one of the list.</source>
        <translation>Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste.</translation>
    </message>
    <message>
        <source>Clocks are set forward over this time. Choose another.</source>
        <translation>Les horloges avancent à cette heure-là. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>Cette heure est passée. Choisissez-en une plus tardive.</translation>
    </message>
    <message>
        <source>This is more than a year ahead. Choose an earlier time.</source>
        <translation>C’est dans plus d’un an. Choisissez une heure plus proche.</translation>
    </message>
    <message>
        <source>Write a whole https address, or a path that begins with /.</source>
        <translation>Écrivez une adresse https complète, ou un chemin qui commence par /.</translation>
    </message>
    <message>
        <source>Write an address that begins with the app’s scheme, such as mediconnect://.</source>
        <translation>Écrivez une adresse qui commence par le schéma de l’application, comme mediconnect://.</translation>
    </message>
    <message>
        <source>Nobody in the directory has this id.</source>
        <translation>Personne dans l’annuaire n’a cet identifiant.</translation>
    </message>
    <message>
        <source>Write a title.</source>
        <translation>Écrivez un titre.</translation>
    </message>
    <message>
        <source>Write a message.</source>
        <translation>Écrivez un message.</translation>
    </message>
</context>
<context>
    <name>mc::console::ConfirmDialog</name>
    <message>
        <source>Write to many people</source>
        <translation>Écrire à beaucoup de personnes</translation>
    </message>
    <message numerus="yes">
        <source>“%1” goes to %Ln people.</source>
        <translation>
            <numerusform>« %1 » va à %Ln personne.</numerusform>
            <numerusform>« %1 » va à %Ln personnes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to &amp;go on</source>
        <translation>Tapez %1 pour con&amp;tinuer</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Continuer d’écrire</translation>
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
    <name>mc::console::ContentForm</name>
    <message>
        <source>%1 / %2</source>
        <comment>characters, at most</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>priority</comment>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>The service computes it by the type</source>
        <translation>Le service la calcule selon le type</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>T&amp;ype</translation>
    </message>
    <message>
        <source>Pri&amp;ority</source>
        <translation>Pri&amp;orité</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>T&amp;itre</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Message</translation>
    </message>
    <message>
        <source>&amp;Link (optional)</source>
        <translation>&amp;Lien (facultatif)</translation>
    </message>
    <message>
        <source>Link into the &amp;app (optional)</source>
        <translation>Lien dans l’&amp;application (facultatif)</translation>
    </message>
    <message>
        <source>The links may be &amp;seen outside the app</source>
        <translation>Les liens peuvent être v&amp;us hors de l’application</translation>
    </message>
    <message>
        <source>Check it when their addresses tell nothing of anybody&apos;s health. Otherwise neutral messages lead to the inbox of the app instead.</source>
        <translation>Cochez si leurs adresses ne disent rien de la santé de personne. Sinon, les messages neutres mènent à la boîte de réception de l’application.</translation>
    </message>
</context>
<context>
    <name>mc::console::Dashboard</name>
    <message>
        <source>Working</source>
        <comment>provider</comment>
        <translation>Fonctionne</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>provider</comment>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Not set up</source>
        <comment>provider</comment>
        <translation>Non configuré</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>time</comment>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>until %1: %2</source>
        <comment>time, the provider&apos;s error</comment>
        <translation>jusqu’à %1 : %2</translation>
    </message>
    <message>
        <source>%1 of %2 under way</source>
        <comment>deliveries, at most</comment>
        <translation>%1 sur %2 en cours</translation>
    </message>
    <message>
        <source>No reason was told</source>
        <translation>Aucune raison donnée</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 par minute</translation>
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
        <translation>Échecs les plus récents</translation>
    </message>
    <message>
        <source>Go to the next row</source>
        <translation>Aller à la ligne suivante</translation>
    </message>
    <message>
        <source>Go to the previous row</source>
        <translation>Aller à la ligne précédente</translation>
    </message>
    <message>
        <source>Show on the wall</source>
        <translation>Afficher au mur</translation>
    </message>
    <message>
        <source>No failures since %1</source>
        <comment>time</comment>
        <translation>Aucun échec depuis %1</translation>
    </message>
    <message>
        <source>No failures so far</source>
        <translation>Aucun échec pour l’instant</translation>
    </message>
    <message>
        <source>The figures of the last 24 hours could not be loaded.</source>
        <translation>Les chiffres des dernières 24 heures n’ont pas pu être chargés.</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
</context>
<context>
    <name>mc::console::DashboardView</name>
    <message>
        <source>Sent a minute, by channel</source>
        <translation>Envois par minute et par canal</translation>
    </message>
    <message>
        <source>Time to the recipient, in milliseconds</source>
        <translation>Délai jusqu’au destinataire, en millisecondes</translation>
    </message>
    <message>
        <source>From the creation of a delivery to the open socket or the provider that took it: half of them were as fast as p50 or faster, 95 and 99 of a hundred as p95 and p99</source>
        <translation>De la création d’un envoi à la connexion ouverte ou au fournisseur qui l’a accepté : la moitié a pris p50 ou moins ; 95 et 99 sur cent, p95 et p99</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Fournisseurs</translation>
    </message>
    <message>
        <source>Success, 24 hours</source>
        <translation>Réussite sur 24 heures</translation>
    </message>
    <message>
        <source>Of what was tried in the last 24 hours, the share that did not fail</source>
        <translation>Part de ce qui a été tenté ces dernières 24 heures et n’a pas échoué</translation>
    </message>
    <message>
        <source>Newest failures</source>
        <translation>Échecs les plus récents</translation>
    </message>
    <message>
        <source>Some outcomes were too many to be told one by one: there may be more failures than these.</source>
        <translation>Des résultats étaient trop nombreux pour être annoncés un par un : il peut y avoir d’autres échecs.</translation>
    </message>
</context>
<context>
    <name>mc::console::DatesPopup</name>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Premier jour</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Dernier jour</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>Afficher ces jours</translation>
    </message>
</context>
<context>
    <name>mc::console::DaysText</name>
    <message>
        <source>since %1</source>
        <comment>a date</comment>
        <translation>depuis le %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a date</comment>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two dates</comment>
        <translation>du %1 au %2</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceActions</name>
    <message>
        <source>Send test push</source>
        <translation>Envoyer un push de test</translation>
    </message>
    <message>
        <source>Rename device</source>
        <translation>Renommer l’appareil</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>device</comment>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Activate devices</source>
        <translation>Activer les appareils</translation>
    </message>
    <message>
        <source>Activate</source>
        <comment>devices</comment>
        <translation>Activer</translation>
    </message>
    <message>
        <source>Deactivate devices</source>
        <translation>Désactiver les appareils</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <comment>devices</comment>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Unregister devices…</source>
        <translation>Désinscrire les appareils…</translation>
    </message>
    <message>
        <source>Unregister…</source>
        <comment>devices</comment>
        <translation>Désinscrire…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier comme texte</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1: %2 done</source>
        <translation>%1 : %2 terminés</translation>
    </message>
    <message>
        <source>Show owner</source>
        <translation>Afficher le propriétaire</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceDelegate</name>
    <message>
        <source>Name of the device</source>
        <translation>Nom de l’appareil</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceDetails</name>
    <message>
        <source>Details of the device</source>
        <translation>Détails de l’appareil</translation>
    </message>
    <message>
        <source>No device is chosen</source>
        <translation>Aucun appareil n’est choisi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) are chosen</source>
        <translation>
            <numerusform>%Ln appareil choisi</numerusform>
            <numerusform>%Ln appareils choisis</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one to see whose it is, and when it was used.</source>
        <translation>Choisissez-en un pour voir à qui il est et quand il a servi.</translation>
    </message>
    <message>
        <source>What is done now is done to all of them.</source>
        <translation>Ce que vous faites maintenant s’applique à tous.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>Version de l’app</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Inscrit</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernière utilisation</translation>
    </message>
    <message>
        <source>Last test push</source>
        <translation>Dernière notification push de test</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <comment>time, reason</comment>
        <translation>%1 : échec. %2</translation>
    </message>
    <message>
        <source>%1: accepted by the provider</source>
        <comment>time</comment>
        <translation>%1 : acceptée par le fournisseur</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceFilters</name>
    <message>
        <source>Search name or version</source>
        <translation>Rechercher nom ou version</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>User…</source>
        <translation>Utilisateur…</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>User whose devices are shown</source>
        <translation>Utilisateur dont les appareils sont affichés</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceModel</name>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>Version de l’app</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernière utilisation</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceWords</name>
    <message>
        <source>%1: %2</source>
        <comment>device and why it failed</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>device and its user</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) renamed.</source>
        <translation>
            <numerusform>%Ln appareil renommé.</numerusform>
            <numerusform>%Ln appareils renommés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) activated.</source>
        <translation>
            <numerusform>%Ln appareil activé.</numerusform>
            <numerusform>%Ln appareils activés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) deactivated.</source>
        <translation>
            <numerusform>%Ln appareil désactivé.</numerusform>
            <numerusform>%Ln appareils désactivés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) unregistered.</source>
        <translation>
            <numerusform>%Ln appareil désinscrit.</numerusform>
            <numerusform>%Ln appareils désinscrits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test push to %Ln device(s) was accepted by the provider.</source>
        <translation>
            <numerusform>Le fournisseur a accepté la notification push de test vers %Ln appareil.</numerusform>
            <numerusform>Le fournisseur a accepté la notification push de test vers %Ln appareils.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be renamed.</source>
        <translation>
            <numerusform>Impossible de renommer %Ln appareil.</numerusform>
            <numerusform>Impossible de renommer %Ln appareils.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be activated.</source>
        <translation>
            <numerusform>Impossible d’activer %Ln appareil.</numerusform>
            <numerusform>Impossible d’activer %Ln appareils.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be deactivated.</source>
        <translation>
            <numerusform>Impossible de désactiver %Ln appareil.</numerusform>
            <numerusform>Impossible de désactiver %Ln appareils.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be unregistered.</source>
        <translation>
            <numerusform>Impossible de désinscrire %Ln appareil.</numerusform>
            <numerusform>Impossible de désinscrire %Ln appareils.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test push to %Ln device(s) failed.</source>
        <translation>
            <numerusform>La notification push de test vers %Ln appareil a échoué.</numerusform>
            <numerusform>La notification push de test vers %Ln appareils a échoué.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renaming %Ln device(s)</source>
        <translation>
            <numerusform>Renommage de %Ln appareil</numerusform>
            <numerusform>Renommage de %Ln appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Activating %Ln device(s)</source>
        <translation>
            <numerusform>Activation de %Ln appareil</numerusform>
            <numerusform>Activation de %Ln appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivating %Ln device(s)</source>
        <translation>
            <numerusform>Désactivation de %Ln appareil</numerusform>
            <numerusform>Désactivation de %Ln appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unregistering %Ln device(s)</source>
        <translation>
            <numerusform>Désinscription de %Ln appareil</numerusform>
            <numerusform>Désinscription de %Ln appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending a test push to %Ln device(s)</source>
        <translation>
            <numerusform>Envoi d’une notification push de test à %Ln appareil</numerusform>
            <numerusform>Envoi d’une notification push de test à %Ln appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln de plus</numerusform>
            <numerusform>et %Ln de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DevicesPage</name>
    <message>
        <source>Unregister devices</source>
        <translation>Désinscrire des appareils</translation>
    </message>
    <message>
        <source>Unregister %1?</source>
        <translation>Désinscrire %1 ?</translation>
    </message>
    <message>
        <source>They get no push notifications until their app registers them again. This cannot be undone from here.</source>
        <translation>Ils ne recevront plus de notifications push tant que leur app ne les aura pas inscrits de nouveau. Cela ne peut pas être annulé d’ici.</translation>
    </message>
    <message>
        <source>Unregister</source>
        <translation>Désinscrire</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>The devices could not be loaded.</source>
        <translation>Impossible de charger les appareils.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln appareil</numerusform>
            <numerusform>%Ln appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln selected</source>
        <comment>number of devices</comment>
        <translation>
            <numerusform>%1, %Ln sélectionné</numerusform>
            <numerusform>%1, %Ln sélectionnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unregister %Ln device(s)?</source>
        <translation>
            <numerusform>Désinscrire %Ln appareil ?</numerusform>
            <numerusform>Désinscrire %Ln appareils ?</numerusform>
        </translation>
    </message>
    <message>
        <source>The devices did not arrive</source>
        <translation>Les appareils ne sont pas arrivés</translation>
    </message>
    <message>
        <source>Load devices again</source>
        <translation>Recharger les appareils</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>Pas encore d’appareil</translation>
    </message>
    <message>
        <source>Apps register theirs when somebody signs in.</source>
        <translation>Les applications inscrivent le leur quand quelqu’un se connecte.</translation>
    </message>
    <message>
        <source>No device matches the filters</source>
        <translation>Aucun appareil ne correspond aux filtres</translation>
    </message>
    <message>
        <source>Remove a filter, or search for another name or version.</source>
        <translation>Retirez un filtre ou cherchez un autre nom ou une autre version.</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Retirer tous les filtres</translation>
    </message>
</context>
<context>
    <name>mc::console::DevicesSection</name>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Load the devices again</source>
        <translation>Recharger les appareils</translation>
    </message>
    <message>
        <source>No devices: push notifications have no way to them.</source>
        <translation>Aucun appareil : les notifications push ne peuvent pas lui parvenir.</translation>
    </message>
    <message>
        <source>Devices of this person</source>
        <translation>Appareils de cette personne</translation>
    </message>
    <message>
        <source>Show their devices</source>
        <translation>Afficher ses appareils</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>devices</comment>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>The devices did not arrive.</source>
        <translation>Les appareils ne sont pas arrivés.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln de plus</numerusform>
            <numerusform>et %Ln de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DraftNotice</name>
    <message>
        <source>Draft of %1 restored.</source>
        <translation>Brouillon de %1 rétabli.</translation>
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
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
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
        <translation>Ouvrir la notification</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>notification</comment>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Retry delivery</source>
        <translation>Réessayer l’envoi</translation>
    </message>
    <message>
        <source>Retry</source>
        <comment>delivery</comment>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Queueing deliveries again</source>
        <translation>Remise en file des envois</translation>
    </message>
    <message numerus="yes">
        <source>Queued %Ln delivery(s) again.</source>
        <translation>
            <numerusform>%Ln envoi remis en file.</numerusform>
            <numerusform>%Ln envois remis en file.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was queued again.</source>
        <translation>Rien n’a été remis en file.</translation>
    </message>
</context>
<context>
    <name>mc::console::FailureGroups</name>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Dernier</translation>
    </message>
</context>
<context>
    <name>mc::console::FailureText</name>
    <message>
        <source>The server was not reached. Try again when the connection is back.</source>
        <translation>Le serveur n’a pas été joint. Réessayez quand la connexion sera rétablie.</translation>
    </message>
    <message>
        <source>Your account may not do this. Ask an admin of the clinic.</source>
        <translation>Votre compte n’a pas ce droit. Demandez à un administrateur de la clinique.</translation>
    </message>
    <message>
        <source>It is no longer there. Reload the page.</source>
        <translation>Il n’existe plus. Rechargez la page.</translation>
    </message>
    <message numerus="yes">
        <source>Too many requests. Try again in %n second(s).</source>
        <translation>
            <numerusform>Trop de requêtes. Réessayez dans %n seconde.</numerusform>
            <numerusform>Trop de requêtes. Réessayez dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server failed. Try again; if it fails again, tell those who operate it.</source>
        <translation>Le serveur a échoué. Réessayez ; s’il échoue encore, prévenez ceux qui l’exploitent.</translation>
    </message>
</context>
<context>
    <name>mc::console::FigureTable</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>channel, error</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyées</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Remises</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échouées</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omises</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Réussite</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clinique</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Non lues</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lues</translation>
    </message>
    <message>
        <source>Clinic %1</source>
        <translation>Clinique %1</translation>
    </message>
    <message>
        <source>No clinic</source>
        <translation>Sans clinique</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
</context>
<context>
    <name>mc::console::Figures</name>
    <message>
        <source>no change</source>
        <translation>aucun changement</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>of percent</comment>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Non lues</translation>
    </message>
    <message>
        <source>Read rate</source>
        <translation>Taux de lecture</translation>
    </message>
    <message>
        <source>Average time to read</source>
        <translation>Délai moyen de lecture</translation>
    </message>
    <message>
        <source>Click-through rate</source>
        <translation>Taux de clics</translation>
    </message>
    <message>
        <source>Delivery success</source>
        <translation>Réussite des envois</translation>
    </message>
    <message>
        <source>Failed deliveries</source>
        <translation>Envois échoués</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>Latence, médiane</translation>
    </message>
    <message>
        <source>Latency, 95 %</source>
        <translation>Latence, 95 %</translation>
    </message>
    <message>
        <source>Latency, 99 %</source>
        <translation>Latence, 99 %</translation>
    </message>
    <message>
        <source>Notifications that came due in this time, deleted ones included.</source>
        <translation>Notifications arrivées à échéance pendant cette période, y compris celles qui ont été supprimées.</translation>
    </message>
    <message>
        <source>Those of them that nobody has read so far.</source>
        <translation>Celles que personne n’a encore lues.</translation>
    </message>
    <message>
        <source>How many of the notifications were read.</source>
        <translation>Part des notifications qui ont été lues.</translation>
    </message>
    <message>
        <source>From when a notification came due to when it was read.</source>
        <translation>Entre l’échéance de la notification et sa lecture.</translation>
    </message>
    <message>
        <source>How many of all notifications had their link followed.</source>
        <translation>Part de toutes les notifications dont le lien a été suivi.</translation>
    </message>
    <message>
        <source>How many of the deliveries that came to an end did not fail, over all channels.</source>
        <translation>Part des envois terminés qui n’ont pas échoué, tous canaux confondus.</translation>
    </message>
    <message>
        <source>Deliveries that failed for good, over all channels.</source>
        <translation>Envois définitivement échoués, tous canaux confondus.</translation>
    </message>
    <message>
        <source>Half of the deliveries arrived within this time.</source>
        <translation>La moitié des envois est arrivée dans ce délai.</translation>
    </message>
    <message>
        <source>95 of 100 deliveries arrived within this time.</source>
        <translation>95 envois sur 100 sont arrivés dans ce délai.</translation>
    </message>
    <message>
        <source>99 of 100 deliveries arrived within this time.</source>
        <translation>99 envois sur 100 sont arrivés dans ce délai.</translation>
    </message>
    <message>
        <source>%1 times as much</source>
        <translation>%1 fois plus</translation>
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
    <name>mc::console::FilterMenu</name>
    <message>
        <source>%1…</source>
        <comment>name of a filter whose value is asked for</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lues</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Non lues</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Les 7 derniers jours</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Les 30 derniers jours</translation>
    </message>
    <message>
        <source>Other days …</source>
        <translation>D’autres jours…</translation>
    </message>
    <message>
        <source>Recipient whose notifications are shown</source>
        <translation>Destinataire dont les notifications sont affichées</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterSetButton</name>
    <message>
        <source>Saved filters</source>
        <translation>Filtres enregistrés</translation>
    </message>
    <message>
        <source>Saved filters: %1</source>
        <translation>Filtres enregistrés : %1</translation>
    </message>
    <message>
        <source>Choose or save filters under a name</source>
        <translation>Choisir des filtres enregistrés, ou en enregistrer sous un nom</translation>
    </message>
    <message>
        <source>Save these filters …</source>
        <translation>Enregistrer ces filtres…</translation>
    </message>
    <message>
        <source>Save filters</source>
        <translation>Enregistrer les filtres</translation>
    </message>
    <message>
        <source>Rename “%1” …</source>
        <translation>Renommer « %1 »…</translation>
    </message>
    <message>
        <source>Rename filters</source>
        <translation>Renommer les filtres</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Retirer « %1 »</translation>
    </message>
    <message>
        <source>Name of the filters</source>
        <translation>Nom des filtres</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterSets</name>
    <message>
        <source>Failed today</source>
        <translation>Échouées aujourd’hui</translation>
    </message>
    <message>
        <source>Held or waiting</source>
        <translation>Retenues ou en attente</translation>
    </message>
    <message>
        <source>Critical, failed</source>
        <translation>Critiques échouées</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Non lues</translation>
    </message>
    <message>
        <source>Critical, unread</source>
        <translation>Critiques non lues</translation>
    </message>
</context>
<context>
    <name>mc::console::HeadlineTile</name>
    <message>
        <source>%1 against %2: %3</source>
        <comment>change, the time before, the figure then</comment>
        <translation>%1 par rapport à %2 : %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>figure, value</comment>
        <translation>%1 : %2</translation>
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
    <name>mc::console::LimitsForm</name>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Push, email and SMS beyond them are left out. Critical notifications aren’t.</source>
        <translation>Au-delà, push, e-mails et SMS ne sont pas envoyés. Les notifications critiques le sont.</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>En une heure</translation>
    </message>
    <message>
        <source>In a day</source>
        <translation>En un jour</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>No more in an hour than in a day.</source>
        <translation>Pas plus en une heure qu’en un jour.</translation>
    </message>
</context>
<context>
    <name>mc::console::ListAndDetails</name>
    <message>
        <source>Go to the next row</source>
        <translation>Aller à la ligne suivante</translation>
    </message>
    <message>
        <source>Go to the previous row</source>
        <translation>Aller à la ligne précédente</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Afficher les détails</translation>
    </message>
</context>
<context>
    <name>mc::console::ListColumns</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>Prévue pour</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lue</translation>
    </message>
</context>
<context>
    <name>mc::console::ListFilter</name>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clinique</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lues</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>non lues</translation>
    </message>
</context>
<context>
    <name>mc::console::LockScreenCard</name>
    <message>
        <source>MediConnect · now</source>
        <comment>name of the app, time</comment>
        <translation>MediConnect · maintenant</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>mc::console::MailCard</name>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>To each recipient alone</source>
        <translation>À chaque destinataire séparément</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>a name</comment>
        <translation>À %1</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
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
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>mc::console::NewsLine</name>
    <message>
        <source>Known since %1</source>
        <comment>time</comment>
        <translation>Connu depuis %1</translation>
    </message>
    <message>
        <source>The service knows nothing of the time before %1.</source>
        <translation>Le service ne connaît rien d’antérieur à ce moment : %1.</translation>
    </message>
    <message>
        <source>It goes on by itself when the service is heard of again. Told last: %1</source>
        <translation>La suite vient d’elle-même dès que le service se manifeste. Dernières nouvelles : %1</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>what is shown</comment>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Waiting for the service</source>
        <translation>En attente du service</translation>
    </message>
    <message>
        <source>No news since %1</source>
        <comment>time</comment>
        <translation>Sans nouvelles depuis %1</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationActions</name>
    <message>
        <source>Retry delivery</source>
        <translation>Réessayer l’envoi</translation>
    </message>
    <message>
        <source>Reschedule notification</source>
        <translation>Reprogrammer la notification</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <comment>button beside “Cancel notification”</comment>
        <translation>Reprogrammer</translation>
    </message>
    <message>
        <source>Cancel notification</source>
        <translation>Annuler la notification</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Delete notification</source>
        <translation>Supprimer la notification</translation>
    </message>
    <message>
        <source>The notification was not cancelled.</source>
        <translation>La notification n’a pas été annulée.</translation>
    </message>
    <message>
        <source>Cancelled “%1”.</source>
        <translation>« %1 » a été annulée.</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marquer comme non lue</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marquer comme lue</translation>
    </message>
    <message>
        <source>Queueing deliveries again</source>
        <translation>Remise en file des envois</translation>
    </message>
    <message>
        <source>Nothing was queued again.</source>
        <translation>Rien n’a été remis en file.</translation>
    </message>
    <message numerus="yes">
        <source>Queued %n deliveries again.</source>
        <translation>
            <numerusform>%n envoi a été remis en file.</numerusform>
            <numerusform>%n envois ont été remis en file.</numerusform>
        </translation>
    </message>
    <message>
        <source>The notification was not marked as read.</source>
        <translation>La notification n’a pas été marquée comme lue.</translation>
    </message>
    <message>
        <source>The notification was not marked as unread.</source>
        <translation>La notification n’a pas été marquée comme non lue.</translation>
    </message>
    <message>
        <source>Marked “%1” as read.</source>
        <translation>« %1 » a été marquée comme lue.</translation>
    </message>
    <message>
        <source>Marked “%1” as unread.</source>
        <translation>« %1 » a été marquée comme non lue.</translation>
    </message>
    <message>
        <source>The notification was not rescheduled.</source>
        <translation>La notification n’a pas été reprogrammée.</translation>
    </message>
    <message>
        <source>Rescheduled to %1.</source>
        <translation>Reprogrammée pour le %1.</translation>
    </message>
    <message>
        <source>Deleted “%1”.</source>
        <translation>« %1 » a été supprimée.</translation>
    </message>
    <message>
        <source>The notification was not deleted.</source>
        <translation>La notification n’a pas été supprimée.</translation>
    </message>
    <message>
        <source>Copied as text.</source>
        <translation>Copié en texte.</translation>
    </message>
    <message>
        <source>Show recipient</source>
        <translation>Afficher le destinataire</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationDetails</name>
    <message>
        <source>Load again</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ce qu’elle est devenue</translation>
    </message>
    <message>
        <source>Details of the notification</source>
        <translation>Détails de la notification</translation>
    </message>
    <message>
        <source>No notification is chosen</source>
        <translation>Aucune notification n’est choisie</translation>
    </message>
    <message>
        <source>Choose one to read it, and what became of it.</source>
        <translation>Choisissez-en une pour la lire et voir ce qu’elle est devenue.</translation>
    </message>
    <message>
        <source>The notification did not arrive.</source>
        <translation>La notification n’est pas arrivée.</translation>
    </message>
    <message>
        <source>%1 · %2 priority</source>
        <comment>type, priority</comment>
        <translation>%1 · priorité : %2</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Expéditeur</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>Prévue pour</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lue</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Medical record</source>
        <translation>Dossier médical</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Link in the app</source>
        <translation>Lien dans l’application</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationTable</name>
    <message>
        <source>The notifications did not arrive</source>
        <translation>Les notifications ne sont pas arrivées</translation>
    </message>
    <message>
        <source>Load notifications again</source>
        <translation>Recharger les notifications</translation>
    </message>
    <message>
        <source>No notifications yet</source>
        <translation>Aucune notification pour l’instant</translation>
    </message>
    <message>
        <source>What is sent appears here, with what became of it.</source>
        <translation>Ce qui est envoyé apparaît ici, avec ce qu’il est devenu.</translation>
    </message>
    <message>
        <source>No notification matches the filters</source>
        <translation>Aucune notification ne correspond aux filtres</translation>
    </message>
    <message>
        <source>Remove a filter, or search for other words in title and message.</source>
        <translation>Retirez un filtre ou cherchez d’autres mots dans le titre et le message.</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Retirer tous les filtres</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationText</name>
    <message>
        <source>%1: %2</source>
        <comment>name and value</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinataire</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>Prévue pour</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationsPage</name>
    <message>
        <source>Cancel “%1”? It will never be sent, and that can’t be undone.</source>
        <translation>Annuler « %1 » ? Elle ne sera jamais envoyée, et cela est irréversible.</translation>
    </message>
    <message>
        <source>Search title and message</source>
        <translation>Chercher dans titre et message</translation>
    </message>
    <message>
        <source>Cancel notification</source>
        <translation>Annuler la notification</translation>
    </message>
    <message>
        <source>%1, more are on their way …</source>
        <translation>%1, la suite arrive…</translation>
    </message>
    <message>
        <source>%1. The next ones did not arrive: press F5.</source>
        <translation>%1. Les suivantes ne sont pas arrivées : appuyez sur F5.</translation>
    </message>
    <message>
        <source>%1. That is all of them.</source>
        <translation>%1. Il n’y en a pas d’autres.</translation>
    </message>
    <message>
        <source>%1, and more below</source>
        <translation>%1, et d’autres plus bas</translation>
    </message>
    <message>
        <source>%1 or more new</source>
        <translation>%1 nouvelles ou plus</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nouvelle</numerusform>
            <numerusform>%n nouvelles</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the new notifications</source>
        <translation>Afficher les nouvelles notifications</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
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
    <name>mc::console::Outcome</name>
    <message>
        <source>Taken back: nothing was sent.</source>
        <translation>Reprise : rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Show in Notifications</source>
        <translation>Voir dans Notifications</translation>
    </message>
    <message>
        <source>The rest was cancelled.</source>
        <translation>Le reste a été annulé.</translation>
    </message>
    <message>
        <source>It was too late to take it back: it has been sent.</source>
        <translation>Il était trop tard pour la reprendre : elle a été envoyée.</translation>
    </message>
    <message>
        <source>It was not taken back.</source>
        <translation>Elle n’a pas été reprise.</translation>
    </message>
</context>
<context>
    <name>mc::console::PeoplePage</name>
    <message>
        <source>A change of the preferences of person %1 was not stored.</source>
        <comment>by id</comment>
        <translation>Une modification des préférences de la personne %1 n’a pas été enregistrée.</translation>
    </message>
    <message>
        <source>Name, user name, email or id</source>
        <translation>Nom, nom d’utilisateur, e-mail ou numéro</translation>
    </message>
    <message>
        <source>Search for a person</source>
        <translation>Chercher une personne</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln personne</numerusform>
            <numerusform>%Ln personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>The people did not arrive</source>
        <translation>Les personnes ne sont pas arrivées</translation>
    </message>
    <message>
        <source>Load people again</source>
        <translation>Recharger les personnes</translation>
    </message>
    <message>
        <source>Nobody was found</source>
        <translation>Personne n’a été trouvé</translation>
    </message>
    <message>
        <source>Search for a part of a name, a user name or an email, or for a whole id.</source>
        <translation>Cherchez une partie d’un nom, d’un nom d’utilisateur ou d’un e-mail, ou un numéro entier.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Afficher tout le monde</translation>
    </message>
    <message>
        <source>The person could not be shown.</source>
        <translation>La personne n’a pas pu être affichée.</translation>
    </message>
    <message>
        <source>The people could not be loaded.</source>
        <translation>Les personnes n’ont pas pu être chargées.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonActions</name>
    <message>
        <source>Write to this person</source>
        <translation>Écrire à cette personne</translation>
    </message>
    <message>
        <source>Write</source>
        <comment>to a person</comment>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Sign this person out everywhere…</source>
        <translation>Déconnecter cette personne partout…</translation>
    </message>
    <message>
        <source>Sign out everywhere…</source>
        <translation>Déconnecter partout…</translation>
    </message>
    <message>
        <source>Deactivate account…</source>
        <translation>Désactiver le compte…</translation>
    </message>
    <message>
        <source>Activate account</source>
        <translation>Activer le compte</translation>
    </message>
    <message>
        <source>Deactivate…</source>
        <comment>account</comment>
        <translation>Désactiver…</translation>
    </message>
    <message>
        <source>Activate</source>
        <comment>account</comment>
        <translation>Activer</translation>
    </message>
    <message>
        <source>This is your own account.</source>
        <translation>C’est votre propre compte.</translation>
    </message>
    <message>
        <source>Sign %1 out everywhere?</source>
        <translation>Déconnecter %1 partout ?</translation>
    </message>
    <message>
        <source>Within five seconds every app and browser of theirs loses its connection, and they have to sign in again. This can’t be undone. It is recorded in the audit log.</source>
        <translation>En cinq secondes, toutes ses applis et tous ses navigateurs perdent la connexion, et il faudra s’y reconnecter. Cela ne peut pas être annulé. C’est inscrit au journal d’audit.</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Déconnecter partout</translation>
    </message>
    <message>
        <source>Leave signed in</source>
        <translation>Laisser connecté</translation>
    </message>
    <message>
        <source>Deactivate %1?</source>
        <translation>Désactiver %1 ?</translation>
    </message>
    <message>
        <source>Within five seconds every session of theirs ends, and they can’t sign in. Nobody can send them anything; what waits for them is left out. Devices and preferences are kept. The account can be activated again, its sessions can’t. It is recorded in the audit log.</source>
        <translation>En cinq secondes, toutes ses sessions prennent fin et la connexion devient impossible. Plus rien ne peut lui être envoyé ; ce qui attend n’est pas remis. Appareils et préférences sont conservés. Le compte peut être réactivé, ses sessions non. C’est inscrit au journal d’audit.</translation>
    </message>
    <message>
        <source>Deactivate account</source>
        <translation>Désactiver le compte</translation>
    </message>
    <message>
        <source>Leave active</source>
        <translation>Laisser actif</translation>
    </message>
    <message>
        <source>Signing %1 out</source>
        <translation>Déconnexion de %1</translation>
    </message>
    <message>
        <source>%1 was not signed out.</source>
        <translation>%1 n’a pas été déconnecté.</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere.</source>
        <translation>%1 est déconnecté partout.</translation>
    </message>
    <message>
        <source>Activating %1</source>
        <translation>Activation de %1</translation>
    </message>
    <message>
        <source>Deactivating %1</source>
        <translation>Désactivation de %1</translation>
    </message>
    <message>
        <source>%1 was not changed.</source>
        <translation>Le compte de %1 n’a pas été modifié.</translation>
    </message>
    <message>
        <source>%1 is active again.</source>
        <translation>Le compte de %1 est de nouveau actif.</translation>
    </message>
    <message>
        <source>%1 is deactivated.</source>
        <translation>Le compte de %1 est désactivé.</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonDetails</name>
    <message>
        <source>The person in full</source>
        <translation>La personne en détail</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>Personne n’est choisi</translation>
    </message>
    <message>
        <source>Search for a name, a user name, an email or an id, and choose somebody to see what they get, and why.</source>
        <translation>Cherchez un nom, un nom d’utilisateur, un e-mail ou un numéro, et choisissez quelqu’un pour voir ce qu’il reçoit et pourquoi.</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Id</source>
        <comment>of a person</comment>
        <translation>Numéro</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonPopup</name>
    <message>
        <source>Name, user name or email</source>
        <translation>Nom, nom d’utilisateur ou e-mail</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonSearch</name>
    <message>
        <source>Nobody is called that.</source>
        <translation>Personne ne porte ce nom.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: type more of the name.</source>
        <translation>
            <numerusform>Encore %Ln : précisez le nom.</numerusform>
            <numerusform>Encore %Ln : précisez le nom.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::PersonWords</name>
    <message>
        <source>%1 · clinic %2</source>
        <comment>role, number</comment>
        <translation>%1 · clinique %2</translation>
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
        <translation>L’application n’est plus installée sur l’appareil</translation>
    </message>
    <message>
        <source>The device is registered wrongly</source>
        <translation>L’appareil est mal enregistré</translation>
    </message>
    <message>
        <source>The provider does not accept the service’s credentials</source>
        <translation>Le fournisseur n’accepte pas les identifiants du service</translation>
    </message>
    <message>
        <source>The provider took no more messages</source>
        <translation>Le fournisseur n’acceptait plus de messages</translation>
    </message>
    <message>
        <source>The provider was out of order</source>
        <translation>Le fournisseur était en panne</translation>
    </message>
    <message>
        <source>The email address does not exist</source>
        <translation>L’adresse électronique n’existe pas</translation>
    </message>
    <message>
        <source>The recipient’s mailbox is full</source>
        <translation>La boîte du destinataire est pleine</translation>
    </message>
    <message>
        <source>The mail server was busy for too long</source>
        <translation>Le serveur de messagerie est resté occupé trop longtemps</translation>
    </message>
    <message>
        <source>The mail server refused the message</source>
        <translation>Le serveur de messagerie a refusé le message</translation>
    </message>
    <message>
        <source>The phone was off or out of reach</source>
        <translation>Le téléphone était éteint ou hors de portée</translation>
    </message>
    <message>
        <source>The carrier refused the message</source>
        <translation>L’opérateur a refusé le message</translation>
    </message>
    <message>
        <source>The recipient wants no text messages</source>
        <translation>Le destinataire ne veut pas de SMS</translation>
    </message>
    <message>
        <source>The number can’t receive text messages</source>
        <translation>Le numéro ne peut pas recevoir de SMS</translation>
    </message>
</context>
<context>
    <name>mc::console::PreferenceMatrix</name>
    <message>
        <source>%1 for “%2”</source>
        <comment>channel, type of notification</comment>
        <translation>%1 pour « %2 »</translation>
    </message>
    <message>
        <source>The app shows every notification in its list, whatever is set here.</source>
        <translation>L’appli montre toutes les notifications dans sa liste, quel que soit ce réglage.</translation>
    </message>
</context>
<context>
    <name>mc::console::PreferencesSection</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Load preferences again</source>
        <translation>Recharger les préférences</translation>
    </message>
    <message>
        <source>Changes apply at once. Those by admins are recorded in the audit log.</source>
        <translation>Les modifications valent aussitôt. Celles des administrateurs sont inscrites au journal d’audit.</translation>
    </message>
    <message>
        <source>Undo change of preferences</source>
        <translation>Annuler la modification des préférences</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The preferences did not arrive.</source>
        <translation>Les préférences ne sont pas arrivées.</translation>
    </message>
    <message>
        <source>Nothing can be changed while there is no connection.</source>
        <translation>Rien ne peut être modifié sans connexion.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>That was not changed.</source>
        <translation>Cela n’a pas été modifié.</translation>
    </message>
    <message>
        <source>“%1” for “%2” was not changed.</source>
        <comment>channel, type of notification</comment>
        <translation>« %1 » pour « %2 » n’a pas été modifié.</translation>
    </message>
</context>
<context>
    <name>mc::console::PreviewCards</name>
    <message>
        <source>App entry</source>
        <translation>Dans l’application</translation>
    </message>
    <message>
        <source>Lock screen</source>
        <translation>Écran verrouillé</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Choose somebody to see what they get.</source>
        <translation>Choisissez quelqu’un pour voir ce qu’il reçoit.</translation>
    </message>
    <message>
        <source>Nobody gets it this way.</source>
        <translation>Personne ne la reçoit ainsi.</translation>
    </message>
    <message>
        <source>Nobody gets it this way: %1.</source>
        <comment>reasons</comment>
        <translation>Personne ne la reçoit ainsi : %1.</translation>
    </message>
    <message>
        <source>; </source>
        <translation> ; </translation>
    </message>
    <message>
        <source>Health never shows on a lock screen: this neutral text is sent.</source>
        <translation>La santé n’apparaît jamais sur un écran verrouillé : ce texte neutre est envoyé.</translation>
    </message>
    <message>
        <source>Health is never told outside the app: this neutral text is sent.</source>
        <translation>La santé n’est jamais évoquée hors de l’application : ce texte neutre est envoyé.</translation>
    </message>
    <message>
        <source>In the recipient’s language: %1.</source>
        <translation>Dans la langue du destinataire : %1.</translation>
    </message>
</context>
<context>
    <name>mc::console::ProviderRow</name>
    <message>
        <source>%1: %2</source>
        <comment>provider, its state</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>mc::console::QuietHoursForm</name>
    <message>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <source>Push, email and SMS wait until they end. Critical notifications don’t.</source>
        <translation>Push, e-mails et SMS attendent leur fin. Les notifications critiques n’attendent pas.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>time of day</comment>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <comment>time of day</comment>
        <translation>À</translation>
    </message>
    <message>
        <source>They must not end when they begin.</source>
        <translation>Elles ne peuvent pas finir à l’heure où elles commencent.</translation>
    </message>
    <message>
        <source>In %1 it is %2.</source>
        <comment>time zone, time</comment>
        <translation>À %1, il est %2.</translation>
    </message>
    <message>
        <source>Quiet from %1 to %2, on the clock of that zone.</source>
        <translation>Calme de %1 à %2, à l’heure de ce fuseau.</translation>
    </message>
    <message>
        <source>No quiet hours.</source>
        <translation>Pas d’heures calmes.</translation>
    </message>
</context>
<context>
    <name>mc::console::RangeChoice</name>
    <message>
        <source>Show the last 15 minutes</source>
        <translation>Afficher les 15 dernières minutes</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <comment>chart</comment>
        <translation>15 minutes</translation>
    </message>
    <message>
        <source>Show the last hour</source>
        <translation>Afficher la dernière heure</translation>
    </message>
    <message>
        <source>Hour</source>
        <comment>chart</comment>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Show the last day</source>
        <translation>Afficher le dernier jour</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>chart</comment>
        <translation>Jour</translation>
    </message>
</context>
<context>
    <name>mc::console::Reach</name>
    <message>
        <source>%1 held: %2</source>
        <comment>number of people, reason</comment>
        <translation>%1 en attente : %2</translation>
    </message>
    <message>
        <source>%1 held until %2: %3</source>
        <comment>number of people, time, reason</comment>
        <translation>%1 en attente jusqu’à %2 : %3</translation>
    </message>
    <message>
        <source>%1 held until %2 or later: %3</source>
        <comment>number of people, time, reason</comment>
        <translation>%1 en attente jusqu’à %2 ou plus tard : %3</translation>
    </message>
    <message>
        <source>%1 left out: %2</source>
        <comment>number of people, reason</comment>
        <translation>%1 sans réception : %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>people</comment>
        <translation>personne</translation>
    </message>
    <message>
        <source>Reaches nobody</source>
        <translation>N’atteint personne</translation>
    </message>
    <message numerus="yes">
        <source>Reaches %Ln person(s)</source>
        <translation>
            <numerusform>Atteint %Ln personne</numerusform>
            <numerusform>Atteint %Ln personnes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::ReachSection</name>
    <message>
        <source>Would it arrive now?</source>
        <translation>Arriverait-elle maintenant ?</translation>
    </message>
    <message>
        <source>Ask again what would arrive</source>
        <translation>Redemander ce qui arriverait</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>Rien n’est envoyé.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>It is not known what would arrive.</source>
        <translation>On ne sait pas ce qui arriverait.</translation>
    </message>
</context>
<context>
    <name>mc::console::ReachSentences</name>
    <message>
        <source>%1 (%2 in %3)</source>
        <comment>time here, time there, time zone</comment>
        <translation>%1 (%2 à %3)</translation>
    </message>
    <message>
        <source>%1: at once</source>
        <comment>channel</comment>
        <translation>%1 : aussitôt</translation>
    </message>
    <message>
        <source>%1: waits until %2, %3</source>
        <comment>channel, time, reason</comment>
        <translation>%1 : en attente jusqu’à %2, %3</translation>
    </message>
    <message>
        <source>%1: left out, %2</source>
        <comment>channel, reason</comment>
        <translation>%1 : non envoyé, %2</translation>
    </message>
    <message>
        <source>Would arrive now by %1</source>
        <comment>channels</comment>
        <translation>Arriverait maintenant par %1</translation>
    </message>
    <message>
        <source>Would arrive later by %1</source>
        <comment>channels</comment>
        <translation>Arriverait plus tard par %1</translation>
    </message>
    <message>
        <source>Would not arrive</source>
        <translation>N’arriverait pas</translation>
    </message>
</context>
<context>
    <name>mc::console::ReachView</name>
    <message>
        <source>Reaches nobody yet</source>
        <translation>N’atteint encore personne</translation>
    </message>
</context>
<context>
    <name>mc::console::RecentSection</name>
    <message>
        <source>Recent notifications</source>
        <translation>Notifications récentes</translation>
    </message>
    <message>
        <source>Load the notifications again</source>
        <translation>Recharger les notifications</translation>
    </message>
    <message>
        <source>They have no notifications yet.</source>
        <translation>Aucune notification pour l’instant.</translation>
    </message>
    <message>
        <source>Show all notifications</source>
        <translation>Afficher toutes les notifications</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>notifications</comment>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>The notifications did not arrive.</source>
        <translation>Les notifications ne sont pas arrivées.</translation>
    </message>
</context>
<context>
    <name>mc::console::RecipientModel</name>
    <message>
        <source>%1: unknown</source>
        <comment>a user&apos;s id</comment>
        <translation>%1 : inconnu</translation>
    </message>
    <message>
        <source>%1: inactive</source>
        <comment>a user&apos;s name</comment>
        <translation>%1 : inactif</translation>
    </message>
    <message>
        <source>User %1</source>
        <comment>a user&apos;s id</comment>
        <translation>Utilisateur %1</translation>
    </message>
    <message>
        <source>User %1, %2</source>
        <comment>id, email</comment>
        <translation>Utilisateur %1, %2</translation>
    </message>
</context>
<context>
    <name>mc::console::RecipientsField</name>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personnes</translation>
    </message>
    <message>
        <source>Name, user name, email, or ids</source>
        <translation>Nom, identifiant, e-mail ou numéros</translation>
    </message>
    <message>
        <source>Chosen people</source>
        <translation>Personnes choisies</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Les retirer</translation>
    </message>
    <message>
        <source>Remove unknown and inactive people</source>
        <translation>Retirer les personnes inconnues et inactives</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them can’t get anything: unknown or inactive (%1).</source>
        <translation>
            <numerusform>%Ln d’entre eux ne peut rien recevoir : inconnu ou inactif (%1).</numerusform>
            <numerusform>%Ln d’entre eux ne peuvent rien recevoir : inconnus ou inactifs (%1).</numerusform>
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
        <translation>Reprogrammer la notification</translation>
    </message>
    <message>
        <source>When “%1” is to be sent.</source>
        <translation>Quand « %1 » doit être envoyée.</translation>
    </message>
    <message>
        <source>&amp;Time (%1)</source>
        <comment>time zone</comment>
        <translation>&amp;Heure (%1)</translation>
    </message>
    <message>
        <source>Keep the time</source>
        <translation>Garder l’heure</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>Cette heure est passée. Choisissez-en une plus tardive.</translation>
    </message>
    <message>
        <source>This is more than a year ahead. Choose an earlier time.</source>
        <translation>C’est dans plus d’un an. Choisissez une heure plus proche.</translation>
    </message>
</context>
<context>
    <name>mc::console::ScheduleForm</name>
    <message>
        <source>&amp;Now</source>
        <translation>Mai&amp;ntenant</translation>
    </message>
    <message>
        <source>At a t&amp;ime</source>
        <translation>À une &amp;heure donnée</translation>
    </message>
    <message>
        <source>&amp;Date and time</source>
        <translation>&amp;Date et heure</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>Fu&amp;seau horaire</translation>
    </message>
    <message>
        <source>That is %1 on this computer (%2).</source>
        <comment>time, time zone</comment>
        <translation>Soit %1 sur cet ordinateur (%2).</translation>
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
        <translation>Programmer pour %1</translation>
    </message>
    <message>
        <source>Send notification</source>
        <translation>Envoyer la notification</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <comment>a name</comment>
        <translation>Envoyer à %1</translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln person(s)</source>
        <translation>
            <numerusform>Envoyer à %Ln personne</numerusform>
            <numerusform>Envoyer à %Ln personnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending to %Ln person(s).</source>
        <translation>
            <numerusform>Envoi à %Ln personne.</numerusform>
            <numerusform>Envoi à %Ln personnes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending to %1.</source>
        <comment>a name</comment>
        <translation>Envoi à %1.</translation>
    </message>
    <message numerus="yes">
        <source>Scheduled for %Ln person(s), %1.</source>
        <translation>
            <numerusform>Programmée pour %Ln personne, %1.</numerusform>
            <numerusform>Programmée pour %Ln personnes, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scheduled for %1, %2.</source>
        <comment>a name; day, time and time zone</comment>
        <translation>Programmée pour %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>Sent to %Ln person(s).</source>
        <translation>
            <numerusform>Envoyée à %Ln personne.</numerusform>
            <numerusform>Envoyée à %Ln personnes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to %1.</source>
        <comment>a name</comment>
        <translation>Envoyée à %1.</translation>
    </message>
    <message numerus="yes">
        <source>Prepared %1 of %Ln notification(s).</source>
        <translation>
            <numerusform>%1 sur %Ln notification préparée.</numerusform>
            <numerusform>%1 sur %Ln notifications préparées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of those named got nothing: unknown or inactive (%1).</source>
        <translation>
            <numerusform>%Ln des personnes nommées n’a rien reçu : inconnue ou inactive (%1).</numerusform>
            <numerusform>%Ln des personnes nommées n’ont rien reçu : inconnues ou inactives (%1).</numerusform>
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
            <numerusform>%Ln personne n’a rien reçu : ses données ne peuvent pas être enregistrées.</numerusform>
            <numerusform>%Ln personnes n’ont rien reçu : leurs données ne peuvent pas être enregistrées.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not known whether it was sent. Send it again: nobody gets it twice.</source>
        <translation>On ne sait pas si elle a été envoyée. Envoyez-la de nouveau : personne ne la recevra deux fois.</translation>
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
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
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
    <name>mc::console::SmsCard</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s), %1 characters</source>
        <translation>
            <numerusform>%Ln segment, %1 caractères</numerusform>
            <numerusform>%Ln segments, %1 caractères</numerusform>
        </translation>
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
    <name>mc::console::StatisticsExport</name>
    <message>
        <source>Export CSV</source>
        <translation>Exporter en CSV</translation>
    </message>
    <message>
        <source>Save report as PDF</source>
        <translation>Enregistrer le rapport en PDF</translation>
    </message>
    <message>
        <source>Save report as picture</source>
        <translation>Enregistrer le rapport en image</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>Fichiers %1 (*.%2)</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 a été enregistré.</translation>
    </message>
    <message>
        <source>%1 could not be saved. Choose another folder, or make room.</source>
        <translation>%1 n’a pas pu être enregistré. Choisissez un autre dossier ou libérez de l’espace.</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsFilters</name>
    <message>
        <source>Other days…</source>
        <translation>Autres jours…</translation>
    </message>
    <message>
        <source>Clinic…</source>
        <translation>Clinique…</translation>
    </message>
    <message>
        <source>User…</source>
        <translation>Utilisateur…</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Période : %1</translation>
    </message>
    <message>
        <source>Which time the statistics are about; days are in UTC</source>
        <translation>Période des statistiques ; les jours sont en UTC</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>Clinique</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>User whose notifications are counted</source>
        <translation>Utilisateur dont les notifications sont comptées</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsPage</name>
    <message>
        <source>Load statistics again</source>
        <translation>Recharger les statistiques</translation>
    </message>
    <message>
        <source>The statistics did not arrive</source>
        <translation>Les statistiques ne sont pas arrivées</translation>
    </message>
    <message>
        <source>Nothing was sent in this time</source>
        <translation>Rien n’a été envoyé pendant cette période</translation>
    </message>
    <message>
        <source>Choose a longer time, or remove a filter.</source>
        <translation>Choisissez une période plus longue ou retirez un filtre.</translation>
    </message>
    <message>
        <source>The statistics could not be loaded.</source>
        <translation>Les statistiques n’ont pas pu être chargées.</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsQuery</name>
    <message>
        <source>Last 24 hours</source>
        <translation>Dernières 24 heures</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>365 derniers jours</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a date</comment>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two dates</comment>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>Clinic %1</source>
        <translation>Clinique %1</translation>
    </message>
    <message>
        <source>All clinics</source>
        <translation>Toutes les cliniques</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person, clinic</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>the %Ln day(s) before</source>
        <translation>
            <numerusform>le jour précédent</numerusform>
            <numerusform>les %Ln jours précédents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsReport</name>
    <message>
        <source>All notifications</source>
        <translation>Toutes les notifications</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lues</translation>
    </message>
    <message>
        <source>Notification report</source>
        <translation>Rapport sur les notifications</translation>
    </message>
    <message>
        <source>Notifications over time</source>
        <translation>Notifications au fil du temps</translation>
    </message>
    <message>
        <source>Half of the deliveries arrived within %1, 95 of 100 within %2, 99 of 100 within %3.</source>
        <translation>La moitié des envois est arrivée en %1, 95 sur 100 en %2 et 99 sur 100 en %3.</translation>
    </message>
    <message>
        <source>What they were about</source>
        <translation>De quoi il s’agissait</translation>
    </message>
    <message>
        <source>How they reached people</source>
        <translation>Comment elles sont parvenues aux destinataires</translation>
    </message>
    <message>
        <source>%1 arrived, %2 failed</source>
        <translation>%1 arrivées, %2 échouées</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui n’a pas fonctionné</translation>
    </message>
    <message>
        <source>Nothing: no delivery failed.</source>
        <translation>Rien : aucun envoi n’a échoué.</translation>
    </message>
    <message>
        <source>MediConnect Notifications, made on %1. Days are in UTC.</source>
        <comment>date and time</comment>
        <translation>MediConnect Notifications, établi le %1. Les jours sont en UTC.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <comment>change, the time before</comment>
        <translation>%1 par rapport à %2</translation>
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
        <translation>%1, par rapport à %2</translation>
    </message>
    <message>
        <source>Notifications over time</source>
        <translation>Notifications au fil du temps</translation>
    </message>
    <message>
        <source>Deliveries by channel</source>
        <translation>Envois par canal</translation>
    </message>
    <message>
        <source>Most frequent errors</source>
        <translation>Erreurs les plus fréquentes</translation>
    </message>
    <message>
        <source>No delivery failed in this time.</source>
        <translation>Aucun envoi n’a échoué pendant cette période.</translation>
    </message>
    <message>
        <source>Notifications by type</source>
        <translation>Notifications par type</translation>
    </message>
    <message>
        <source>Notifications by clinic</source>
        <translation>Notifications par clinique</translation>
    </message>
    <message>
        <source>Told for all clinics together only.</source>
        <translation>Indiqué seulement pour toutes les cliniques ensemble.</translation>
    </message>
    <message>
        <source>Notifications by priority</source>
        <translation>Notifications par priorité</translation>
    </message>
    <message>
        <source>At this moment</source>
        <translation>En ce moment</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lues</translation>
    </message>
    <message>
        <source>Deliveries due</source>
        <translation>Envois à faire</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>En attente depuis</translation>
    </message>
    <message>
        <source>How long the oldest of them waits</source>
        <translation>Depuis quand attend le plus ancien</translation>
    </message>
    <message>
        <source>Deliveries tried again later</source>
        <translation>Envois à réessayer plus tard</translation>
    </message>
    <message>
        <source>Scheduled notifications</source>
        <translation>Notifications programmées</translation>
    </message>
    <message>
        <source>Connected apps</source>
        <translation>Applications connectées</translation>
    </message>
    <message>
        <source>Of the instance that answered</source>
        <translation>De l’instance qui a répondu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln appareil</numerusform>
            <numerusform>%Ln appareils</numerusform>
        </translation>
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
    <name>mc::console::SuccessRow</name>
    <message>
        <source>In the last 24 hours by %1: %2 sent, %3 delivered, %4 failed, %5 pending</source>
        <comment>channel, numbers</comment>
        <translation>Ces dernières 24 heures par %1 : %2 envoyés, %3 remis, %4 en échec, %5 en attente</translation>
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
        <translation>Pas encore, le service réessaie : %1</translation>
    </message>
    <message>
        <source>There is no outcome yet. The notification&apos;s timeline will tell it.</source>
        <translation>Il n’y a pas encore de résultat. La chronologie de la notification le dira.</translation>
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
        <translation>dans la dernière minute</translation>
    </message>
    <message>
        <source>%1: %2 in the minute up to %3</source>
        <comment>name, number, time</comment>
        <translation>%1 : %2 dans la minute jusqu’à %3</translation>
    </message>
    <message numerus="yes">
        <source>In the %n minute(s) before: %1</source>
        <translation>
            <numerusform>Dans la minute précédente : %1</numerusform>
            <numerusform>Dans les %n minutes précédentes : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <comment>name, figure, time</comment>
        <translation>%1 : %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago: %1</source>
        <translation>
            <numerusform>Il y a %n minute : %1</numerusform>
            <numerusform>Il y a %n minutes : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nothing was told so far</source>
        <comment>name</comment>
        <translation>%1 : rien d’annoncé pour l’instant</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>number, or more</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyés</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>à envoyer maintenant</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>connected now</source>
        <translation>connectés maintenant</translation>
    </message>
    <message>
        <source>Oldest due</source>
        <translation>Plus ancien dû</translation>
    </message>
    <message>
        <source>since it was due</source>
        <translation>depuis l’échéance</translation>
    </message>
    <message>
        <source>nothing is waiting</source>
        <translation>rien en attente</translation>
    </message>
</context>
<context>
    <name>mc::console::Timeline</name>
    <message>
        <source>%1 was held back: %2</source>
        <comment>channel, reason</comment>
        <translation>%1 : envoi différé (%2)</translation>
    </message>
    <message>
        <source>%1 was held until %2, %3: %4</source>
        <comment>channel, time, time zone, reason</comment>
        <translation>%1 : envoi différé jusqu’à %2, %3 (%4)</translation>
    </message>
    <message>
        <source>%1: attempt %2 failed, another follows</source>
        <comment>channel, number</comment>
        <translation>%1 : la tentative %2 a échoué, une autre suivra</translation>
    </message>
    <message>
        <source>%1: attempt %2 failed, another follows (%3)</source>
        <comment>channel, number, what the provider said</comment>
        <translation>%1 : la tentative %2 a échoué, une autre suivra (%3)</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>channel</comment>
        <translation>%1 : l’envoi a échoué</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>channel, what the provider said</comment>
        <translation>%1 : l’envoi a échoué (%2)</translation>
    </message>
    <message>
        <source>%1 was sent</source>
        <comment>channel</comment>
        <translation>%1 : envoi effectué</translation>
    </message>
    <message>
        <source>%1 was sent at attempt %2</source>
        <comment>channel, number</comment>
        <translation>%1 : envoi effectué à la tentative %2</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Scheduled for %1</source>
        <comment>a time</comment>
        <translation>Programmée pour le %1</translation>
    </message>
    <message>
        <source>Rescheduled to %1</source>
        <comment>a time</comment>
        <translation>Reprogrammée pour le %1</translation>
    </message>
    <message>
        <source>Cancelled before it was due</source>
        <translation>Annulée avant l’heure prévue</translation>
    </message>
    <message>
        <source>%1 was left out: %2</source>
        <comment>channel, reason</comment>
        <translation>%1 a été laissé de côté : %2</translation>
    </message>
    <message>
        <source>%1 was queued again</source>
        <comment>channel</comment>
        <translation>%1 : remis en file</translation>
    </message>
    <message>
        <source>Delivered in the app</source>
        <translation>Remise dans l’application</translation>
    </message>
    <message>
        <source>%1 was delivered</source>
        <comment>channel</comment>
        <translation>%1 : remise confirmée</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lue</translation>
    </message>
    <message>
        <source>Marked as unread</source>
        <translation>Marquée comme non lue</translation>
    </message>
    <message>
        <source>Its link was followed</source>
        <translation>Son lien a été suivi</translation>
    </message>
    <message>
        <source>%1 of quiet hours</source>
        <comment>a duration</comment>
        <translation>%1 d’heures calmes</translation>
    </message>
    <message>
        <source>%1 later</source>
        <comment>a duration</comment>
        <translation>%1 plus tard</translation>
    </message>
</context>
<context>
    <name>mc::console::UndoBar</name>
    <message>
        <source>Undo (%1 s)</source>
        <comment>seconds left</comment>
        <translation>Annuler l’action (%1 s)</translation>
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
        <translation>Tableau de bord MediConnect</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Esc leaves the wall</source>
        <translation>Échap quitte cet affichage</translation>
    </message>
    <message>
        <source>Leave the wall</source>
        <translation>Quitter l’affichage mural</translation>
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
    <message>
        <source>Active</source>
        <comment>device</comment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Inactive</source>
        <comment>device</comment>
        <translation>Inactif</translation>
    </message>
    <message>
        <source>turned off by the recipient</source>
        <translation>désactivé par le destinataire</translation>
    </message>
    <message>
        <source>quiet hours</source>
        <translation>heures calmes</translation>
    </message>
    <message>
        <source>over the recipient’s limit of messages</source>
        <translation>la limite de messages du destinataire est atteinte</translation>
    </message>
    <message>
        <source>only for critical ones</source>
        <translation>réservé aux notifications critiques</translation>
    </message>
    <message>
        <source>only for important ones and inactive users</source>
        <translation>réservé aux notifications importantes et aux utilisateurs inactifs</translation>
    </message>
    <message>
        <source>the recipient has no address for it</source>
        <translation>le destinataire n’a pas d’adresse pour ce canal</translation>
    </message>
    <message>
        <source>the recipient has no active device</source>
        <translation>le destinataire n’a pas d’appareil actif</translation>
    </message>
    <message>
        <source>not set up in this service</source>
        <translation>non configuré dans ce service</translation>
    </message>
    <message>
        <source>the recipient has opted out</source>
        <translation>le destinataire s’est désabonné</translation>
    </message>
    <message>
        <source>the recipient is inactive</source>
        <translation>le destinataire est inactif</translation>
    </message>
    <message>
        <source>Device %1</source>
        <comment>one without a name, by its number</comment>
        <translation>Appareil %1</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>person</comment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Inactive</source>
        <comment>person</comment>
        <translation>Inactif</translation>
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
        <translation>E-mail</translation>
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
