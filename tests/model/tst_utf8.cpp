#include "model/utf8.h"

#include <QtTest/QTest>

using mc::model::textFromUtf8;

class TestUtf8 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textFromUtf8_byteOrderMarks_stay();
};

void TestUtf8::textFromUtf8_byteOrderMarks_stay()
{
    const QString mark = QStringLiteral("\ufeff");
    for (const QString &text :
        {QString(), mark, mark + mark, QString(mark + QStringLiteral("é")), QString(u'a' + mark)})
        QCOMPARE(textFromUtf8(text.toUtf8()), text);
    QCOMPARE(textFromUtf8("\xef\xbb"), QString::fromUtf8("\xef\xbb"));
}

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
