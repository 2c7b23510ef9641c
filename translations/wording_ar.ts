<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>wording</name>
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
    <message>
        <source>administrator</source>
        <translation>مسؤول</translation>
    </message>
    <message>
        <source>doctor</source>
        <translation>طبيب</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>مريض</translation>
    </message>
    <message>
        <source>your doctor</source>
        <translation>طبيبك</translation>
    </message>
    <message>
        <source>a patient</source>
        <translation>أحد المرضى</translation>
    </message>
    <message>
        <source>another user</source>
        <translation>مستخدم آخر</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 و%2</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>اختبار %1</translation>
    </message>
    <message>
        <source>This message tests whether messages arrive by %1. There is nothing to do.</source>
        <translation>تتحقق هذه الرسالة من وصول الرسائل عبر %1. لا يلزمك فعل أي شيء.</translation>
    </message>
    <message>
        <source>%1 does not work</source>
        <translation>%1 لا يعمل</translation>
    </message>
    <message>
        <source>A test by %1 was not accepted. What is sent by it waits or fails until this is put right; the statistics and the service&apos;s log tell more.</source>
        <translation>لم يُقبل اختبار عبر %1. ما يُرسل بهذه الطريقة ينتظر أو يفشل إلى أن يُصلح ذلك؛ والإحصاءات وسجل الخدمة توضح المزيد.</translation>
    </message>
    <message>
        <source>%1 works again</source>
        <translation>%1 يعمل من جديد</translation>
    </message>
    <message>
        <source>Messages by %1 are accepted again.</source>
        <translation>تُقبل الرسائل عبر %1 من جديد.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتين</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n ساعة</numerusform>
            <numerusform>ساعة واحدة</numerusform>
            <numerusform>ساعتين</numerusform>
            <numerusform>%n ساعات</numerusform>
            <numerusform>%n ساعة</numerusform>
            <numerusform>%n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومين</numerusform>
            <numerusform>%n أيام</numerusform>
            <numerusform>%n يومًا</numerusform>
            <numerusform>%n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 at %2</source>
        <translation>
            <numerusform>%1 في %2</numerusform>
            <numerusform>%1 في %2</numerusform>
            <numerusform>%1 في %2</numerusform>
            <numerusform>%1 في %2</numerusform>
            <numerusform>%1 في %2</numerusform>
            <numerusform>%1 في %2</numerusform>
        </translation>
    </message>
</context>
</TS>
