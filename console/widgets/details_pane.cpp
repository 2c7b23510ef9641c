#include "console/widgets/details_pane.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

DetailsPane::DetailsPane(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_scroll(new QScrollArea)
    , m_all(new QVBoxLayout(this))
    , m_placeholder(new Placeholder(theme))
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_scroll);
    auto content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(16, 8, 16, 16);
    m_column->setSpacing(8);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_all->setContentsMargins(0, 0, 0, 0);
    m_all->setSpacing(0);
    m_all->addWidget(m_scroll, 1);
    m_all->addWidget(m_placeholder, 1);
}

void DetailsPane::addAbove(QWidget *widget) { m_all->insertWidget(m_all->indexOf(m_scroll), widget); }

void DetailsPane::setContentName(const QString &name) { m_scroll->setAccessibleName(name); }

void DetailsPane::setContentShown(bool isShown) { m_scroll->setVisible(isShown); }

QLabel *DetailsPane::newText()
{
    auto label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace mc::console
