<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>mc::console::AlertForm</name>
    <message>
        <source>Show &amp;alerts on the desktop</source>
        <translation>إظهار التنبيهات على سطح المكتب</translation>
    </message>
    <message>
        <source>When a provider pauses, deliveries fail, or the oldest has been due for a minute.</source>
        <translation>عندما يتوقف مزوّد مؤقتًا، أو تفشل عمليات تسليم، أو تتأخر أقدمها دقيقة.</translation>
    </message>
    <message>
        <source>This desktop has no place for them at the moment. They are shown when it has one.</source>
        <translation>لا مكان لها على سطح المكتب هذا حاليًا. ستظهر عندما يتوفر.</translation>
    </message>
    <message>
        <source>&amp;Failed deliveries within five minutes</source>
        <translation>عمليات التسليم الفاشلة خلال خمس دقائق</translation>
    </message>
    <message>
        <source>Be &amp;silent at these hours</source>
        <translation>الصمت في هذه الساعات</translation>
    </message>
    <message>
        <source>Fr&amp;om</source>
        <translation>من</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>إلى</translation>
    </message>
</context>
<context>
    <name>mc::console::Alerts</name>
    <message>
        <source>%1 is paused</source>
        <comment>provider</comment>
        <translation>⁨%1⁩ متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Deliveries by %1 wait, and go out when it works again.</source>
        <translation>عمليات التسليم عبر ⁨%1⁩ تنتظر وتُرسل عندما يعمل من جديد. أما الحرجة فما زالت تُجرَّب.</translation>
    </message>
    <message>
        <source>Deliveries fail</source>
        <translation>عمليات تسليم تفشل</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deliveries failed within five minutes.</source>
        <translation>
            <numerusform>لم تفشل أي عملية تسليم خلال خمس دقائق.</numerusform>
            <numerusform>فشلت عملية تسليم واحدة خلال خمس دقائق.</numerusform>
            <numerusform>فشلت عمليتا تسليم خلال خمس دقائق.</numerusform>
            <numerusform>فشلت %Ln عمليات تسليم خلال خمس دقائق.</numerusform>
            <numerusform>فشلت %Ln عملية تسليم خلال خمس دقائق.</numerusform>
            <numerusform>فشلت %Ln عملية تسليم خلال خمس دقائق.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deliveries wait</source>
        <translation>عمليات تسليم تنتظر</translation>
    </message>
    <message numerus="yes">
        <source>The oldest has been due for more than a minute; %Ln are waiting.</source>
        <translation>
            <numerusform>تأخرت الأقدم أكثر من دقيقة.</numerusform>
            <numerusform>تأخرت أكثر من دقيقة.</numerusform>
            <numerusform>تأخرت الأقدم أكثر من دقيقة؛ تنتظر عمليتان.</numerusform>
            <numerusform>تأخرت الأقدم أكثر من دقيقة؛ تنتظر %Ln عمليات.</numerusform>
            <numerusform>تأخرت الأقدم أكثر من دقيقة؛ تنتظر %Ln عملية.</numerusform>
            <numerusform>تأخرت الأقدم أكثر من دقيقة؛ تنتظر %Ln عملية.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::AppCard</name>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
    <message>
        <source>now</source>
        <comment>time</comment>
        <translation>الآن</translation>
    </message>
</context>
<context>
    <name>mc::console::AudienceForm</name>
    <message>
        <source>Every active user of the directory.</source>
        <translation>كل مستخدم نشط في الدليل.</translation>
    </message>
    <message>
        <source>P&amp;eople by name</source>
        <translation>أشخاص بالاسم</translation>
    </message>
    <message>
        <source>&amp;Role or clinic</source>
        <translation>الدور أو العيادة</translation>
    </message>
    <message>
        <source>E&amp;veryone</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>Any: its number for one</source>
        <translation>أي عيادة، أو رقم إحداها</translation>
    </message>
    <message>
        <source>Any role</source>
        <translation>أي دور</translation>
    </message>
</context>
<context>
    <name>mc::console::BusyLine</name>
    <message>
        <source>Loading</source>
        <translation>جارٍ التحميل</translation>
    </message>
</context>
<context>
    <name>mc::console::CertificateWords</name>
    <message>
        <source>nobody</source>
        <translation>لا أحد</translation>
    </message>
    <message>
        <source>It is for %1, not for %2.</source>
        <translation>إنها صادرة لـ %1 وليس لـ %2.</translation>
    </message>
    <message>
        <source>It expired on %1.</source>
        <translation>انتهت صلاحيتها في %1.</translation>
    </message>
    <message>
        <source>It is not valid before %1.</source>
        <translation>ليست صالحة قبل %1.</translation>
    </message>
    <message>
        <source>Its issuer, %1, is not trusted on this computer.</source>
        <translation>هذا الحاسوب لا يثق بجهة إصدارها، %1.</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>صادرة لـ: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>جهة الإصدار: %1</translation>
    </message>
    <message>
        <source>Valid: %1 to %2</source>
        <translation>الصلاحية: من %1 إلى %2</translation>
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
        <translation>القنوات</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>channels</comment>
        <translation>تلقائية</translation>
    </message>
    <message>
        <source>Automatic channels</source>
        <translation>قنوات تلقائية</translation>
    </message>
    <message>
        <source>The service picks them by type and priority</source>
        <translation>تختارها الخدمة بحسب النوع والأولوية</translation>
    </message>
    <message>
        <source>It is always shown in the app</source>
        <translation>يظهر دائمًا في التطبيق</translation>
    </message>
</context>
<context>
    <name>mc::console::ChannelProgress</name>
    <message>
        <source>waiting</source>
        <comment>a channel</comment>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>held</source>
        <comment>a channel</comment>
        <translation>مؤجَّل</translation>
    </message>
    <message>
        <source>left out</source>
        <comment>a channel</comment>
        <translation>مستبعَد</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>a channel</comment>
        <translation>مُرسَل</translation>
    </message>
    <message>
        <source>delivered</source>
        <comment>a channel</comment>
        <translation>مُسلَّم</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a channel</comment>
        <translation>فاشل</translation>
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
        <translation>رقم العيادة</translation>
    </message>
    <message>
        <source>Show this clinic</source>
        <translation>إظهار هذه العيادة</translation>
    </message>
    <message>
        <source>Known clinics</source>
        <translation>العيادات المعروفة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln notification(s) in a year</source>
        <translation>
            <numerusform>لا إشعارات في سنة</numerusform>
            <numerusform>إشعار واحد في سنة</numerusform>
            <numerusform>إشعاران في سنة</numerusform>
            <numerusform>%Ln إشعارات في سنة</numerusform>
            <numerusform>%Ln إشعارًا في سنة</numerusform>
            <numerusform>%Ln إشعار في سنة</numerusform>
        </translation>
    </message>
    <message>
        <source>Clinic %1 · %2</source>
        <translation>العيادة %1 · %2</translation>
    </message>
</context>
<context>
    <name>mc::console::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>ابحث عن إجراء</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>الإجراءات</translation>
    </message>
    <message>
        <source>No action matches.</source>
        <translation>لا يوجد إجراء مطابق.</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposeForm</name>
    <message>
        <source>Who</source>
        <translation>لمن</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposePage</name>
    <message>
        <source>The directory could not be asked.</source>
        <translation>تعذّر سؤال الدليل.</translation>
    </message>
    <message>
        <source>The draft is not kept on this computer.</source>
        <translation>لا تُحفظ المسودة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>لم يُرسل شيء.</translation>
    </message>
    <message>
        <source>Write notification</source>
        <translation>كتابة إشعار</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>تجاهل المسودة</translation>
    </message>
    <message>
        <source>Bring its draft back</source>
        <translation>استعادة مسودته</translation>
    </message>
    <message>
        <source>It is not known whom this reaches.</source>
        <translation>لا يُعرف إلى من يصل هذا.</translation>
    </message>
    <message>
        <source>This reaches nobody: there is no active user among them.</source>
        <translation>لا يصل هذا إلى أحد: ليس بينهم مستخدم نشط.</translation>
    </message>
    <message>
        <source>“%1” was taken back.</source>
        <translation>سُحب «%1».</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>إنشاء</translation>
    </message>
</context>
<context>
    <name>mc::console::ComposeProblems</name>
    <message>
        <source>Choose at least one person.</source>
        <translation>اختر شخصًا واحدًا على الأقل.</translation>
    </message>
    <message>
        <source>Choose a role or a clinic.</source>
        <translation>اختر دورًا أو عيادة.</translation>
    </message>
    <message>
        <source>At most %1 people can be named. Choose a role, a clinic or everyone instead.</source>
        <translation>يمكن تسمية %1 شخص على الأكثر. اختر بدلًا من ذلك دورًا أو عيادة أو الجميع.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too many.</source>
        <translation>
            <numerusform>لا أحرف زائدة.</numerusform>
            <numerusform>حرف واحد زائد.</numerusform>
            <numerusform>حرفان زائدان.</numerusform>
            <numerusform>%Ln أحرف زائدة.</numerusform>
            <numerusform>%Ln حرفًا زائدًا.</numerusform>
            <numerusform>%Ln حرف زائد.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such time zone. Choose one of the list.</source>
        <translation>لا توجد منطقة زمنية كهذه. اختر واحدة من القائمة.</translation>
    </message>
    <message>
        <source>Clocks are set forward over this time. Choose another.</source>
        <translation>تُقدَّم الساعات فوق هذا الوقت. اختر وقتًا آخر.</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>لقد مضى هذا الوقت. اختر وقتًا لاحقًا.</translation>
    </message>
    <message>
        <source>This is more than a year ahead. Choose an earlier time.</source>
        <translation>هذا بعد أكثر من سنة. اختر وقتًا أقرب.</translation>
    </message>
    <message>
        <source>Write a whole https address, or a path that begins with /.</source>
        <translation>اكتب عنوان https كاملًا، أو مسارًا يبدأ بـ /.</translation>
    </message>
    <message>
        <source>Write an address that begins with the app’s scheme, such as mediconnect://.</source>
        <translation>اكتب عنوانًا يبدأ ببادئة التطبيق، مثل mediconnect://.</translation>
    </message>
    <message>
        <source>Nobody in the directory has this id.</source>
        <translation>لا أحد في الدليل يحمل هذا المعرّف.</translation>
    </message>
    <message>
        <source>Write a title.</source>
        <translation>اكتب عنوانًا.</translation>
    </message>
    <message>
        <source>Write a message.</source>
        <translation>اكتب رسالة.</translation>
    </message>
</context>
<context>
    <name>mc::console::ConfirmDialog</name>
    <message>
        <source>Write to many people</source>
        <translation>الكتابة إلى أشخاص كثيرين</translation>
    </message>
    <message numerus="yes">
        <source>“%1” goes to %Ln people.</source>
        <translation>
            <numerusform>لا يذهب «%1» إلى أحد.</numerusform>
            <numerusform>يذهب «%1» إلى شخص واحد.</numerusform>
            <numerusform>يذهب «%1» إلى شخصين.</numerusform>
            <numerusform>يذهب «%1» إلى %Ln أشخاص.</numerusform>
            <numerusform>يذهب «%1» إلى %Ln شخصًا.</numerusform>
            <numerusform>يذهب «%1» إلى %Ln شخص.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to &amp;go on</source>
        <translation>اكتب %1 للمتابعة</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>مواصلة الكتابة</translation>
    </message>
</context>
<context>
    <name>mc::console::Console</name>
    <message>
        <source>This computer has no keychain to keep the sign-in in: it lasts until the console is closed.</source>
        <translation>لا توجد في هذا الحاسوب سلسلة مفاتيح لحفظ تسجيل الدخول: يبقى حتى إغلاق وحدة التحكم.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>انتهت جلستك. سجّل الدخول مرة أخرى.</translation>
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
        <translation>تلقائية</translation>
    </message>
    <message>
        <source>The service computes it by the type</source>
        <translation>تحسبها الخدمة بحسب النوع</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Pri&amp;ority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>الرسالة</translation>
    </message>
    <message>
        <source>&amp;Link (optional)</source>
        <translation>رابط (اختياري)</translation>
    </message>
    <message>
        <source>Link into the &amp;app (optional)</source>
        <translation>رابط إلى التطبيق (اختياري)</translation>
    </message>
    <message>
        <source>The links may be &amp;seen outside the app</source>
        <translation>يمكن أن تظهر الروابط خارج التطبيق</translation>
    </message>
    <message>
        <source>Check it when their addresses tell nothing of anybody&apos;s health. Otherwise neutral messages lead to the inbox of the app instead.</source>
        <translation>اختره إذا كانت عناوينها لا تقول شيئًا عن صحة أحد. وإلا فإن الرسائل المحايدة تقود إلى صندوق الوارد في التطبيق.</translation>
    </message>
