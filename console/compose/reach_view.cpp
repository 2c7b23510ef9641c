#include "console/compose/reach_view.h"

#include "console/compose/reach_lines.h"
#include "console/widgets/busy_line.h"
#include "console/widgets/embolden.h"
#include "console/widgets/icons.h"
#include "console/widgets/theme.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

namespace {

constexpr int iconSize = 16;
constexpr int figureWidth = 72;

} // namespace

ReachView::ReachView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel)
    , m_busy(new BusyLine)
    , m_grid(new QGridLayout)
{
    embolden(*m_title);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(3, 1);
    for (int i = 0; i < int(m_rows.size()); ++i)
        m_rows[std::size_t(i)] = newRow(i);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(m_grid);
    column->addWidget(m_busy);
    connect(&theme, &Theme::changed, this, &ReachView::updateIcons);
    retranslate();
}

void ReachView::show(const std::optional<model::Preview> &preview)
{
    m_preview = preview;
    m_title->setText(preview ? reachTitle(*preview) : tr("Reaches nobody yet"));
    const QList<ReachLine> lines = preview ? reachLines(*preview) : QList<ReachLine>();
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const Row &row = m_rows[std::size_t(i)];
        row.figure->setText(lines.isEmpty() ? QStringLiteral("–") : lines[i].figure);
        row.reasons->setText(lines.isEmpty() ? QString() : lines[i].reasons.join(u'\n'));
        row.figure->setEnabled(!lines.isEmpty() && !lines[i].isNobody);
    }
    updateIcons();
}

void ReachView::setBusy(bool isBusy) { m_busy->setBusy(isBusy); }

bool ReachView::isKnown() const { return m_preview && !m_busy->isBusy(); }

void ReachView::retranslate()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].name->setText(displayText(model::allChannels[i]));
    show(std::optional(m_preview));
}

ReachView::Row ReachView::newRow(int number)
{
    const Row row {.icon = new QLabel, .name = new QLabel, .figure = new QLabel, .reasons = new QLabel};
    row.figure->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    row.figure->setMinimumWidth(figureWidth);
    row.reasons->setWordWrap(true);
    row.reasons->setForegroundRole(QPalette::PlaceholderText);
    m_grid->addWidget(row.icon, number, 0, Qt::AlignTop);
    m_grid->addWidget(row.name, number, 1, Qt::AlignTop);
    m_grid->addWidget(row.figure, number, 2, Qt::AlignTop);
    m_grid->addWidget(row.reasons, number, 3, Qt::AlignTop);
    return row;
}

void ReachView::updateIcons()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].icon->setPixmap(
            iconPixmap(iconName(model::allChannels[i]), m_theme.colours().muted, iconSize, devicePixelRatioF()));
}

} // namespace mc::console
