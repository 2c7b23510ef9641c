#include "console/dashboard/titled_panel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

TitledPanel::TitledPanel(const DashboardLook &look, QWidget *parent)
    : RoundedPanel(Fill::Surface, look.px(panelRadius), parent)
    , m_title(new QLabel)
    , m_titleLine(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
{
    m_title->setFont(look.font(0, QFont::DemiBold));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(1); // rather cut off than what keeps a window large
    m_column->setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8));
    m_column->setSpacing(look.px(4));
    m_titleLine->addWidget(m_title, 1);
    m_column->addLayout(m_titleLine);
}

void TitledPanel::setTitle(const QString &title, const QString &toolTip)
{
    m_title->setText(title);
    m_title->setToolTip(toolTip.isEmpty() ? title : toolTip);
}

void TitledPanel::addToTitle(QWidget *widget) { m_titleLine->addWidget(widget); }

void TitledPanel::keepRoomForButton() { m_title->setMinimumHeight(32); }

void TitledPanel::addPart(QWidget *part, int stretch) { m_column->addWidget(part, stretch); }

void TitledPanel::addRest() { m_column->addStretch(1); }

} // namespace mc::console
