#include "rules/priority_rule.h"

#include <QtTest/QTest>

using namespace mc;
using model::NotificationType;
using model::Priority;

class TestPriorityRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void priority_ofEveryTypeAndContext_followsTheSpecification_data();
    void priority_ofEveryTypeAndContext_followsTheSpecification();
};

void TestPriorityRule::priority_ofEveryTypeAndContext_followsTheSpecification_data()
{
    QTest::addColumn<NotificationType>("type");
    QTest::addColumn<model::PriorityContext>("context");
    QTest::addColumn<Priority>("expected");
    // The priority of each type: without context, and with the one flag that raises it.
    struct Row
    {
        NotificationType type;
        Priority usual;
        bool model::PriorityContext::*flag;
        Priority raised;
    };
    const Row rows[] {
        {NotificationType::Appointment, Priority::Low, &model::PriorityContext::sameDay, Priority::High},
        {NotificationType::Billing, Priority::Low, &model::PriorityContext::overdue, Priority::High},
        {NotificationType::MedicalRecord, Priority::Low, &model::PriorityContext::urgent, Priority::Critical},
        {NotificationType::Message, Priority::Low, nullptr, Priority::Low},
        {NotificationType::Reminder, Priority::Low, nullptr, Priority::Low},
        {NotificationType::System, Priority::Medium, nullptr, Priority::Medium},
    };
    for (const Row &row : rows) {
        for (int flags = 0; flags < 8; ++flags) {
            const model::PriorityContext context {
                .urgent = (flags & 1) != 0, .sameDay = (flags & 2) != 0, .overdue = (flags & 4) != 0};
            const bool isRaised = row.flag && context.*row.flag;
            QTest::addRow("%s%s%s%s", word(row.type).data(), context.urgent ? ", urgent" : "",
                context.sameDay ? ", same day" : "", context.overdue ? ", overdue" : "")
                << row.type << context << (isRaised ? row.raised : row.usual);
        }
    }
}

void TestPriorityRule::priority_ofEveryTypeAndContext_followsTheSpecification()
{
    QFETCH(NotificationType, type);
    QFETCH(model::PriorityContext, context);
    QFETCH(Priority, expected);
    QCOMPARE(rules::priorityOf(type, context), expected);
}

QTEST_APPLESS_MAIN(TestPriorityRule)
#include "tst_priority_rule.moc"
