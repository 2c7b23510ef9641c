#include "console/widgets/fact_list.h"

#include "console/widgets/baseline.h"
#include "console/widgets/breakable.h"
#include "console/widgets/leading.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

namespace {

bool isWebLink(const QString &value) { return value.startsWith(QLatin1String("https://")); }

QLabel *newValue(const FactList::Fact &fact)
{
    auto label = new QLabel;
    label->setAlignment(leadingTop());
    label->setWordWrap(true);
    label->setToolTip(fact.toolTip);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (isWebLink(fact.value)) {
        label->setTextFormat(Qt::RichText);
        label->setText(QStringLiteral("<a href=\"%1\">%1</a>").arg(fact.value.toHtmlEscaped()));
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        label->setOpenExternalLinks(true);
        label->setAccessibleName(QStringLiteral("%1: %2").arg(fact.name, fact.value));
    } else {
        label->setTextFormat(Qt::PlainText);
        label->setText(breakable(fact.value));
    }
    return label;
}

} // namespace

void FactList::setFacts(const QList<Fact> &facts)
{
    if (std::exchange(m_facts, facts) == facts)
        return;
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_grid;
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Fact &fact : facts) {
        if (fact.value.isEmpty())
            continue;
        auto name = new QLabel(fact.name);
        name->setForegroundRole(QPalette::PlaceholderText);
        QLabel *const value = newValue(fact);
        alignBaselines(*name, *value);
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row++, 1);
    }
}

} // namespace mc::console