</context>
<context>
    <name>mc::console::Dashboard</name>
    <message>
        <source>Working</source>
        <comment>provider</comment>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>provider</comment>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Not set up</source>
        <comment>provider</comment>
        <translation>غير مُعَد</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>time</comment>
        <translation>حتى ⁨%1⁩</translation>
    </message>
    <message>
        <source>until %1: %2</source>
        <comment>time, the provider&apos;s error</comment>
        <translation>حتى ⁨%1⁩: ⁨%2⁩</translation>
    </message>
    <message>
        <source>%1 of %2 under way</source>
        <comment>deliveries, at most</comment>
        <translation>%1 من %2 قيد الإرسال</translation>
    </message>
    <message>
        <source>No reason was told</source>
        <translation>لم يُذكر أي سبب</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 في الدقيقة</translation>
    </message>
    <message>
        <source>×%1</source>
        <comment>so many times as much</comment>
        <translation>×%1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent, with its sign</comment>
        <translation>%1 ٪</translation>
    </message>
</context>
<context>
    <name>mc::console::DashboardPage</name>
    <message>
        <source>Newest failures</source>
        <translation>أحدث حالات الفشل</translation>
    </message>
    <message>
        <source>Go to the next row</source>
        <translation>الانتقال إلى الصف التالي</translation>
    </message>
    <message>
        <source>Go to the previous row</source>
        <translation>الانتقال إلى الصف السابق</translation>
    </message>
    <message>
        <source>Show on the wall</source>
        <translation>العرض على الحائط</translation>
    </message>
    <message>
        <source>No failures since %1</source>
        <comment>time</comment>
        <translation>لا حالات فشل منذ ⁨%1⁩</translation>
    </message>
    <message>
        <source>No failures so far</source>
        <translation>لا حالات فشل حتى الآن</translation>
    </message>
    <message>
        <source>The figures of the last 24 hours could not be loaded.</source>
        <translation>تعذر تحميل أرقام آخر 24 ساعة.</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>لوحة المتابعة</translation>
    </message>
</context>
<context>
    <name>mc::console::DashboardView</name>
    <message>
        <source>Sent a minute, by channel</source>
        <translation>المرسل في الدقيقة حسب القناة</translation>
    </message>
    <message>
        <source>Time to the recipient, in milliseconds</source>
        <translation>الزمن حتى المستلم بالمللي ثانية</translation>
    </message>
    <message>
        <source>From the creation of a delivery to the open socket or the provider that took it: half of them were as fast as p50 or faster, 95 and 99 of a hundred as p95 and p99</source>
        <translation>من إنشاء عملية التسليم إلى الاتصال المفتوح أو المزوّد الذي قبلها: استغرق نصفها ⁨p50⁩ أو أقل، و95 و99 من كل مئة ⁨p95⁩ و⁨p99⁩</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>المزوّدون</translation>
    </message>
    <message>
        <source>Success, 24 hours</source>
        <translation>النجاح خلال 24 ساعة</translation>
    </message>
    <message>
        <source>Of what was tried in the last 24 hours, the share that did not fail</source>
        <translation>نسبة ما لم يفشل مما جرت محاولته خلال آخر 24 ساعة</translation>
    </message>
    <message>
        <source>Newest failures</source>
        <translation>أحدث حالات الفشل</translation>
    </message>
    <message>
        <source>Some outcomes were too many to be told one by one: there may be more failures than these.</source>
        <translation>كانت بعض النتائج أكثر من أن تُذكر واحدة واحدة: قد تكون هناك حالات فشل أخرى.</translation>
    </message>
</context>
<context>
    <name>mc::console::DatesPopup</name>
    <message>
        <source>&amp;First day</source>
        <translation>اليوم الأول</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>اليوم الأخير</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>اليوم الأول</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>اليوم الأخير</translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation>إظهار هذه الأيام</translation>
    </message>
</context>
<context>
    <name>mc::console::DaysText</name>
    <message>
        <source>since %1</source>
        <comment>a date</comment>
        <translation>منذ %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a date</comment>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two dates</comment>
        <translation>من %1 إلى %2</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceActions</name>
    <message>
        <source>Send test push</source>
        <translation>إرسال إشعار تجريبي</translation>
    </message>
    <message>
        <source>Rename device</source>
        <translation>إعادة تسمية الجهاز</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>device</comment>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Activate devices</source>
        <translation>تفعيل الأجهزة</translation>
    </message>
    <message>
        <source>Activate</source>
        <comment>devices</comment>
        <translation>تفعيل</translation>
    </message>
    <message>
        <source>Deactivate devices</source>
        <translation>تعطيل الأجهزة</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <comment>devices</comment>
        <translation>تعطيل</translation>
    </message>
    <message>
        <source>Unregister devices…</source>
        <translation>إلغاء تسجيل الأجهزة…</translation>
    </message>
    <message>
        <source>Unregister…</source>
        <comment>devices</comment>
        <translation>إلغاء التسجيل…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>%1: %2 done</source>
        <translation>%1: اكتمل %2</translation>
    </message>
    <message>
        <source>Show owner</source>
        <translation>إظهار صاحب الجهاز</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceDelegate</name>
    <message>
        <source>Name of the device</source>
        <translation>اسم الجهاز</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceDetails</name>
    <message>
        <source>Details of the device</source>
        <translation>تفاصيل الجهاز</translation>
    </message>
    <message>
        <source>No device is chosen</source>
        <translation>لم يُختَر أي جهاز</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) are chosen</source>
        <translation>
            <numerusform>لم يُختَر أي جهاز</numerusform>
            <numerusform>اختير جهاز واحد</numerusform>
            <numerusform>اختير جهازان</numerusform>
            <numerusform>اختيرت %Ln أجهزة</numerusform>
            <numerusform>اختير %Ln جهازًا</numerusform>
            <numerusform>اختير %Ln جهاز</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one to see whose it is, and when it was used.</source>
        <translation>اختر جهازًا لترى صاحبه ومتى استُخدم.</translation>
    </message>
    <message>
        <source>What is done now is done to all of them.</source>
        <translation>ما تفعله الآن ينطبق عليها كلها.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>إصدار التطبيق</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>سُجّل في</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>آخر استخدام</translation>
    </message>
    <message>
        <source>Last test push</source>
        <translation>آخر إشعار تجريبي</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <comment>time, reason</comment>
        <translation>%1: فشل. %2</translation>
    </message>
    <message>
        <source>%1: accepted by the provider</source>
        <comment>time</comment>
        <translation>%1: قبله المزوّد</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceFilters</name>
    <message>
        <source>Search name or version</source>
        <translation>ابحث بالاسم أو الإصدار</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>User…</source>
        <translation>المستخدم…</translation>
    </message>
    <message>
        <source>User</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>User whose devices are shown</source>
        <translation>المستخدم الذي تُعرض أجهزته</translation>
    </message>
