#include "wording/html_check.h"

#include "model/short_text.h"

#include <QtCore/QXmlStreamReader>

namespace mc::wording {

namespace {

constexpr std::array elements {"p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "a", "span", "h2"};
constexpr std::array schemes {"https://", "mailto:", "tel:"};

template<typename Names>
QString listed(const Names &names)
{
    QStringList list;
    for (const char *name : names)
        list += QLatin1String(name);
    return list.join(QLatin1String(", "));
}

QString attributeProblem(QStringView element, const QXmlStreamAttribute &attribute)
{
    if (attribute.name() == QLatin1String("lang") || attribute.name() == QLatin1String("dir"))
        return {};
    if (element != QLatin1String("a") || attribute.name() != QLatin1String("href"))
        return QStringLiteral("the attribute %1 may not be there; only lang and dir, and href of <a>")
            .arg(model::quoted(attribute.qualifiedName().toString()));
    const bool isKnown = std::any_of(schemes.begin(), schemes.end(),
        [&attribute](const char *scheme) { return attribute.value().startsWith(QLatin1String(scheme)); });
    return isKnown ? QString() : QStringLiteral("a link must begin with one of %1").arg(listed(schemes));
}

QString elementProblem(const QXmlStreamReader &xml)
{
    const bool isKnown = std::any_of(
        elements.begin(), elements.end(), [&xml](const char *name) { return xml.name() == QLatin1String(name); });
    if (!isKnown)
        return QStringLiteral("the element <%1> may not be there; only %2")
            .arg(model::quoted(xml.qualifiedName().toString()), listed(elements));
    for (const QXmlStreamAttribute &attribute : xml.attributes()) {
        const QString problem = attributeProblem(xml.name(), attribute);
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace

std::optional<LineProblem> htmlProblem(const QString &html)
{
    QXmlStreamReader xml(QStringLiteral("<body>") + html + QStringLiteral("</body>"));
    xml.setNamespaceProcessing(false);
    for (bool isInside = false; !xml.atEnd();) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        const int line = int(xml.lineNumber());
        if (token == QXmlStreamReader::StartElement && std::exchange(isInside, true)) {
            const QString problem = elementProblem(xml);
            if (!problem.isEmpty())
                return LineProblem {.line = line, .text = problem};
        } else if (token == QXmlStreamReader::Comment || token == QXmlStreamReader::ProcessingInstruction) {
            return LineProblem {.line = line, .text = QStringLiteral("only elements and text may be in the HTML")};
        }
    }
    if (!xml.hasError())
        return {};
    return LineProblem {.line = int(xml.lineNumber()),
        .text = QStringLiteral("the HTML is not well-formed: %1 Every element must be closed: <p>…</p>, <br/>")
                    .arg(xml.errorString())};
}

} // namespace mc::wording
