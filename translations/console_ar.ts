<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
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
    <name>mc::console::CommandPalette</name>
    <message>
        <source>Find an action</source>
        <translation>ابحث عن إجراء</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>الإجراءات</translation>
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
    <name>mc::console::MainWindow</name>
    <message>
        <source>MediConnect Console</source>
        <translation>وحدة تحكم MediConnect</translation>
    </message>
    <message>
        <source>%1 – MediConnect Console</source>
        <translation>%1 – وحدة تحكم MediConnect</translation>
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
        <translation>ال&amp;لغة</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>الأ&amp;لوان</translation>
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
        <translation>&amp;صفوف الجداول</translation>
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
        <translation>شهادة الخادم غير موثوقة. %1 إذا كانت للعيادة سلطة تصديق خاصة بها فشغّل وحدة التحكم مع --ca FILE.</translation>
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
        <translation>ال&amp;خادم</translation>
    </message>
    <message>
        <source>clinic.example</source>
        <translation>clinic.example</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>ا&amp;سم المستخدم</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;كلمة المرور</translation>
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
    <name>mc::console::StaleBar</name>
    <message>
        <source>No connection since %1. Showing what was known then.</source>
        <translation>لا اتصال منذ %1. المعروض هو ما كان معروفاً حينها.</translation>
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