</context>
<context>
    <name>mc::console::DeviceModel</name>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>User</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>App version</source>
        <translation>إصدار التطبيق</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>آخر استخدام</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>الرمز</translation>
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
            <numerusform>أُعيدت تسمية أي جهاز.</numerusform>
            <numerusform>أُعيدت تسمية جهاز واحد.</numerusform>
            <numerusform>أُعيدت تسمية جهازين.</numerusform>
            <numerusform>أُعيدت تسمية %Ln أجهزة.</numerusform>
            <numerusform>أُعيدت تسمية %Ln جهازًا.</numerusform>
            <numerusform>أُعيدت تسمية %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) activated.</source>
        <translation>
            <numerusform>فُعّل أي جهاز.</numerusform>
            <numerusform>فُعّل جهاز واحد.</numerusform>
            <numerusform>فُعّل جهازين.</numerusform>
            <numerusform>فُعّل %Ln أجهزة.</numerusform>
            <numerusform>فُعّل %Ln جهازًا.</numerusform>
            <numerusform>فُعّل %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) deactivated.</source>
        <translation>
            <numerusform>عُطّل أي جهاز.</numerusform>
            <numerusform>عُطّل جهاز واحد.</numerusform>
            <numerusform>عُطّل جهازين.</numerusform>
            <numerusform>عُطّل %Ln أجهزة.</numerusform>
            <numerusform>عُطّل %Ln جهازًا.</numerusform>
            <numerusform>عُطّل %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) unregistered.</source>
        <translation>
            <numerusform>أُلغي تسجيل أي جهاز.</numerusform>
            <numerusform>أُلغي تسجيل جهاز واحد.</numerusform>
            <numerusform>أُلغي تسجيل جهازين.</numerusform>
            <numerusform>أُلغي تسجيل %Ln أجهزة.</numerusform>
            <numerusform>أُلغي تسجيل %Ln جهازًا.</numerusform>
            <numerusform>أُلغي تسجيل %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test push to %Ln device(s) was accepted by the provider.</source>
        <translation>
            <numerusform>قبل المزوّد إشعار الدفع التجريبي إلى أي جهاز.</numerusform>
            <numerusform>قبل المزوّد إشعار الدفع التجريبي إلى جهاز واحد.</numerusform>
            <numerusform>قبل المزوّد إشعار الدفع التجريبي إلى جهازين.</numerusform>
            <numerusform>قبل المزوّد إشعار الدفع التجريبي إلى %Ln أجهزة.</numerusform>
            <numerusform>قبل المزوّد إشعار الدفع التجريبي إلى %Ln جهازًا.</numerusform>
            <numerusform>قبل المزوّد إشعار الدفع التجريبي إلى %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be renamed.</source>
        <translation>
            <numerusform>تعذّر إعادة تسمية أي جهاز.</numerusform>
            <numerusform>تعذّر إعادة تسمية جهاز واحد.</numerusform>
            <numerusform>تعذّر إعادة تسمية جهازين.</numerusform>
            <numerusform>تعذّر إعادة تسمية %Ln أجهزة.</numerusform>
            <numerusform>تعذّر إعادة تسمية %Ln جهازًا.</numerusform>
            <numerusform>تعذّر إعادة تسمية %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be activated.</source>
        <translation>
            <numerusform>تعذّر تفعيل أي جهاز.</numerusform>
            <numerusform>تعذّر تفعيل جهاز واحد.</numerusform>
            <numerusform>تعذّر تفعيل جهازين.</numerusform>
            <numerusform>تعذّر تفعيل %Ln أجهزة.</numerusform>
            <numerusform>تعذّر تفعيل %Ln جهازًا.</numerusform>
            <numerusform>تعذّر تفعيل %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be deactivated.</source>
        <translation>
            <numerusform>تعذّر تعطيل أي جهاز.</numerusform>
            <numerusform>تعذّر تعطيل جهاز واحد.</numerusform>
            <numerusform>تعذّر تعطيل جهازين.</numerusform>
            <numerusform>تعذّر تعطيل %Ln أجهزة.</numerusform>
            <numerusform>تعذّر تعطيل %Ln جهازًا.</numerusform>
            <numerusform>تعذّر تعطيل %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) could not be unregistered.</source>
        <translation>
            <numerusform>تعذّر إلغاء تسجيل أي جهاز.</numerusform>
            <numerusform>تعذّر إلغاء تسجيل جهاز واحد.</numerusform>
            <numerusform>تعذّر إلغاء تسجيل جهازين.</numerusform>
            <numerusform>تعذّر إلغاء تسجيل %Ln أجهزة.</numerusform>
            <numerusform>تعذّر إلغاء تسجيل %Ln جهازًا.</numerusform>
            <numerusform>تعذّر إلغاء تسجيل %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test push to %Ln device(s) failed.</source>
        <translation>
            <numerusform>فشل إشعار الدفع التجريبي إلى أي جهاز.</numerusform>
            <numerusform>فشل إشعار الدفع التجريبي إلى جهاز واحد.</numerusform>
            <numerusform>فشل إشعار الدفع التجريبي إلى جهازين.</numerusform>
            <numerusform>فشل إشعار الدفع التجريبي إلى %Ln أجهزة.</numerusform>
            <numerusform>فشل إشعار الدفع التجريبي إلى %Ln جهازًا.</numerusform>
            <numerusform>فشل إشعار الدفع التجريبي إلى %Ln جهاز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renaming %Ln device(s)</source>
        <translation>
            <numerusform>جارٍ إعادة تسمية أي جهاز</numerusform>
            <numerusform>جارٍ إعادة تسمية جهاز واحد</numerusform>
            <numerusform>جارٍ إعادة تسمية جهازين</numerusform>
            <numerusform>جارٍ إعادة تسمية %Ln أجهزة</numerusform>
            <numerusform>جارٍ إعادة تسمية %Ln جهازًا</numerusform>
            <numerusform>جارٍ إعادة تسمية %Ln جهاز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Activating %Ln device(s)</source>
        <translation>
            <numerusform>جارٍ تفعيل أي جهاز</numerusform>
            <numerusform>جارٍ تفعيل جهاز واحد</numerusform>
            <numerusform>جارٍ تفعيل جهازين</numerusform>
            <numerusform>جارٍ تفعيل %Ln أجهزة</numerusform>
            <numerusform>جارٍ تفعيل %Ln جهازًا</numerusform>
            <numerusform>جارٍ تفعيل %Ln جهاز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivating %Ln device(s)</source>
        <translation>
            <numerusform>جارٍ تعطيل أي جهاز</numerusform>
            <numerusform>جارٍ تعطيل جهاز واحد</numerusform>
            <numerusform>جارٍ تعطيل جهازين</numerusform>
            <numerusform>جارٍ تعطيل %Ln أجهزة</numerusform>
            <numerusform>جارٍ تعطيل %Ln جهازًا</numerusform>
            <numerusform>جارٍ تعطيل %Ln جهاز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unregistering %Ln device(s)</source>
        <translation>
            <numerusform>جارٍ إلغاء تسجيل أي جهاز</numerusform>
            <numerusform>جارٍ إلغاء تسجيل جهاز واحد</numerusform>
            <numerusform>جارٍ إلغاء تسجيل جهازين</numerusform>
            <numerusform>جارٍ إلغاء تسجيل %Ln أجهزة</numerusform>
            <numerusform>جارٍ إلغاء تسجيل %Ln جهازًا</numerusform>
            <numerusform>جارٍ إلغاء تسجيل %Ln جهاز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending a test push to %Ln device(s)</source>
        <translation>
            <numerusform>جارٍ إرسال إشعار دفع تجريبي إلى أي جهاز</numerusform>
            <numerusform>جارٍ إرسال إشعار دفع تجريبي إلى جهاز واحد</numerusform>
            <numerusform>جارٍ إرسال إشعار دفع تجريبي إلى جهازين</numerusform>
            <numerusform>جارٍ إرسال إشعار دفع تجريبي إلى %Ln أجهزة</numerusform>
            <numerusform>جارٍ إرسال إشعار دفع تجريبي إلى %Ln جهازًا</numerusform>
            <numerusform>جارٍ إرسال إشعار دفع تجريبي إلى %Ln جهاز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ولا غيرها</numerusform>
            <numerusform>وجهاز آخر</numerusform>
            <numerusform>وجهازان آخران</numerusform>
            <numerusform>و%Ln أجهزة أخرى</numerusform>
            <numerusform>و%Ln جهازًا آخر</numerusform>
            <numerusform>و%Ln جهاز آخر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DevicesPage</name>
    <message>
        <source>Unregister devices</source>
        <translation>إلغاء تسجيل أجهزة</translation>
    </message>
    <message>
        <source>Unregister %1?</source>
        <translation>إلغاء تسجيل %1؟</translation>
    </message>
    <message>
        <source>They get no push notifications until their app registers them again. This cannot be undone from here.</source>
        <translation>لن تتلقّى إشعارات الدفع حتى يسجّلها تطبيقها من جديد. لا يمكن التراجع عن ذلك من هنا.</translation>
    </message>
    <message>
        <source>Unregister</source>
        <translation>إلغاء التسجيل</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>الإبقاء</translation>
    </message>
    <message>
        <source>The devices could not be loaded.</source>
        <translation>تعذّر تحميل الأجهزة.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>لا أجهزة</numerusform>
            <numerusform>جهاز واحد</numerusform>
            <numerusform>جهازان</numerusform>
            <numerusform>%Ln أجهزة</numerusform>
            <numerusform>%Ln جهازًا</numerusform>
            <numerusform>%Ln جهاز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln selected</source>
        <comment>number of devices</comment>
        <translation>
            <numerusform>%1، لم يُحدَّد شيء</numerusform>
            <numerusform>%1، حُدِّد واحد</numerusform>
            <numerusform>%1، حُدِّد اثنان</numerusform>
            <numerusform>%1، حُدِّد %Ln</numerusform>
            <numerusform>%1، حُدِّد %Ln</numerusform>
            <numerusform>%1، حُدِّد %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unregister %Ln device(s)?</source>
        <translation>
            <numerusform>إلغاء تسجيل أي جهاز؟</numerusform>
            <numerusform>إلغاء تسجيل جهاز واحد؟</numerusform>
            <numerusform>إلغاء تسجيل جهازين؟</numerusform>
            <numerusform>إلغاء تسجيل %Ln أجهزة؟</numerusform>
            <numerusform>إلغاء تسجيل %Ln جهازًا؟</numerusform>
            <numerusform>إلغاء تسجيل %Ln جهاز؟</numerusform>
        </translation>
    </message>
    <message>
        <source>The devices did not arrive</source>
        <translation>لم تصل الأجهزة</translation>
    </message>
    <message>
        <source>Load devices again</source>
        <translation>إعادة تحميل الأجهزة</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>لا توجد أجهزة بعد</translation>
    </message>
    <message>
        <source>Apps register theirs when somebody signs in.</source>
        <translation>تسجّل التطبيقات أجهزتها عندما يسجّل أحد الدخول.</translation>
    </message>
    <message>
        <source>No device matches the filters</source>
        <translation>لا يوجد جهاز يطابق عوامل التصفية</translation>
    </message>
    <message>
        <source>Remove a filter, or search for another name or version.</source>
        <translation>أزل أحد عوامل التصفية، أو ابحث عن اسم أو إصدار آخر.</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>إزالة كل عوامل التصفية</translation>
    </message>
</context>
<context>
    <name>mc::console::DevicesSection</name>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Load the devices again</source>
        <translation>إعادة تحميل الأجهزة</translation>
    </message>
    <message>
        <source>No devices: push notifications have no way to them.</source>
        <translation>لا أجهزة: لا سبيل للإشعارات الفورية إلى هذا الشخص.</translation>
    </message>
    <message>
        <source>Devices of this person</source>
        <translation>أجهزة هذا الشخص</translation>
    </message>
    <message>
        <source>Show their devices</source>
        <translation>إظهار أجهزة هذا الشخص</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>devices</comment>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <source>The devices did not arrive.</source>
        <translation>لم تصل الأجهزة.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ولا غيرها</numerusform>
            <numerusform>وجهاز آخر</numerusform>
            <numerusform>وجهازان آخران</numerusform>
            <numerusform>و%Ln أجهزة أخرى</numerusform>
            <numerusform>و%Ln جهازًا آخر</numerusform>
            <numerusform>و%Ln جهاز آخر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::DraftNotice</name>
    <message>
        <source>Draft of %1 restored.</source>
        <translation>استُعيدت مسودة %1.</translation>
    </message>
</context>
<context>
    <name>mc::console::Durations</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 د</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n يوم</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>%n أيام</numerusform>
            <numerusform>%n يومًا</numerusform>
            <numerusform>%n يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 س</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 مث</translation>
    </message>
</context>
<context>
    <name>mc::console::FailureActions</name>
    <message>
        <source>Open notification</source>
        <translation>فتح الإشعار</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>notification</comment>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Retry delivery</source>
        <translation>إعادة محاولة التسليم</translation>
    </message>
    <message>
        <source>Retry</source>
        <comment>delivery</comment>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Queueing deliveries again</source>
        <translation>إعادة عمليات التسليم إلى قائمة الانتظار</translation>
    </message>
    <message numerus="yes">
        <source>Queued %Ln delivery(s) again.</source>
        <translation>
            <numerusform>لم تُعَد أي عملية تسليم إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت عملية تسليم واحدة إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت عمليتا تسليم إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت %Ln عمليات تسليم إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت %Ln عملية تسليم إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت %Ln عملية تسليم إلى قائمة الانتظار.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was queued again.</source>
        <translation>لم يُعَد أي شيء إلى قائمة الانتظار.</translation>
    </message>
</context>
<context>
    <name>mc::console::FailureGroups</name>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>القناة</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>الأحدث</translation>
    </message>
</context>
<context>
    <name>mc::console::FailureText</name>
    <message>
        <source>The server was not reached. Try again when the connection is back.</source>
        <translation>تعذّر الوصول إلى الخادم. أعد المحاولة عند عودة الاتصال.</translation>
    </message>
    <message>
        <source>Your account may not do this. Ask an admin of the clinic.</source>
        <translation>لا يُسمح لحسابك بذلك. اطلب من أحد مسؤولي العيادة.</translation>
    </message>
    <message>
        <source>It is no longer there. Reload the page.</source>
        <translation>لم يعد موجودًا. أعد تحميل الصفحة.</translation>
    </message>
    <message numerus="yes">
        <source>Too many requests. Try again in %n second(s).</source>
        <translation>
            <numerusform>طلبات كثيرة جدًا. أعد المحاولة الآن.</numerusform>
            <numerusform>طلبات كثيرة جدًا. أعد المحاولة بعد ثانية واحدة.</numerusform>
            <numerusform>طلبات كثيرة جدًا. أعد المحاولة بعد ثانيتين.</numerusform>
            <numerusform>طلبات كثيرة جدًا. أعد المحاولة بعد %n ثوانٍ.</numerusform>
            <numerusform>طلبات كثيرة جدًا. أعد المحاولة بعد %n ثانية.</numerusform>
            <numerusform>طلبات كثيرة جدًا. أعد المحاولة بعد %n ثانية.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server failed. Try again; if it fails again, tell those who operate it.</source>
        <translation>حدث خطأ في الخادم. أعد المحاولة، وإن تكرّر فأبلغ القائمين على تشغيله.</translation>
    </message>
</context>
<context>
    <name>mc::console::FigureTable</name>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>النسبة</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>channel, error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>القناة</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>مُرسلة</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>مُسلَّمة</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فاشلة</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>قيد الانتظار</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>مُستبعدة</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>النجاح</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير مقروءة</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>مقروءة</translation>
    </message>
    <message>
        <source>Clinic %1</source>
        <translation>العيادة %1</translation>
    </message>
    <message>
        <source>No clinic</source>
        <translation>بلا عيادة</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>حالات الفشل</translation>
    </message>
