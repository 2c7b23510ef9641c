<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>wording</name>
    <message>
        <source>New notification from your clinic</source>
        <translation>إشعار جديد من عيادتك</translation>
    </message>
    <message>
        <source>Open the app to read it.</source>
        <translation>افتح التطبيق لقراءته.</translation>
    </message>
    <message>
        <source>Open the notification</source>
        <translation>فتح الإشعار</translation>
    </message>
    <message>
        <source>You get this email because you use your clinic&apos;s online services.</source>
        <translation>تصلك هذه الرسالة لأنك تستخدم الخدمات الإلكترونية لعيادتك.</translation>
    </message>
    <message>
        <source>Stop emails of this kind</source>
        <translation>إيقاف رسائل البريد الإلكتروني من هذا النوع</translation>
    </message>
    <message>
        <source>Stop these emails?</source>
        <translation>هل تريد إيقاف هذه الرسائل؟</translation>
    </message>
    <message>
        <source>Kind of notification: %1</source>
        <translation>نوع الإشعار: %1</translation>
    </message>
    <message>
        <source>Stop emails</source>
        <translation>إيقاف الرسائل</translation>
    </message>
    <message>
        <source>You will get no more of these emails</source>
        <translation>لن تصلك هذه الرسائل بعد الآن</translation>
    </message>
    <message>
        <source>Notifications of this kind still appear in the app. You can turn emails on again in its settings.</source>
        <translation>ستظل الإشعارات من هذا النوع تظهر في التطبيق. يمكنك إعادة تفعيل رسائل البريد الإلكتروني من إعداداته.</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>المواعيد</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>الفواتير</translation>
    </message>
    <message>
        <source>Medical records</source>
        <translation>السجلات الطبية</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>التذكيرات</translation>
    </message>
    <message>
        <source>News about the service</source>
        <translation>أخبار الخدمة</translation>
    </message>
</context>
</TS>
