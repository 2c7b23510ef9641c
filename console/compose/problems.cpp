#include "console/compose/composition.h"

#include "model/time_zone.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace mc::console {

using Who = Composition::Who;

namespace {

struct ComposeProblems
{
    Q_DECLARE_TR_FUNCTIONS(mc::console::ComposeProblems)
};

QString problemOfPeople(const Composition &composition)
{
    if (!composition.hasRecipients())
        return composition.who == Who::People ? ComposeProblems::tr("Choose at least one person.")
                                              : ComposeProblems::tr("Choose a role or a clinic.");
    if (composition.who == Who::People && composition.people.size() > model::mostNamedUsers)
        return ComposeProblems::tr("At most %1 people can be named. Choose a role, a clinic or everyone instead.")
            .arg(QLocale().toString(model::mostNamedUsers));
    return {};
}

QString problemOfText(const QString &text, int longest, const QString &whenEmpty)
{
    if (text.trimmed().isEmpty())
        return whenEmpty;
    if (const int length = charactersIn(text.trimmed()); length > longest)
        return ComposeProblems::tr("%Ln character(s) too many.", nullptr, length - longest);
    return {};
}

QString problemOfTime(const WallTime &wall, const QDateTime &now)
{
    if (!model::isTimeZone(wall.zone))
        return ComposeProblems::tr("There is no such time zone. Choose one of the list.");
    const std::optional<QDateTime> moment = wall.moment();
    if (!moment)
        return ComposeProblems::tr("Clocks are set forward over this time. Choose another.");
    if (*moment <= now)
        return ComposeProblems::tr("This time has passed. Choose a later one.");
    if (*moment > now.addDays(model::daysAhead))
        return ComposeProblems::tr("This is more than a year ahead. Choose an earlier time.");
    return {};
}

void add(Problems &problems, FormPart part, const QString &problem)
{
    if (!problem.isEmpty())
        problems.insert(part, problem);
}

std::optional<FormPart> partOf(const QString &field, const Composition &composition)
{
    static const QHash<QString, FormPart> parts {{QStringLiteral("title"), FormPart::Title},
        {QStringLiteral("message"), FormPart::Message}, {QStringLiteral("channels"), FormPart::Channels},
        {QStringLiteral("metadata.action_url"), FormPart::ActionUrl},
        {QStringLiteral("metadata.deep_link"), FormPart::DeepLink}, {QStringLiteral("scheduled_for"), FormPart::Time}};
    if (field == QLatin1String("recipient_id") || field.startsWith(QLatin1String("audience")))
        return whoPart(composition);
    const auto found = parts.constFind(field);
    return found == parts.cend() ? std::nullopt : std::optional(*found);
}

// What the service has an English sentence for, in the language of the moment where that is foreseen.
QString textOf(FormPart part, const model::FieldError &error)
{
    if (error.code == QLatin1String("invalid") && part == FormPart::ActionUrl)
        return ComposeProblems::tr("Write a whole https address, or a path that begins with /.");
    if (error.code == QLatin1String("invalid") && part == FormPart::DeepLink)
        return ComposeProblems::tr("Write an address that begins with the app’s scheme, such as mediconnect://.");
    if (error.code == word(model::ErrorCode::InvalidRecipient))
        return ComposeProblems::tr("Nobody in the directory has this id.");
    if (error.code == QLatin1String("past"))
        return ComposeProblems::tr("This time has passed. Choose a later one.");
    return error.message;
}

} // namespace

FormPart whoPart(const Composition &composition)
{
    switch (composition.who) {
    case Who::People:
        return FormPart::People;
    case Who::Group:
        return FormPart::Group;
    case Who::Everyone:
        return FormPart::Everyone;
    }
    return FormPart::People;
}

int charactersIn(const QString &text)
{
    const auto isSecondHalf = [](QChar c) { return c.isLowSurrogate(); };
    return int(text.size() - std::count_if(text.begin(), text.end(), isSecondHalf));
}

Problems problemsOf(const Composition &composition, const QDateTime &now)
{
    Problems problems;
    add(problems, whoPart(composition), problemOfPeople(composition));
    add(problems, FormPart::Title,
        problemOfText(composition.title, model::longestTitle, ComposeProblems::tr("Write a title.")));
    add(problems, FormPart::Message,
        problemOfText(composition.message, model::longestMessage, ComposeProblems::tr("Write a message.")));
    if (composition.isScheduled)
        add(problems, FormPart::Time, problemOfTime(composition.time, now));
    return problems;
}

Problems withoutMissing(Problems problems, const Composition &composition)
{
    if (!composition.hasRecipients()) {
        for (const FormPart part : {FormPart::People, FormPart::Group, FormPart::Everyone})
            problems.remove(part);
    }
    if (composition.title.trimmed().isEmpty())
        problems.remove(FormPart::Title);
    if (composition.message.trimmed().isEmpty())
        problems.remove(FormPart::Message);
    return problems;
}

Problems problemsOf(const Composition &composition, const model::Error &error)
{
    Problems problems;
    for (const model::FieldError &field : error.fields) {
        if (const std::optional<FormPart> part = partOf(field.field, composition))
            add(problems, *part, textOf(*part, field));
    }
    return problems;
}

} // namespace mc::console