</context>
<context>
    <name>mc::console::Figures</name>
    <message>
        <source>no change</source>
        <translation>بلا تغيير</translation>
    </message>
    <message>
        <source>%1 points</source>
        <comment>of percent</comment>
        <translation>%1 نقطة</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير مقروءة</translation>
    </message>
    <message>
        <source>Read rate</source>
        <translation>معدل القراءة</translation>
    </message>
    <message>
        <source>Average time to read</source>
        <translation>متوسط زمن القراءة</translation>
    </message>
    <message>
        <source>Click-through rate</source>
        <translation>معدل النقر</translation>
    </message>
    <message>
        <source>Delivery success</source>
        <translation>نجاح التسليم</translation>
    </message>
    <message>
        <source>Failed deliveries</source>
        <translation>عمليات التسليم الفاشلة</translation>
    </message>
    <message>
        <source>Latency, median</source>
        <translation>زمن الوصول، الوسيط</translation>
    </message>
    <message>
        <source>Latency, 95 %</source>
        <translation>زمن الوصول، 95٪</translation>
    </message>
    <message>
        <source>Latency, 99 %</source>
        <translation>زمن الوصول، 99٪</translation>
    </message>
    <message>
        <source>Notifications that came due in this time, deleted ones included.</source>
        <translation>الإشعارات التي حان موعدها في هذه المدة، بما فيها المحذوفة.</translation>
    </message>
    <message>
        <source>Those of them that nobody has read so far.</source>
        <translation>ما لم يقرأه أحد منها حتى الآن.</translation>
    </message>
    <message>
        <source>How many of the notifications were read.</source>
        <translation>نسبة ما قُرئ من الإشعارات.</translation>
    </message>
    <message>
        <source>From when a notification came due to when it was read.</source>
        <translation>من حلول موعد الإشعار إلى قراءته.</translation>
    </message>
    <message>
        <source>How many of all notifications had their link followed.</source>
        <translation>نسبة ما فُتح رابطه من جميع الإشعارات.</translation>
    </message>
    <message>
        <source>How many of the deliveries that came to an end did not fail, over all channels.</source>
        <translation>نسبة ما لم يفشل من عمليات التسليم المنتهية، عبر جميع القنوات.</translation>
    </message>
    <message>
        <source>Deliveries that failed for good, over all channels.</source>
        <translation>عمليات التسليم التي فشلت نهائيًا، عبر جميع القنوات.</translation>
    </message>
    <message>
        <source>Half of the deliveries arrived within this time.</source>
        <translation>وصل نصف عمليات التسليم خلال هذا الزمن.</translation>
    </message>
    <message>
        <source>95 of 100 deliveries arrived within this time.</source>
        <translation>وصلت 95 من كل 100 عملية تسليم خلال هذا الزمن.</translation>
    </message>
    <message>
        <source>99 of 100 deliveries arrived within this time.</source>
        <translation>وصلت 99 من كل 100 عملية تسليم خلال هذا الزمن.</translation>
    </message>
    <message>
        <source>%1 times as much</source>
        <translation>بمقدار %1 مرة</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>‏%1٪</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterBar</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>إضافة مرشّح</translation>
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
        <translation>تغيير المرشّح «%1»</translation>
    </message>
    <message>
        <source>Remove the filter “%1”</source>
        <translation>إزالة المرشّح «%1»</translation>
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
        <translation>مقروءة</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير مقروءة</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>Other days …</source>
        <translation>أيام أخرى…</translation>
    </message>
    <message>
        <source>Recipient whose notifications are shown</source>
        <translation>المستلم الذي تُعرض إشعاراته</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterSetButton</name>
    <message>
        <source>Saved filters</source>
        <translation>عوامل التصفية المحفوظة</translation>
    </message>
    <message>
        <source>Saved filters: %1</source>
        <translation>عوامل التصفية المحفوظة: %1</translation>
    </message>
    <message>
        <source>Choose or save filters under a name</source>
        <translation>اختيار عوامل تصفية محفوظة أو حفظها باسم</translation>
    </message>
    <message>
        <source>Save these filters …</source>
        <translation>حفظ عوامل التصفية هذه…</translation>
    </message>
    <message>
        <source>Save filters</source>
        <translation>حفظ عوامل التصفية</translation>
    </message>
    <message>
        <source>Rename “%1” …</source>
        <translation>إعادة تسمية «%1»…</translation>
    </message>
    <message>
        <source>Rename filters</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>إزالة «%1»</translation>
    </message>
    <message>
        <source>Name of the filters</source>
        <translation>اسم عوامل التصفية</translation>
    </message>
</context>
<context>
    <name>mc::console::FilterSets</name>
    <message>
        <source>Failed today</source>
        <translation>الفاشلة اليوم</translation>
    </message>
    <message>
        <source>Held or waiting</source>
        <translation>المحتجزة أو المنتظرة</translation>
    </message>
    <message>
        <source>Critical, failed</source>
        <translation>الحرجة الفاشلة</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير مقروءة</translation>
    </message>
    <message>
        <source>Critical, unread</source>
        <translation>الحرجة غير المقروءة</translation>
    </message>
</context>
<context>
    <name>mc::console::HeadlineTile</name>
    <message>
        <source>%1 against %2: %3</source>
        <comment>change, the time before, the figure then</comment>
        <translation>%1 مقارنةً بـ%2: %3</translation>
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
        <translation>إغلاق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>mc::console::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>الإجراء</translation>
    </message>
</context>
<context>
    <name>mc::console::LimitsForm</name>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>Push, email and SMS beyond them are left out. Critical notifications aren’t.</source>
        <translation>ما يتجاوزها من إشعارات فورية وبريد ورسائل نصية لا يُرسَل، عدا الإشعارات الحرجة.</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>في الساعة</translation>
    </message>
    <message>
        <source>In a day</source>
        <translation>في اليوم</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>No more in an hour than in a day.</source>
        <translation>لا يجوز أن يزيد حد الساعة على حد اليوم.</translation>
    </message>
</context>
<context>
    <name>mc::console::ListAndDetails</name>
    <message>
        <source>Go to the next row</source>
        <translation>الانتقال إلى الصف التالي</translation>
    </message>
    <message>
        <source>Go to the previous row</source>
        <translation>الانتقال إلى الصف السابق</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>إظهار التفاصيل</translation>
    </message>
</context>
<context>
    <name>mc::console::ListColumns</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>المستلم</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>القنوات</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>مجدوَل في</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>القراءة</translation>
    </message>
</context>
<context>
    <name>mc::console::ListFilter</name>
    <message>
        <source>Recipient</source>
        <translation>المستلم</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>تاريخ الإنشاء</translation>
    </message>
    <message>
        <source>read</source>
        <translation>مقروءة</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>غير مقروءة</translation>
    </message>
</context>
<context>
    <name>mc::console::LockScreenCard</name>
    <message>
        <source>MediConnect · now</source>
        <comment>name of the app, time</comment>
        <translation>MediConnect · الآن</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
</context>
<context>
    <name>mc::console::MailCard</name>
    <message>
        <source>Subject</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>To each recipient alone</source>
        <translation>إلى كل مستلم على حدة</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>a name</comment>
        <translation>إلى %1</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
</context>
<context>
    <name>mc::console::MainWindow</name>
    <message>
        <source>MediConnect Console</source>
        <translation>وحدة تحكم MediConnect</translation>
    </message>
    <message>
        <source>%1 – MediConnect Console</source>
        <translation>%1 – وحدة تحكم MediConnect</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>mc::console::NewsLine</name>
    <message>
        <source>Known since %1</source>
        <comment>time</comment>
        <translation>معلوم منذ ⁨%1⁩</translation>
    </message>
    <message>
        <source>The service knows nothing of the time before %1.</source>
        <translation>لا تعرف الخدمة شيئًا مما حدث قبل: ⁨%1⁩.</translation>
    </message>
    <message>
        <source>It goes on by itself when the service is heard of again. Told last: %1</source>
        <translation>تتابع تلقائيًا عندما تعود أخبار الخدمة. آخر خبر: ⁨%1⁩</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>what is shown</comment>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>Waiting for the service</source>
        <translation>في انتظار الخدمة</translation>
    </message>
    <message>
        <source>No news since %1</source>
        <comment>time</comment>
        <translation>لا أخبار منذ ⁨%1⁩</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationActions</name>
    <message>
        <source>Retry delivery</source>
        <translation>إعادة محاولة التسليم</translation>
    </message>
    <message>
        <source>Reschedule notification</source>
        <translation>إعادة جدولة الإشعار</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <comment>button beside “Cancel notification”</comment>
        <translation>إعادة الجدولة</translation>
    </message>
    <message>
        <source>Cancel notification</source>
        <translation>إلغاء الإشعار</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>Delete notification</source>
        <translation>حذف الإشعار</translation>
    </message>
    <message>
        <source>The notification was not cancelled.</source>
        <translation>لم يُلغَ الإشعار.</translation>
    </message>
    <message>
        <source>Cancelled “%1”.</source>
        <translation>أُلغي «%1».</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>تعليم كغير مقروء</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>تعليم كمقروء</translation>
    </message>
    <message>
        <source>Queueing deliveries again</source>
        <translation>إعادة عمليات التسليم إلى قائمة الانتظار</translation>
    </message>
    <message>
        <source>Nothing was queued again.</source>
        <translation>لم يُعَد أي شيء إلى قائمة الانتظار.</translation>
    </message>
    <message numerus="yes">
        <source>Queued %n deliveries again.</source>
        <translation>
            <numerusform>لم تُعَد أي عملية تسليم إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت عملية تسليم واحدة إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت عمليتا تسليم إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت %n عمليات تسليم إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت %n عملية تسليم إلى قائمة الانتظار.</numerusform>
            <numerusform>أُعيدت %n عملية تسليم إلى قائمة الانتظار.</numerusform>
        </translation>
    </message>
    <message>
        <source>The notification was not marked as read.</source>
        <translation>لم يُعلَّم الإشعار كمقروء.</translation>
    </message>
    <message>
        <source>The notification was not marked as unread.</source>
        <translation>لم يُعلَّم الإشعار كغير مقروء.</translation>
    </message>
    <message>
        <source>Marked “%1” as read.</source>
        <translation>عُلِّم «%1» كمقروء.</translation>
    </message>
    <message>
        <source>Marked “%1” as unread.</source>
        <translation>عُلِّم «%1» كغير مقروء.</translation>
    </message>
    <message>
        <source>The notification was not rescheduled.</source>
        <translation>لم تُعَد جدولة الإشعار.</translation>
    </message>
    <message>
        <source>Rescheduled to %1.</source>
        <translation>أُعيدت الجدولة إلى %1.</translation>
    </message>
    <message>
        <source>Deleted “%1”.</source>
        <translation>حُذف «%1».</translation>
    </message>
    <message>
        <source>The notification was not deleted.</source>
        <translation>لم يُحذف الإشعار.</translation>
    </message>
    <message>
        <source>Copied as text.</source>
        <translation>نُسخ كنص.</translation>
    </message>
    <message>
        <source>Show recipient</source>
        <translation>إظهار المستلم</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationDetails</name>
    <message>
        <source>Load again</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>ما آل إليه</translation>
    </message>
    <message>
        <source>Details of the notification</source>
        <translation>تفاصيل الإشعار</translation>
    </message>
    <message>
        <source>No notification is chosen</source>
        <translation>لم يُختر أي إشعار</translation>
    </message>
    <message>
        <source>Choose one to read it, and what became of it.</source>
        <translation>اختر إشعارًا لقراءته ومعرفة ما آل إليه.</translation>
    </message>
    <message>
        <source>The notification did not arrive.</source>
        <translation>لم يصل الإشعار.</translation>
    </message>
    <message>
        <source>%1 · %2 priority</source>
        <comment>type, priority</comment>
        <translation>%1 · الأولوية: %2</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>المستلم</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>المرسل</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>أُنشئ في</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>مجدوَل في</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>أُلغي في</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قُرئ في</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>الموعد</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
    <message>
        <source>Medical record</source>
        <translation>السجل الطبي</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>الفاتورة</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <source>Link in the app</source>
        <translation>الرابط في التطبيق</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>الأخطاء</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationTable</name>
    <message>
        <source>The notifications did not arrive</source>
        <translation>لم تصل الإشعارات</translation>
    </message>
    <message>
        <source>Load notifications again</source>
        <translation>إعادة تحميل الإشعارات</translation>
    </message>
    <message>
        <source>No notifications yet</source>
        <translation>لا توجد إشعارات بعد</translation>
    </message>
    <message>
        <source>What is sent appears here, with what became of it.</source>
        <translation>يظهر هنا ما يُرسَل وما آل إليه.</translation>
    </message>
    <message>
        <source>No notification matches the filters</source>
        <translation>لا يوجد إشعار يطابق عوامل التصفية</translation>
    </message>
    <message>
        <source>Remove a filter, or search for other words in title and message.</source>
        <translation>أزل أحد عوامل التصفية، أو ابحث عن كلمات أخرى في العنوان والرسالة.</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>إزالة كل عوامل التصفية</translation>
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
        <translation>المستلم</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>أُنشئ في</translation>
    </message>
    <message>
        <source>Scheduled for</source>
        <translation>مجدوَل في</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
