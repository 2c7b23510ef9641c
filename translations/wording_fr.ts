<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>wording</name>
    <message>
        <source>Open the notification</source>
        <translation>Ouvrir la notification</translation>
    </message>
    <message>
        <source>You get this email because you use your clinic&apos;s online services.</source>
        <translation>Vous recevez cet e-mail parce que vous utilisez les services en ligne de votre clinique.</translation>
    </message>
    <message>
        <source>Stop emails of this kind</source>
        <translation>Ne plus recevoir d’e-mails de ce type</translation>
    </message>
    <message>
        <source>Stop these emails?</source>
        <translation>Ne plus recevoir ces e-mails ?</translation>
    </message>
    <message>
        <source>Kind of notification: %1</source>
        <translation>Type de notification : %1</translation>
    </message>
    <message>
        <source>Stop emails</source>
        <translation>Ne plus recevoir</translation>
    </message>
    <message>
        <source>You will get no more of these emails</source>
        <translation>Vous ne recevrez plus ces e-mails</translation>
    </message>
    <message>
        <source>Notifications of this kind still appear in the app. You can turn emails on again in its settings.</source>
        <translation>Les notifications de ce type continuent d’apparaître dans l’application. Vous pouvez réactiver les e-mails dans ses réglages.</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Facturation</translation>
    </message>
    <message>
        <source>Medical records</source>
        <translation>Dossier médical</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>News about the service</source>
        <translation>Informations sur le service</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrateur</translation>
    </message>
    <message>
        <source>doctor</source>
        <translation>médecin</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>patient</translation>
    </message>
    <message>
        <source>your doctor</source>
        <translation>votre médecin</translation>
    </message>
    <message>
        <source>a patient</source>
        <translation>un patient</translation>
    </message>
    <message>
        <source>another user</source>
        <translation>un autre utilisateur</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>Test de %1</translation>
    </message>
    <message>
        <source>This message tests whether messages arrive by %1. There is nothing to do.</source>
        <translation>Ce message vérifie si les messages arrivent par %1. Vous n’avez rien à faire.</translation>
    </message>
    <message>
        <source>%1 does not work</source>
        <translation>%1 ne fonctionne pas</translation>
    </message>
    <message>
        <source>A test by %1 was not accepted. What is sent by it waits or fails until this is put right; the statistics and the service&apos;s log tell more.</source>
        <translation>Un test par %1 n’a pas été accepté. Ce qui est envoyé par cette voie attend ou échoue jusqu’à ce que ce soit réparé ; les statistiques et le journal du service en disent plus.</translation>
    </message>
    <message>
        <source>%1 works again</source>
        <translation>%1 fonctionne à nouveau</translation>
    </message>
    <message>
        <source>Messages by %1 are accepted again.</source>
        <translation>Les messages par %1 sont de nouveau acceptés.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 at %2</source>
        <translation>
            <numerusform>%1 à %2</numerusform>
            <numerusform>%1 à %2</numerusform>
        </translation>
    </message>
</context>
</TS>
