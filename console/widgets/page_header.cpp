#include "console/widgets/page_header.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_row(new QHBoxLayout(this))
{
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() + 3);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_title);
    m_row->addStretch(1);
    setMinimumHeight(32); // as with a button in it
}

void PageHeader::setTitle(const QString &title) { m_title->setText(title); }

void PageHeader::addWidget(QWidget *widget) { m_row->addWidget(widget); }

} // namespace mc::console