</context>
<context>
    <name>mc::console::NotificationsPage</name>
    <message>
        <source>Cancel “%1”? It will never be sent, and that can’t be undone.</source>
        <translation>هل تريد إلغاء «%1»؟ لن يُرسَل أبدًا، ولا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>Search title and message</source>
        <translation>البحث في العنوان والرسالة</translation>
    </message>
    <message>
        <source>Cancel notification</source>
        <translation>إلغاء الإشعار</translation>
    </message>
    <message>
        <source>%1, more are on their way …</source>
        <translation>%1، والمزيد في الطريق…</translation>
    </message>
    <message>
        <source>%1. The next ones did not arrive: press F5.</source>
        <translation>%1. لم تصل الإشعارات التالية: اضغط F5.</translation>
    </message>
    <message>
        <source>%1. That is all of them.</source>
        <translation>%1. لا يوجد غيرها.</translation>
    </message>
    <message>
        <source>%1, and more below</source>
        <translation>%1، والمزيد في الأسفل</translation>
    </message>
    <message>
        <source>%1 or more new</source>
        <translation>%1 إشعار جديد أو أكثر</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>إشعار جديد واحد</numerusform>
            <numerusform>إشعاران جديدان</numerusform>
            <numerusform>%n إشعارات جديدة</numerusform>
            <numerusform>%n إشعارًا جديدًا</numerusform>
            <numerusform>%n إشعار جديد</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the new notifications</source>
        <translation>إظهار الإشعارات الجديدة</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln notification(s)</source>
        <translation>
            <numerusform>لا إشعارات</numerusform>
            <numerusform>إشعار واحد</numerusform>
            <numerusform>إشعاران</numerusform>
            <numerusform>%Ln إشعارات</numerusform>
            <numerusform>%Ln إشعارًا</numerusform>
            <numerusform>%Ln إشعار</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::Outcome</name>
    <message>
        <source>Taken back: nothing was sent.</source>
        <translation>سُحب: لم يُرسل شيء.</translation>
    </message>
    <message>
        <source>Show in Notifications</source>
        <translation>عرض في الإشعارات</translation>
    </message>
    <message>
        <source>The rest was cancelled.</source>
        <translation>أُلغي الباقي.</translation>
    </message>
    <message>
        <source>It was too late to take it back: it has been sent.</source>
        <translation>فات وقت سحبه: لقد أُرسل.</translation>
    </message>
    <message>
        <source>It was not taken back.</source>
        <translation>لم يُسحب.</translation>
    </message>
</context>
<context>
    <name>mc::console::PeoplePage</name>
    <message>
        <source>A change of the preferences of person %1 was not stored.</source>
        <comment>by id</comment>
        <translation>لم يُحفَظ تغيير في تفضيلات الشخص رقم %1.</translation>
    </message>
    <message>
        <source>Name, user name, email or id</source>
        <translation>الاسم أو اسم المستخدم أو البريد أو الرقم</translation>
    </message>
    <message>
        <source>Search for a person</source>
        <translation>البحث عن شخص</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>لا أحد</numerusform>
            <numerusform>شخص واحد</numerusform>
            <numerusform>شخصان</numerusform>
            <numerusform>%Ln أشخاص</numerusform>
            <numerusform>%Ln شخصًا</numerusform>
            <numerusform>%Ln شخص</numerusform>
        </translation>
    </message>
    <message>
        <source>The people did not arrive</source>
        <translation>لم تصل قائمة الأشخاص</translation>
    </message>
    <message>
        <source>Load people again</source>
        <translation>إعادة تحميل الأشخاص</translation>
    </message>
    <message>
        <source>Nobody was found</source>
        <translation>لم يُعثَر على أحد</translation>
    </message>
    <message>
        <source>Search for a part of a name, a user name or an email, or for a whole id.</source>
        <translation>ابحث عن جزء من الاسم أو اسم المستخدم أو البريد، أو عن الرقم كاملًا.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>إظهار الجميع</translation>
    </message>
    <message>
        <source>The person could not be shown.</source>
        <translation>تعذّر إظهار الشخص.</translation>
    </message>
    <message>
        <source>The people could not be loaded.</source>
        <translation>تعذّر تحميل الأشخاص.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonActions</name>
    <message>
        <source>Write to this person</source>
        <translation>الكتابة إلى هذا الشخص</translation>
    </message>
    <message>
        <source>Write</source>
        <comment>to a person</comment>
        <translation>كتابة</translation>
    </message>
    <message>
        <source>Sign this person out everywhere…</source>
        <translation>تسجيل خروج هذا الشخص من كل مكان…</translation>
    </message>
    <message>
        <source>Sign out everywhere…</source>
        <translation>تسجيل الخروج من كل مكان…</translation>
    </message>
    <message>
        <source>Deactivate account…</source>
        <translation>تعطيل الحساب…</translation>
    </message>
    <message>
        <source>Activate account</source>
        <translation>تفعيل الحساب</translation>
    </message>
    <message>
        <source>Deactivate…</source>
        <comment>account</comment>
        <translation>تعطيل…</translation>
    </message>
    <message>
        <source>Activate</source>
        <comment>account</comment>
        <translation>تفعيل</translation>
    </message>
    <message>
        <source>This is your own account.</source>
        <translation>هذا حسابك أنت.</translation>
    </message>
    <message>
        <source>Sign %1 out everywhere?</source>
        <translation>تسجيل خروج ⁨%1⁩ من كل مكان؟</translation>
    </message>
    <message>
        <source>Within five seconds every app and browser of theirs loses its connection, and they have to sign in again. This can’t be undone. It is recorded in the audit log.</source>
        <translation>في غضون خمس ثوانٍ تفقد جميع تطبيقاته ومتصفحاته الاتصال، وعليه تسجيل الدخول من جديد. لا يمكن التراجع عن ذلك، ويُدوَّن في سجل التدقيق.</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>تسجيل الخروج من كل مكان</translation>
    </message>
    <message>
        <source>Leave signed in</source>
        <translation>الإبقاء على الجلسات</translation>
    </message>
    <message>
        <source>Deactivate %1?</source>
        <translation>تعطيل ⁨%1⁩؟</translation>
    </message>
    <message>
        <source>Within five seconds every session of theirs ends, and they can’t sign in. Nobody can send them anything; what waits for them is left out. Devices and preferences are kept. The account can be activated again, its sessions can’t. It is recorded in the audit log.</source>
        <translation>في غضون خمس ثوانٍ تنتهي جميع جلساته ولا يمكنه تسجيل الدخول. لا يستطيع أحد أن يرسل إليه شيئًا، وما ينتظر تسليمه يُترَك. تبقى الأجهزة والتفضيلات محفوظة. يمكن تفعيل الحساب من جديد، أما جلساته فلا تعود. يُدوَّن ذلك في سجل التدقيق.</translation>
    </message>
    <message>
        <source>Deactivate account</source>
        <translation>تعطيل الحساب</translation>
    </message>
    <message>
        <source>Leave active</source>
        <translation>الإبقاء مفعّلًا</translation>
    </message>
    <message>
        <source>Signing %1 out</source>
        <translation>جارٍ تسجيل خروج ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1 was not signed out.</source>
        <translation>لم يُسجَّل خروج ⁨%1⁩.</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere.</source>
        <translation>سُجِّل خروج ⁨%1⁩ من كل مكان.</translation>
    </message>
    <message>
        <source>Activating %1</source>
        <translation>جارٍ تفعيل ⁨%1⁩</translation>
    </message>
    <message>
        <source>Deactivating %1</source>
        <translation>جارٍ تعطيل ⁨%1⁩</translation>
    </message>
    <message>
        <source>%1 was not changed.</source>
        <translation>لم يتغيّر حساب ⁨%1⁩.</translation>
    </message>
    <message>
        <source>%1 is active again.</source>
        <translation>عاد حساب ⁨%1⁩ مفعّلًا.</translation>
    </message>
    <message>
        <source>%1 is deactivated.</source>
        <translation>عُطِّل حساب ⁨%1⁩.</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonDetails</name>
    <message>
        <source>The person in full</source>
        <translation>تفاصيل الشخص</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>لم يُختَر أحد</translation>
    </message>
    <message>
        <source>Search for a name, a user name, an email or an id, and choose somebody to see what they get, and why.</source>
        <translation>ابحث عن اسم أو اسم مستخدم أو بريد أو رقم، ثم اختر شخصًا لترى ما يصله ولماذا.</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>المنطقة الزمنية</translation>
    </message>
    <message>
        <source>Id</source>
        <comment>of a person</comment>
        <translation>الرقم</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonPopup</name>
    <message>
        <source>Name, user name or email</source>
        <translation>الاسم أو اسم المستخدم أو البريد الإلكتروني</translation>
    </message>
</context>
<context>
    <name>mc::console::PersonSearch</name>
    <message>
        <source>Nobody is called that.</source>
        <translation>لا أحد بهذا الاسم.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: type more of the name.</source>
        <translation>
            <numerusform>لا يوجد المزيد.</numerusform>
            <numerusform>يوجد شخص آخر: اكتب المزيد من الاسم.</numerusform>
            <numerusform>يوجد شخصان آخران: اكتب المزيد من الاسم.</numerusform>
            <numerusform>يوجد %Ln أشخاص آخرون: اكتب المزيد من الاسم.</numerusform>
            <numerusform>يوجد %Ln شخصًا آخر: اكتب المزيد من الاسم.</numerusform>
            <numerusform>يوجد %Ln شخص آخر: اكتب المزيد من الاسم.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::PersonWords</name>
    <message>
        <source>%1 · clinic %2</source>
        <comment>role, number</comment>
        <translation>%1 · العيادة %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>language, its tag</comment>
        <translation>⁨%1⁩ (⁨%2⁩)</translation>
    </message>
</context>
<context>
    <name>mc::console::PlainError</name>
    <message>
        <source>The app is no longer installed on the device</source>
        <translation>لم يعد التطبيق مثبَّتًا على الجهاز</translation>
    </message>
    <message>
        <source>The device is registered wrongly</source>
        <translation>الجهاز مسجَّل تسجيلًا خاطئًا</translation>
    </message>
    <message>
        <source>The provider does not accept the service’s credentials</source>
        <translation>لا يقبل المزوّد بيانات اعتماد الخدمة</translation>
    </message>
    <message>
        <source>The provider took no more messages</source>
        <translation>لم يعد المزوّد يقبل رسائل أخرى</translation>
    </message>
    <message>
        <source>The provider was out of order</source>
        <translation>كان المزوّد معطّلًا</translation>
    </message>
    <message>
        <source>The email address does not exist</source>
        <translation>عنوان البريد الإلكتروني غير موجود</translation>
    </message>
    <message>
        <source>The recipient’s mailbox is full</source>
        <translation>صندوق بريد المستلم ممتلئ</translation>
    </message>
    <message>
        <source>The mail server was busy for too long</source>
        <translation>ظل خادم البريد مشغولًا مدة طويلة</translation>
    </message>
    <message>
        <source>The mail server refused the message</source>
        <translation>رفض خادم البريد الرسالة</translation>
    </message>
    <message>
        <source>The phone was off or out of reach</source>
        <translation>كان الهاتف مغلقًا أو خارج التغطية</translation>
    </message>
    <message>
        <source>The carrier refused the message</source>
        <translation>رفضت شركة الاتصالات الرسالة</translation>
    </message>
    <message>
        <source>The recipient wants no text messages</source>
        <translation>لا يرغب المستلم في الرسائل النصية</translation>
    </message>
    <message>
        <source>The number can’t receive text messages</source>
        <translation>لا يستطيع الرقم استقبال الرسائل النصية</translation>
    </message>
</context>
<context>
    <name>mc::console::PreferenceMatrix</name>
    <message>
        <source>%1 for “%2”</source>
        <comment>channel, type of notification</comment>
        <translation>%1 لأجل «%2»</translation>
    </message>
    <message>
        <source>The app shows every notification in its list, whatever is set here.</source>
        <translation>يعرض التطبيق كل الإشعارات في قائمته أيًّا كان هذا الضبط.</translation>
    </message>
</context>
<context>
    <name>mc::console::PreferencesSection</name>
    <message>
        <source>Preferences</source>
        <translation>التفضيلات</translation>
    </message>
    <message>
        <source>Load preferences again</source>
        <translation>إعادة تحميل التفضيلات</translation>
    </message>
    <message>
        <source>Changes apply at once. Those by admins are recorded in the audit log.</source>
        <translation>تسري التغييرات فورًا، وتُدوَّن تغييرات المسؤولين في سجل التدقيق.</translation>
    </message>
    <message>
        <source>Undo change of preferences</source>
        <translation>التراجع عن تغيير التفضيلات</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>The preferences did not arrive.</source>
        <translation>لم تصل التفضيلات.</translation>
    </message>
    <message>
        <source>Nothing can be changed while there is no connection.</source>
        <translation>لا يمكن تغيير شيء ما دام الاتصال مقطوعًا.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>تم الحفظ</translation>
    </message>
    <message>
        <source>That was not changed.</source>
        <translation>لم يتغيّر ذلك.</translation>
    </message>
    <message>
        <source>“%1” for “%2” was not changed.</source>
        <comment>channel, type of notification</comment>
        <translation>لم يتغيّر «%1» لأجل «%2».</translation>
    </message>
