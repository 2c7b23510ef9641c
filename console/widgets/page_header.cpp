#include "console/widgets/page_header.h"

#include "console/widgets/embolden.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_row(new QHBoxLayout(this))
{
    embolden(*m_title, 3);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_title);
    m_row->addStretch(1);
    setMinimumHeight(32); // as with a button in it
}

void PageHeader::setTitle(const QString &title) { m_title->setText(title); }

void PageHeader::addWidget(QWidget *widget) { m_row->addWidget(widget); }

} // namespace mc::console
