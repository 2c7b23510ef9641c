#include "scim/filter.h"

#include "scim/messages.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace mc::scim {

using model::Result;

namespace {

model::Error wrong(const QString &detail) { return error("invalidFilter", detail); }

/// Reads a filter front to back.
class FilterReader
{
public:
    explicit FilterReader(QStringView text)
        : m_text(text)
    {
    }

    Result<QList<Condition>> read(QChar end)
    {
        QList<Condition> conditions;
        for (;;) {
            const Result<QList<Condition>> some = term();
            if (!some)
                return some.error();
            conditions += *some;
            skipBlanks();
            if (m_at == m_text.size() || m_text[m_at] == end)
                return conditions;
            const QStringView link = word();
            if (link.compare(u"and", Qt::CaseInsensitive) != 0)
                return wrong(QStringLiteral("Comparisons can be joined by `and` alone."));
        }
    }
    bool isAtEnd() const { return m_at == m_text.size(); }
    bool skip(QChar c) { return m_at < m_text.size() && m_text[m_at] == c && ++m_at > 0; }

private:
    Result<QList<Condition>> term()
    {
        skipBlanks();
        QString attribute = word().toString().toLower();
        if (const QString core = QString(QLatin1String(userSchema)).toLower() + u':'; attribute.startsWith(core))
            attribute.remove(0, core.size());
        if (attribute.isEmpty())
            return wrong(QStringLiteral("A comparison begins with an attribute's name, as in userName eq \"ann\"."));
        QList<Condition> conditions;
        if (skip(u'[')) {
            if (std::exchange(m_isInBrackets, true))
                return wrong(QStringLiteral("Brackets can't stand in brackets."));
            const Result<QList<Condition>> inner = read(u']');
            m_isInBrackets = false;
            if (!inner || !skip(u']'))
                return inner ? wrong(QStringLiteral("A bracket is not closed.")) : inner.error();
            for (const Condition &condition : *inner)
                conditions += Condition {attribute + u'.' + condition.attribute, condition.value};
            if (!skip(u'.'))
                return conditions;
            attribute += u'.' + word().toString().toLower();
        }
        const Result<QJsonValue> value = comparison();
        if (!value)
            return value.error();
        conditions += Condition {attribute, *value};
        return conditions;
    }

    Result<QJsonValue> comparison()
    {
        skipBlanks();
        if (word().compare(u"eq", Qt::CaseInsensitive) != 0)
            return wrong(QStringLiteral("The only operator here is `eq`."));
        skipBlanks();
        const QStringView text = literal();
        const QJsonArray values = QJsonDocument::fromJson('[' + text.toUtf8() + ']').array();
        const QJsonValue value = values.size() == 1 ? values.at(0) : QJsonValue();
        if (text.isEmpty() || !(value.isString() || value.isBool() || value.isDouble()))
            return wrong(QStringLiteral("A value is a text in quotation marks, a number, true or false."));
        return value;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at] == u' ')
            ++m_at;
    }
    QStringView word()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        while (
            m_at < m_text.size() && (m_text[m_at].isLetterOrNumber() || QStringView(u"_-$.:").contains(m_text[m_at])))
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }
    QStringView literal()
    {
        const qsizetype begin = m_at;
        if (m_at == m_text.size() || m_text[m_at] != u'"')
            return word();
        for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
        }
        m_at = std::min(m_at + 1, m_text.size());
        return m_text.sliced(begin, m_at - begin);
    }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_isInBrackets = false;
};

std::optional<bool> truthIn(const QJsonValue &value)
{
    const QString text = value.toString().toLower();
    if (value.isBool() || text == QLatin1String("true") || text == QLatin1String("false"))
        return value.isBool() ? value.toBool() : text == QLatin1String("true");
    return {};
}

bool isEqual(const QJsonValue &known, const QJsonValue &wanted)
{
    if (known.isBool() || (known.isUndefined() && truthIn(wanted)))
        return truthIn(wanted) == known.toBool();
    return known.isString() ? known.toString().compare(wanted.toString(), Qt::CaseInsensitive) == 0 : known == wanted;
}

// Takes one more condition. False: nobody fulfils it beside the others.
template<typename T>
bool narrow(std::optional<T> &wanted, const T &value)
{
    return std::exchange(wanted, value).value_or(value) == value;
}

} // namespace

Result<QList<Condition>> conditionsIn(QStringView filter)
{
    FilterReader reader(filter);
    const Result<QList<Condition>> conditions = reader.read(QChar());
    if (conditions && !reader.isAtEnd())
        return wrong(QStringLiteral("The filter has something behind its end."));
    return conditions;
}

bool fulfils(const QJsonObject &element, const QList<Condition> &conditions)
{
    return std::all_of(conditions.begin(), conditions.end(), [&element](const Condition &condition) {
        for (auto it = element.begin(); it != element.end(); ++it) {
            if (it.key().compare(condition.attribute, Qt::CaseInsensitive) == 0)
                return isEqual(*it, condition.value);
        }
        return isEqual(QJsonValue(QJsonValue::Undefined), condition.value);
    });
}

Result<store::ProvisioningFilter> userFilter(QStringView filter)
{
    const Result<QList<Condition>> conditions = conditionsIn(filter);
    if (!conditions)
        return conditions.error();
    store::ProvisioningFilter users;
    bool isPossible = true;
    for (const auto &[attribute, value] : *conditions) {
        const QString text = value.toString();
        if (attribute == QLatin1String("active") && truthIn(value))
            isPossible &= narrow(users.isActive, *truthIn(value));
        else if (!value.isString())
            return wrong(QStringLiteral("%1 is compared with a text.").arg(attribute));
        else if (attribute == QLatin1String("username"))
            isPossible &= narrow(users.username, text);
        else if (attribute == QLatin1String("externalid"))
            isPossible &= narrow(users.externalId, text);
        else if (attribute == QLatin1String("emails") || attribute == QLatin1String("emails.value"))
            isPossible &= narrow(users.email, text);
        else if (attribute == QLatin1String("emails.type")) // every address is one of work
            isPossible &= text.compare(QLatin1String("work"), Qt::CaseInsensitive) == 0;
        else if (attribute == QLatin1String("id") && model::userIdFromString(text))
            isPossible &= narrow(users.id, *model::userIdFromString(text));
        else if (attribute == QLatin1String("id"))
            isPossible = false;
        else
            return wrong(QStringLiteral("Users can be found by userName, externalId, emails.value, active and id."));
    }
    users.matchesNobody = !isPossible;
    return users;
}

} // namespace mc::scim