</context>
<context>
    <name>mc::console::PreviewCards</name>
    <message>
        <source>App entry</source>
        <translation>في التطبيق</translation>
    </message>
    <message>
        <source>Lock screen</source>
        <translation>شاشة القفل</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Choose somebody to see what they get.</source>
        <translation>اختر شخصًا لترى ما يصله.</translation>
    </message>
    <message>
        <source>Nobody gets it this way.</source>
        <translation>لا يصل إلى أحد بهذه الطريقة.</translation>
    </message>
    <message>
        <source>Nobody gets it this way: %1.</source>
        <comment>reasons</comment>
        <translation>لا يصل إلى أحد بهذه الطريقة: %1.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>؛ </translation>
    </message>
    <message>
        <source>Health never shows on a lock screen: this neutral text is sent.</source>
        <translation>لا تظهر الصحة أبدًا على شاشة القفل: يُرسل هذا النص المحايد.</translation>
    </message>
    <message>
        <source>Health is never told outside the app: this neutral text is sent.</source>
        <translation>لا يُذكر شيء عن الصحة خارج التطبيق: يُرسل هذا النص المحايد.</translation>
    </message>
    <message>
        <source>In the recipient’s language: %1.</source>
        <translation>بلغة المستلم: %1.</translation>
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
        <translation>ساعات الهدوء</translation>
    </message>
    <message>
        <source>Push, email and SMS wait until they end. Critical notifications don’t.</source>
        <translation>تنتظر الإشعارات الفورية والبريد والرسائل النصية حتى تنتهي، عدا الإشعارات الحرجة.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>time of day</comment>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <comment>time of day</comment>
        <translation>إلى</translation>
    </message>
    <message>
        <source>They must not end when they begin.</source>
        <translation>لا يجوز أن تنتهي في وقت بدايتها.</translation>
    </message>
    <message>
        <source>In %1 it is %2.</source>
        <comment>time zone, time</comment>
        <translation>الساعة في ⁨%1⁩ هي %2.</translation>
    </message>
    <message>
        <source>Quiet from %1 to %2, on the clock of that zone.</source>
        <translation>هدوء من %1 إلى %2 بتوقيت تلك المنطقة.</translation>
    </message>
    <message>
        <source>No quiet hours.</source>
        <translation>لا ساعات هدوء.</translation>
    </message>
</context>
<context>
    <name>mc::console::RangeChoice</name>
    <message>
        <source>Show the last 15 minutes</source>
        <translation>عرض آخر 15 دقيقة</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <comment>chart</comment>
        <translation>15 دقيقة</translation>
    </message>
    <message>
        <source>Show the last hour</source>
        <translation>عرض آخر ساعة</translation>
    </message>
    <message>
        <source>Hour</source>
        <comment>chart</comment>
        <translation>ساعة</translation>
    </message>
    <message>
        <source>Show the last day</source>
        <translation>عرض آخر يوم</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>chart</comment>
        <translation>يوم</translation>
    </message>
</context>
<context>
    <name>mc::console::Reach</name>
    <message>
        <source>%1 held: %2</source>
        <comment>number of people, reason</comment>
        <translation>%1 مؤجَّل: %2</translation>
    </message>
    <message>
        <source>%1 held until %2: %3</source>
        <comment>number of people, time, reason</comment>
        <translation>%1 مؤجَّل حتى %2: %3</translation>
    </message>
    <message>
        <source>%1 held until %2 or later: %3</source>
        <comment>number of people, time, reason</comment>
        <translation>%1 مؤجَّل حتى %2 أو بعده: %3</translation>
    </message>
    <message>
        <source>%1 left out: %2</source>
        <comment>number of people, reason</comment>
        <translation>%1 مستثنى: %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>people</comment>
        <translation>لا أحد</translation>
    </message>
    <message>
        <source>Reaches nobody</source>
        <translation>لا يصل إلى أحد</translation>
    </message>
    <message numerus="yes">
        <source>Reaches %Ln person(s)</source>
        <translation>
            <numerusform>يصل إلى لا أحد</numerusform>
            <numerusform>يصل إلى شخص واحد</numerusform>
            <numerusform>يصل إلى شخصين</numerusform>
            <numerusform>يصل إلى %Ln أشخاص</numerusform>
            <numerusform>يصل إلى %Ln شخصًا</numerusform>
            <numerusform>يصل إلى %Ln شخص</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::ReachSection</name>
    <message>
        <source>Would it arrive now?</source>
        <translation>هل يصل الآن؟</translation>
    </message>
    <message>
        <source>Ask again what would arrive</source>
        <translation>السؤال من جديد عمّا قد يصل</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>لا يُرسَل شيء.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>It is not known what would arrive.</source>
        <translation>لا يُعرَف ما الذي قد يصل.</translation>
    </message>
</context>
<context>
    <name>mc::console::ReachSentences</name>
    <message>
        <source>%1 (%2 in %3)</source>
        <comment>time here, time there, time zone</comment>
        <translation>%1 (%2 في ⁨%3⁩)</translation>
    </message>
    <message>
        <source>%1: at once</source>
        <comment>channel</comment>
        <translation>%1: فورًا</translation>
    </message>
    <message>
        <source>%1: waits until %2, %3</source>
        <comment>channel, time, reason</comment>
        <translation>%1: مؤجَّل حتى %2، %3</translation>
    </message>
    <message>
        <source>%1: left out, %2</source>
        <comment>channel, reason</comment>
        <translation>%1: لا يُرسَل، %2</translation>
    </message>
    <message>
        <source>Would arrive now by %1</source>
        <comment>channels</comment>
        <translation>يصل الآن عبر %1</translation>
    </message>
    <message>
        <source>Would arrive later by %1</source>
        <comment>channels</comment>
        <translation>يصل لاحقًا عبر %1</translation>
    </message>
    <message>
        <source>Would not arrive</source>
        <translation>لا يصل</translation>
    </message>
</context>
<context>
    <name>mc::console::ReachView</name>
    <message>
        <source>Reaches nobody yet</source>
        <translation>لا يصل إلى أحد بعد</translation>
    </message>
</context>
<context>
    <name>mc::console::RecentSection</name>
    <message>
        <source>Recent notifications</source>
        <translation>أحدث الإشعارات</translation>
    </message>
    <message>
        <source>Load the notifications again</source>
        <translation>إعادة تحميل الإشعارات</translation>
    </message>
    <message>
        <source>They have no notifications yet.</source>
        <translation>لا إشعارات لهذا الشخص بعد.</translation>
    </message>
    <message>
        <source>Show all notifications</source>
        <translation>إظهار كل الإشعارات</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>notifications</comment>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <source>The notifications did not arrive.</source>
        <translation>لم تصل الإشعارات.</translation>
    </message>
</context>
<context>
    <name>mc::console::RecipientModel</name>
    <message>
        <source>%1: unknown</source>
        <comment>a user&apos;s id</comment>
        <translation>%1: غير معروف</translation>
    </message>
    <message>
        <source>%1: inactive</source>
        <comment>a user&apos;s name</comment>
        <translation>%1: غير نشط</translation>
    </message>
    <message>
        <source>User %1</source>
        <comment>a user&apos;s id</comment>
        <translation>المستخدم %1</translation>
    </message>
    <message>
        <source>User %1, %2</source>
        <comment>id, email</comment>
        <translation>المستخدم %1، %2</translation>
    </message>
