#include "console/compose/send_words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace mc::console {

namespace {

struct SendWords
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::SendWords)
};

constexpr int mostNamed = 5;

QString timeOf(const Composition &composition, const QDateTime &now)
{
    return SendWords::tr("%1 (%2)", "day and time, time zone")
        .arg(displayText(composition.time, now), QString::fromLatin1(composition.time.zone));
}

} // namespace

QString sendText(
    const Composition &composition, std::optional<int> recipients, const QString &name, const QDateTime &now)
{
    if (composition.isScheduled && composition.time.moment())
        return SendWords::tr("Schedule for %1", "day, time and time zone").arg(timeOf(composition, now));
    if (!recipients || *recipients == 0)
        return SendWords::tr("Send notification");
    return *recipients == 1 && !name.isEmpty() ? SendWords::tr("Send to %1", "a name").arg(name)
                                               : SendWords::tr("Send to %Ln person(s)", nullptr, *recipients);
}

QString uncertainText()
{
    return SendWords::tr("It is not known whether it was sent. Send it again: nobody gets it twice.");
}

QString sendingText(const Sent &sent, const QString &name, const QDateTime &now)
{
    const Attempt &attempt = sent.attempt;
    if (attempt.composition.isScheduled)
        return sentText(sent, name, now);
    return name.isEmpty() ? SendWords::tr("Sending to %Ln person(s).", nullptr, attempt.recipients)
                          : SendWords::tr("Sending to %1.", "a name").arg(name);
}

QString sentText(const Sent &sent, const QString &name, const QDateTime &now)
{
    const Attempt &attempt = sent.attempt;
    if (attempt.composition.isScheduled) {
        const QString time = timeOf(attempt.composition, now);
        return name.isEmpty()
            ? SendWords::tr("Scheduled for %Ln person(s), %1.", nullptr, attempt.recipients).arg(time)
            : SendWords::tr("Scheduled for %1, %2.", "a name; day, time and time zone").arg(name, time);
    }
    return name.isEmpty() ? SendWords::tr("Sent to %Ln person(s).", nullptr, attempt.recipients)
                          : SendWords::tr("Sent to %1.", "a name").arg(name);
}

QString progressText(const model::Batch &batch)
{
    return SendWords::tr("Prepared %1 of %Ln notification(s).", nullptr, batch.accepted)
        .arg(QLocale().toString(batch.created));
}

QString leftOutText(const Sent &sent, const std::optional<model::Batch> &batch)
{
    QStringList texts;
    if (!sent.refused.isEmpty()) {
        QStringList ids;
        for (const model::UserId id : sent.refused.mid(0, mostNamed))
            ids += QString::number(id.value);
        if (sent.refused.size() > mostNamed)
            ids += QStringLiteral("…");
        texts += SendWords::tr(
            "%Ln of those named got nothing: unknown or inactive (%1).", nullptr, int(sent.refused.size()))
                     .arg(ids.join(SendWords::tr(", ", "between ids")));
    }
    if (batch && batch->failed > 0)
        texts += SendWords::tr("%Ln person(s) got nothing: their data can't be stored.", nullptr, batch->failed);
    return texts.join(u'\n');
}

} // namespace mc::console