</context>
<context>
    <name>mc::console::RecipientsField</name>
    <message>
        <source>&amp;People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Name, user name, email, or ids</source>
        <translation>اسم أو اسم مستخدم أو بريد أو معرّفات</translation>
    </message>
    <message>
        <source>Chosen people</source>
        <translation>الأشخاص المختارون</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>إزالتهم</translation>
    </message>
    <message>
        <source>Remove unknown and inactive people</source>
        <translation>إزالة الأشخاص غير المعروفين وغير النشطين</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them can’t get anything: unknown or inactive (%1).</source>
        <translation>
            <numerusform>لا أحد منهم (%1).</numerusform>
            <numerusform>واحد منهم لا يمكن أن يصله شيء: غير معروف أو غير نشط (%1).</numerusform>
            <numerusform>اثنان منهم لا يمكن أن يصلهما شيء: غير معروفين أو غير نشطين (%1).</numerusform>
            <numerusform>%Ln منهم لا يمكن أن يصلهم شيء: غير معروفين أو غير نشطين (%1).</numerusform>
            <numerusform>%Ln منهم لا يمكن أن يصلهم شيء: غير معروفين أو غير نشطين (%1).</numerusform>
            <numerusform>%Ln منهم لا يمكن أن يصلهم شيء: غير معروفين أو غير نشطين (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between ids</comment>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>mc::console::RelativeTime</name>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>قبل %1 د</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>بعد %1 د</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>قبل %1 س</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>بعد %1 س</translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <comment>date, time, time zone</comment>
        <translation>%1، %2 (%3)</translation>
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
        <translation>إعادة جدولة الإشعار</translation>
    </message>
    <message>
        <source>When “%1” is to be sent.</source>
        <translation>متى يُرسَل «%1».</translation>
    </message>
    <message>
        <source>&amp;Time (%1)</source>
        <comment>time zone</comment>
        <translation>الوقت (%1)</translation>
    </message>
    <message>
        <source>Keep the time</source>
        <translation>الإبقاء على الوقت</translation>
    </message>
    <message>
        <source>This time has passed. Choose a later one.</source>
        <translation>لقد مضى هذا الوقت. اختر وقتًا لاحقًا.</translation>
    </message>
    <message>
        <source>This is more than a year ahead. Choose an earlier time.</source>
        <translation>هذا بعد أكثر من سنة. اختر وقتًا أقرب.</translation>
    </message>
</context>
<context>
    <name>mc::console::ScheduleForm</name>
    <message>
        <source>&amp;Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>At a t&amp;ime</source>
        <translation>في وقت محدد</translation>
    </message>
    <message>
        <source>&amp;Date and time</source>
        <translation>التاريخ والوقت</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>المنطقة الزمنية</translation>
    </message>
    <message>
        <source>That is %1 on this computer (%2).</source>
        <comment>time, time zone</comment>
        <translation>أي %1 على هذا الحاسوب (%2).</translation>
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
        <translation>الجدولة ليوم %1</translation>
    </message>
    <message>
        <source>Send notification</source>
        <translation>إرسال الإشعار</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <comment>a name</comment>
        <translation>الإرسال إلى %1</translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln person(s)</source>
        <translation>
            <numerusform>الإرسال إلى لا أحد</numerusform>
            <numerusform>الإرسال إلى شخص واحد</numerusform>
            <numerusform>الإرسال إلى شخصين</numerusform>
            <numerusform>الإرسال إلى %Ln أشخاص</numerusform>
            <numerusform>الإرسال إلى %Ln شخصًا</numerusform>
            <numerusform>الإرسال إلى %Ln شخص</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending to %Ln person(s).</source>
        <translation>
            <numerusform>يُرسل إلى لا أحد.</numerusform>
            <numerusform>يُرسل إلى شخص واحد.</numerusform>
            <numerusform>يُرسل إلى شخصين.</numerusform>
            <numerusform>يُرسل إلى %Ln أشخاص.</numerusform>
            <numerusform>يُرسل إلى %Ln شخصًا.</numerusform>
            <numerusform>يُرسل إلى %Ln شخص.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending to %1.</source>
        <comment>a name</comment>
        <translation>يُرسل إلى %1.</translation>
    </message>
    <message numerus="yes">
        <source>Scheduled for %Ln person(s), %1.</source>
        <translation>
            <numerusform>مُجدول إلى لا أحد، %1.</numerusform>
            <numerusform>مُجدول إلى شخص واحد، %1.</numerusform>
            <numerusform>مُجدول إلى شخصين، %1.</numerusform>
            <numerusform>مُجدول إلى %Ln أشخاص، %1.</numerusform>
            <numerusform>مُجدول إلى %Ln شخصًا، %1.</numerusform>
            <numerusform>مُجدول إلى %Ln شخص، %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scheduled for %1, %2.</source>
        <comment>a name; day, time and time zone</comment>
        <translation>مُجدول إلى %1، %2.</translation>
    </message>
    <message numerus="yes">
        <source>Sent to %Ln person(s).</source>
        <translation>
            <numerusform>أُرسل إلى لا أحد.</numerusform>
            <numerusform>أُرسل إلى شخص واحد.</numerusform>
            <numerusform>أُرسل إلى شخصين.</numerusform>
            <numerusform>أُرسل إلى %Ln أشخاص.</numerusform>
            <numerusform>أُرسل إلى %Ln شخصًا.</numerusform>
            <numerusform>أُرسل إلى %Ln شخص.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to %1.</source>
        <comment>a name</comment>
        <translation>أُرسل إلى %1.</translation>
    </message>
    <message numerus="yes">
        <source>Prepared %1 of %Ln notification(s).</source>
        <translation>
            <numerusform>أُعِدّ %1 من %Ln إشعار.</numerusform>
            <numerusform>أُعِدّ %1 من إشعار واحد.</numerusform>
            <numerusform>أُعِدّ %1 من إشعارين.</numerusform>
            <numerusform>أُعِدّ %1 من %Ln إشعارات.</numerusform>
            <numerusform>أُعِدّ %1 من %Ln إشعارًا.</numerusform>
            <numerusform>أُعِدّ %1 من %Ln إشعار.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of those named got nothing: unknown or inactive (%1).</source>
        <translation>
            <numerusform>لا أحد (%1).</numerusform>
            <numerusform>لم يصل شيء إلى واحد ممن سُمّوا: غير معروف أو غير نشط (%1).</numerusform>
            <numerusform>لم يصل شيء إلى اثنين ممن سُمّوا: غير معروفين أو غير نشطين (%1).</numerusform>
            <numerusform>لم يصل شيء إلى %Ln ممن سُمّوا: غير معروفين أو غير نشطين (%1).</numerusform>
            <numerusform>لم يصل شيء إلى %Ln ممن سُمّوا: غير معروفين أو غير نشطين (%1).</numerusform>
            <numerusform>لم يصل شيء إلى %Ln ممن سُمّوا: غير معروفين أو غير نشطين (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between ids</comment>
        <translation>، </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) got nothing: their data can&apos;t be stored.</source>
        <translation>
            <numerusform>لا أحد.</numerusform>
            <numerusform>لم يصل شيء إلى شخص واحد: لا يمكن حفظ بياناته.</numerusform>
            <numerusform>لم يصل شيء إلى شخصين: لا يمكن حفظ بياناتهما.</numerusform>
            <numerusform>لم يصل شيء إلى %Ln أشخاص: لا يمكن حفظ بياناتهم.</numerusform>
            <numerusform>لم يصل شيء إلى %Ln شخصًا: لا يمكن حفظ بياناتهم.</numerusform>
            <numerusform>لم يصل شيء إلى %Ln شخص: لا يمكن حفظ بياناتهم.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not known whether it was sent. Send it again: nobody gets it twice.</source>
        <translation>لا يُعرف هل أُرسل. أرسله مرة أخرى: لن يصل إلى أحد مرتين.</translation>
    </message>
</context>
<context>
    <name>mc::console::ServerCheck</name>
    <message>
        <source>What answers there is not a MediConnect notification service.</source>
        <translation>ما يجيب هناك ليس خدمة إشعارات MediConnect.</translation>
    </message>
    <message>
        <source>No server listens there.</source>
        <translation>لا يوجد خادم يستجيب هناك.</translation>
    </message>
    <message>
        <source>There is no server of that name.</source>
        <translation>لا يوجد خادم بهذا الاسم.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>لم يجب الخادم في الوقت المحدد.</translation>
    </message>
    <message>
        <source>The server does not offer a secure connection there.</source>
        <translation>لا يوفّر الخادم اتصالاً آمناً هناك.</translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation>أغلق الخادم الاتصال.</translation>
    </message>
</context>
<context>
    <name>mc::console::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتحة</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكنة</translation>
    </message>
    <message>
        <source>&amp;Rows of tables</source>
        <translation>صفوف الجداول</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>متراصّة</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>متباعدة</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>وحدة التحكم هذه</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>تسجيل الدخول باسم</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, role</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>التنبيهات</translation>
    </message>
</context>
<context>
    <name>mc::console::SignIn</name>
    <message>
        <source>%1 was not reached. %2</source>
        <translation>تعذّر الوصول إلى %1. %2</translation>
    </message>
    <message>
        <source>The console is for clinic staff and admins. %1 is neither.</source>
        <translation>وحدة التحكم مخصّصة لطاقم العيادة والمديرين، و%1 ليس منهم.</translation>
    </message>
    <message>
        <source>User name or password is wrong.</source>
        <translation>اسم المستخدم أو كلمة المرور غير صحيحة.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts failed. Try again in %n second(s).</source>
        <translation>
            <numerusform>فشلت محاولات كثيرة. حاول مرة أخرى الآن.</numerusform>
            <numerusform>فشلت محاولات كثيرة. حاول مرة أخرى بعد ثانية واحدة.</numerusform>
            <numerusform>فشلت محاولات كثيرة. حاول مرة أخرى بعد ثانيتين.</numerusform>
            <numerusform>فشلت محاولات كثيرة. حاول مرة أخرى بعد %n ثوانٍ.</numerusform>
            <numerusform>فشلت محاولات كثيرة. حاول مرة أخرى بعد %n ثانية.</numerusform>
            <numerusform>فشلت محاولات كثيرة. حاول مرة أخرى بعد %n ثانية.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server could not sign you in.</source>
        <translation>لم يتمكن الخادم من تسجيل دخولك.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted. %1 Where the clinic has a CA of its own, start the console with --ca FILE.</source>
        <translation>شهادة الخادم غير موثوقة. %1 إذا كانت للعيادة سلطة تصديق خاصة بها فشغّل وحدة التحكم مع ⁦--ca FILE⁩.</translation>
    </message>
</context>
<context>
    <name>mc::console::SignInPage</name>
    <message>
        <source>Sign in to MediConnect</source>
        <translation>تسجيل الدخول إلى MediConnect</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>clinic.example</source>
        <translation>clinic.example</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>This connection is not encrypted: others on the network can read the password.</source>
        <translation>هذا الاتصال غير مشفّر: يستطيع آخرون على الشبكة قراءة كلمة المرور.</translation>
    </message>
    <message>
        <source>Enter the server&apos;s address, such as clinic.example.</source>
        <translation>أدخل عنوان الخادم، مثل clinic.example.</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>أدخل اسم المستخدم.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>أدخل كلمة المرور.</translation>
    </message>
</context>
<context>
    <name>mc::console::SmsCard</name>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s), %1 characters</source>
        <translation>
            <numerusform>%Ln أجزاء، %1 حرف</numerusform>
            <numerusform>جزء واحد، %1 حرف</numerusform>
            <numerusform>جزآن، %1 حرف</numerusform>
            <numerusform>%Ln أجزاء، %1 حرف</numerusform>
            <numerusform>%Ln جزءًا، %1 حرف</numerusform>
            <numerusform>%Ln جزء، %1 حرف</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StaleBar</name>
    <message>
        <source>No connection since %1. Showing what was known then.</source>
        <translation>لا اتصال منذ %1. المعروض هو ما كان معروفاً حينها.</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsExport</name>
    <message>
        <source>Export CSV</source>
        <translation>تصدير ⁨CSV⁩</translation>
    </message>
    <message>
        <source>Save report as PDF</source>
        <translation>حفظ التقرير بصيغة ⁨PDF⁩</translation>
    </message>
    <message>
        <source>Save report as picture</source>
        <translation>حفظ التقرير كصورة</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>ملفات %1 (*.%2)</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>حُفظ ⁨%1⁩.</translation>
    </message>
    <message>
        <source>%1 could not be saved. Choose another folder, or make room.</source>
        <translation>تعذّر حفظ ⁨%1⁩. اختر مجلدًا آخر أو وفّر مساحة.</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsFilters</name>
    <message>
        <source>Other days…</source>
        <translation>أيام أخرى…</translation>
    </message>
    <message>
        <source>Clinic…</source>
        <translation>العيادة…</translation>
    </message>
    <message>
        <source>User…</source>
        <translation>المستخدم…</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>المدة: %1</translation>
    </message>
    <message>
        <source>Which time the statistics are about; days are in UTC</source>
        <translation>المدة التي تتناولها الإحصاءات؛ الأيام بتوقيت ⁨UTC⁩</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>User</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>User whose notifications are counted</source>
        <translation>المستخدم الذي تُحصى إشعاراته</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsPage</name>
    <message>
        <source>Load statistics again</source>
        <translation>إعادة تحميل الإحصاءات</translation>
    </message>
    <message>
        <source>The statistics did not arrive</source>
        <translation>لم تصل الإحصاءات</translation>
    </message>
    <message>
        <source>Nothing was sent in this time</source>
        <translation>لم يُرسل شيء في هذه المدة</translation>
    </message>
    <message>
        <source>Choose a longer time, or remove a filter.</source>
        <translation>اختر مدة أطول أو أزل مرشّحًا.</translation>
    </message>
    <message>
        <source>The statistics could not be loaded.</source>
        <translation>تعذّر تحميل الإحصاءات.</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>الإحصاءات</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsQuery</name>
    <message>
        <source>Last 24 hours</source>
        <translation>آخر 24 ساعة</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>آخر 365 يومًا</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>a date</comment>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two dates</comment>
        <translation>من %1 إلى %2</translation>
    </message>
    <message>
        <source>Clinic %1</source>
        <translation>العيادة %1</translation>
    </message>
    <message>
        <source>All clinics</source>
        <translation>جميع العيادات</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person, clinic</comment>
        <translation>%1، %2</translation>
    </message>
    <message numerus="yes">
        <source>the %Ln day(s) before</source>
        <translation>
            <numerusform>لا أيام سابقة</numerusform>
            <numerusform>اليوم السابق</numerusform>
            <numerusform>اليومين السابقين</numerusform>
            <numerusform>%Ln أيام سابقة</numerusform>
            <numerusform>%Ln يومًا سابقًا</numerusform>
            <numerusform>%Ln يوم سابق</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsReport</name>
    <message>
        <source>All notifications</source>
        <translation>جميع الإشعارات</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>مقروءة</translation>
    </message>
    <message>
        <source>Notification report</source>
        <translation>تقرير الإشعارات</translation>
    </message>
    <message>
        <source>Notifications over time</source>
        <translation>الإشعارات عبر الزمن</translation>
    </message>
    <message>
        <source>Half of the deliveries arrived within %1, 95 of 100 within %2, 99 of 100 within %3.</source>
        <translation>وصل نصف عمليات التسليم خلال %1، و95 من كل 100 خلال %2، و99 من كل 100 خلال %3.</translation>
    </message>
    <message>
        <source>What they were about</source>
        <translation>مواضيع الإشعارات</translation>
    </message>
    <message>
        <source>How they reached people</source>
        <translation>كيف وصلت إلى الناس</translation>
    </message>
    <message>
        <source>%1 arrived, %2 failed</source>
        <translation>وصل %1، وفشل %2</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>ما الذي تعثّر</translation>
    </message>
    <message>
        <source>Nothing: no delivery failed.</source>
        <translation>لا شيء: لم يفشل أي تسليم.</translation>
    </message>
    <message>
        <source>MediConnect Notifications, made on %1. Days are in UTC.</source>
        <comment>date and time</comment>
        <translation>⁨MediConnect Notifications⁩، أُعدّ في %1. الأيام بتوقيت ⁨UTC⁩.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>الصفحة %1 من %2</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <comment>change, the time before</comment>
        <translation>%1 مقارنةً بـ%2</translation>
    </message>
</context>
<context>
    <name>mc::console::StatisticsView</name>
    <message>
        <source>%1 (UTC)</source>
        <comment>days</comment>
        <translation>%1 (⁨UTC⁩)</translation>
    </message>
    <message>
        <source>%1, compared with %2</source>
        <translation>%1، مقارنةً بـ%2</translation>
    </message>
    <message>
        <source>Notifications over time</source>
        <translation>الإشعارات عبر الزمن</translation>
    </message>
    <message>
        <source>Deliveries by channel</source>
        <translation>التسليم حسب القناة</translation>
    </message>
    <message>
        <source>Most frequent errors</source>
        <translation>أكثر الأخطاء تكرارًا</translation>
    </message>
    <message>
        <source>No delivery failed in this time.</source>
        <translation>لم يفشل أي تسليم في هذه المدة.</translation>
    </message>
    <message>
        <source>Notifications by type</source>
        <translation>الإشعارات حسب النوع</translation>
    </message>
    <message>
        <source>Notifications by clinic</source>
        <translation>الإشعارات حسب العيادة</translation>
    </message>
    <message>
        <source>Told for all clinics together only.</source>
        <translation>تُعرض لجميع العيادات معًا فقط.</translation>
    </message>
    <message>
        <source>Notifications by priority</source>
        <translation>الإشعارات حسب الأولوية</translation>
    </message>
    <message>
        <source>At this moment</source>
        <translation>في هذه اللحظة</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>مقروءة</translation>
    </message>
    <message>
        <source>Deliveries due</source>
        <translation>عمليات تسليم مستحقة</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>مدة الانتظار</translation>
    </message>
    <message>
        <source>How long the oldest of them waits</source>
        <translation>مدة انتظار أقدمها</translation>
    </message>
    <message>
        <source>Deliveries tried again later</source>
        <translation>عمليات تسليم تُعاد لاحقًا</translation>
    </message>
    <message>
        <source>Scheduled notifications</source>
        <translation>إشعارات مجدولة</translation>
    </message>
    <message>
        <source>Connected apps</source>
        <translation>تطبيقات متصلة</translation>
    </message>
    <message>
        <source>Of the instance that answered</source>
        <translation>لدى المثيل الذي أجاب</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>لا أجهزة</numerusform>
            <numerusform>جهاز واحد</numerusform>
            <numerusform>جهازان</numerusform>
            <numerusform>%Ln أجهزة</numerusform>
            <numerusform>%Ln جهازًا</numerusform>
            <numerusform>%Ln جهاز</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatusLine</name>
    <message>
        <source>connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>لا اتصال</translation>
    </message>
    <message numerus="yes">
        <source>%n running task(s)</source>
        <translation>
            <numerusform>لا مهام جارية</numerusform>
            <numerusform>مهمة جارية واحدة</numerusform>
            <numerusform>مهمتان جاريتان</numerusform>
            <numerusform>%n مهام جارية</numerusform>
            <numerusform>%n مهمة جارية</numerusform>
            <numerusform>%n مهمة جارية</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::SuccessRow</name>
    <message>
        <source>In the last 24 hours by %1: %2 sent, %3 delivered, %4 failed, %5 pending</source>
        <comment>channel, numbers</comment>
        <translation>خلال آخر 24 ساعة عبر %1: مُرسَل %2، مُسلَّم %3، فاشل %4، قيد الانتظار %5</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 ٪</translation>
    </message>
</context>
<context>
    <name>mc::console::TestPush</name>
    <message>
        <source>Not yet, the service tries again: %1</source>
        <translation>ليس بعد، ستعيد الخدمة المحاولة: %1</translation>
    </message>
    <message>
        <source>There is no outcome yet. The notification&apos;s timeline will tell it.</source>
        <translation>لا توجد نتيجة بعد. سيُظهرها السجل الزمني للإشعار.</translation>
    </message>
</context>
<context>
    <name>mc::console::Tiles</name>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1 مليون</translation>
    </message>
    <message>
        <source>in the last minute</source>
        <translation>في آخر دقيقة</translation>
    </message>
    <message>
        <source>%1: %2 in the minute up to %3</source>
        <comment>name, number, time</comment>
        <translation>%1: %2 في الدقيقة حتى ⁨%3⁩</translation>
    </message>
    <message numerus="yes">
        <source>In the %n minute(s) before: %1</source>
        <translation>
            <numerusform>قبل ذلك: %1</numerusform>
            <numerusform>في الدقيقة السابقة: %1</numerusform>
            <numerusform>في الدقيقتين السابقتين: %1</numerusform>
            <numerusform>في الدقائق الـ%n السابقة: %1</numerusform>
            <numerusform>في الدقائق الـ%n السابقة: %1</numerusform>
            <numerusform>في الدقائق الـ%n السابقة: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <comment>name, figure, time</comment>
        <translation>%1: %2، ⁨%3⁩</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago: %1</source>
        <translation>
            <numerusform>الآن: %1</numerusform>
            <numerusform>قبل دقيقة: %1</numerusform>
            <numerusform>قبل دقيقتين: %1</numerusform>
            <numerusform>قبل %n دقائق: %1</numerusform>
            <numerusform>قبل %n دقيقة: %1</numerusform>
            <numerusform>قبل %n دقيقة: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nothing was told so far</source>
        <comment>name</comment>
        <translation>%1: لا أخبار حتى الآن</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>number, or more</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>المرسل</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>المُسلَّم</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>الفاشل</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>قيد الانتظار</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>حان وقتها</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>العملاء</translation>
    </message>
    <message>
        <source>connected now</source>
        <translation>متصلون الآن</translation>
    </message>
    <message>
        <source>Oldest due</source>
        <translation>الأقدم استحقاقًا</translation>
    </message>
    <message>
        <source>since it was due</source>
        <translation>منذ موعدها</translation>
    </message>
    <message>
        <source>nothing is waiting</source>
        <translation>لا شيء في الانتظار</translation>
    </message>
</context>
<context>
    <name>mc::console::Timeline</name>
    <message>
        <source>%1 was held back: %2</source>
        <comment>channel, reason</comment>
        <translation>أُجِّل الإرسال عبر %1: %2</translation>
    </message>
    <message>
        <source>%1 was held until %2, %3: %4</source>
        <comment>channel, time, time zone, reason</comment>
        <translation>أُجِّل الإرسال عبر %1 حتى %2، %3: %4</translation>
    </message>
    <message>
        <source>%1: attempt %2 failed, another follows</source>
        <comment>channel, number</comment>
        <translation>%1: فشلت المحاولة %2، وستتبعها أخرى</translation>
    </message>
    <message>
        <source>%1: attempt %2 failed, another follows (%3)</source>
        <comment>channel, number, what the provider said</comment>
        <translation>%1: فشلت المحاولة %2، وستتبعها أخرى (⁨%3⁩)</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>channel</comment>
        <translation>فشل الإرسال عبر %1</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>channel, what the provider said</comment>
        <translation>فشل الإرسال عبر %1: ⁨%2⁩</translation>
    </message>
    <message>
        <source>%1 was sent</source>
        <comment>channel</comment>
        <translation>تم الإرسال عبر %1</translation>
    </message>
    <message>
        <source>%1 was sent at attempt %2</source>
        <comment>channel, number</comment>
        <translation>تم الإرسال عبر %1 في المحاولة %2</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>أُنشئ</translation>
    </message>
    <message>
        <source>Scheduled for %1</source>
        <comment>a time</comment>
        <translation>جُدوِل في %1</translation>
    </message>
    <message>
        <source>Rescheduled to %1</source>
        <comment>a time</comment>
        <translation>أُعيدت جدولته إلى %1</translation>
    </message>
    <message>
        <source>Cancelled before it was due</source>
        <translation>أُلغي قبل موعده</translation>
    </message>
    <message>
        <source>%1 was left out: %2</source>
        <comment>channel, reason</comment>
        <translation>استُبعد الإرسال عبر %1: %2</translation>
    </message>
    <message>
        <source>%1 was queued again</source>
        <comment>channel</comment>
        <translation>أُعيد الإرسال عبر %1 إلى قائمة الانتظار</translation>
    </message>
    <message>
        <source>Delivered in the app</source>
        <translation>سُلِّم في التطبيق</translation>
    </message>
    <message>
        <source>%1 was delivered</source>
        <comment>channel</comment>
        <translation>تم التسليم عبر %1</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قُرئ</translation>
    </message>
    <message>
        <source>Marked as unread</source>
        <translation>عُلِّم كغير مقروء</translation>
    </message>
    <message>
        <source>Its link was followed</source>
        <translation>فُتح رابطه</translation>
    </message>
    <message>
        <source>%1 of quiet hours</source>
        <comment>a duration</comment>
        <translation>%1 من ساعات الهدوء</translation>
    </message>
    <message>
        <source>%1 later</source>
        <comment>a duration</comment>
        <translation>بعد %1</translation>
    </message>
</context>
<context>
    <name>mc::console::UndoBar</name>
    <message>
        <source>Undo (%1 s)</source>
        <comment>seconds left</comment>
        <translation>تراجع (%1 ث)</translation>
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
        <translation>لوحة متابعة ⁨MediConnect⁩</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Esc leaves the wall</source>
        <translation>يغلق ⁨Esc⁩ هذا العرض</translation>
    </message>
    <message>
        <source>Leave the wall</source>
        <translation>مغادرة العرض على الحائط</translation>
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
        <translation>موعد</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>الفواتير</translation>
    </message>
    <message>
        <source>Medical record</source>
        <translation>السجل الطبي</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>تذكير</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>منخفضة</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>متوسطة</translation>
    </message>
    <message>
        <source>High</source>
        <translation>عالية</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>حرجة</translation>
    </message>
    <message>
        <source>App</source>
        <translation>التطبيق</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>إشعار فوري</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>البريد</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>رسالة نصية</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>قيد الانتظار</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>مُرسل</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>مُسلَّم</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
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
        <translation>متصفح الويب</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>مدير</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>طبيب</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>مريض</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>خدمة</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>مُلغى</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>مُجدول</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>device</comment>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>Inactive</source>
        <comment>device</comment>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>turned off by the recipient</source>
        <translation>أوقفه المستلم</translation>
    </message>
    <message>
        <source>quiet hours</source>
        <translation>ساعات الهدوء</translation>
    </message>
    <message>
        <source>over the recipient’s limit of messages</source>
        <translation>بلغ المستلم حد الرسائل</translation>
    </message>
    <message>
        <source>only for critical ones</source>
        <translation>للإشعارات الحرجة فقط</translation>
    </message>
    <message>
        <source>only for important ones and inactive users</source>
        <translation>للإشعارات المهمة والمستخدمين غير النشطين فقط</translation>
    </message>
    <message>
        <source>the recipient has no address for it</source>
        <translation>لا عنوان للمستلم في هذه القناة</translation>
    </message>
    <message>
        <source>the recipient has no active device</source>
        <translation>لا جهاز نشطًا للمستلم</translation>
    </message>
    <message>
        <source>not set up in this service</source>
        <translation>غير مُعَدّ في هذه الخدمة</translation>
    </message>
    <message>
        <source>the recipient has opted out</source>
        <translation>ألغى المستلم الاشتراك</translation>
    </message>
    <message>
        <source>the recipient is inactive</source>
        <translation>المستلم غير نشط</translation>
    </message>
    <message>
        <source>Device %1</source>
        <comment>one without a name, by its number</comment>
        <translation>الجهاز %1</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>person</comment>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>Inactive</source>
        <comment>person</comment>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>FCM</source>
        <comment>push provider for Android and browsers</comment>
        <translation>⁨FCM⁩</translation>
    </message>
    <message>
        <source>APNs</source>
        <comment>push provider for iOS</comment>
        <translation>⁨APNs⁩</translation>
    </message>
    <message>
        <source>Email</source>
        <comment>provider</comment>
        <translation>البريد</translation>
    </message>
    <message>
        <source>SMS</source>
        <comment>provider</comment>
        <translation>رسائل نصية</translation>
    </message>
</context>
<context>
    <name>mc::console::Workspace</name>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>وحدة التحكم</translation>
    </message>
</context>
<context>
    <name>mc::console::WorkspaceActions</name>
    <message>
        <source>Find an action</source>
        <translation>ابحث عن إجراء</translation>
    </message>
    <message>
        <source>Go to the filter</source>
        <translation>الانتقال إلى المرشّح</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>عرض المفاتيح</translation>
    </message>
    <message>
        <source>Retry connection</source>
        <translation>إعادة محاولة الاتصال</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
</context>
<context>
    <name>mc::console::WriteAction</name>
    <message>
        <source>Not while there is no connection</source>
        <translation>غير متاح دون اتصال</translation>
    </message>
</context>
</TS>
