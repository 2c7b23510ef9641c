#include "console/widgets/dates_popup.h"

#include "console/widgets/time_field.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

namespace mc::console {

DatesPopup::DatesPopup(const QDate &from, const QDate &to, QWidget *parent)
    : FilterPopup(parent)
    , m_hasFrom(new QCheckBox(tr("&First day")))
    , m_hasTo(new QCheckBox(tr("&Last day")))
    , m_from(addDay(m_hasFrom, tr("First day"), from))
    , m_to(addDay(m_hasTo, tr("Last day"), to))
{
    auto button = new QPushButton(tr("Show these days"));
    button->setDefault(true);
    column()->addWidget(button, 0, Qt::AlignTrailing);
    connect(m_from, &QDateEdit::dateChanged, m_to, &QDateEdit::setMinimumDate);
    connect(button, &QPushButton::clicked, this, [this] {
        const QDate first = m_hasFrom->isChecked() ? m_from->date() : QDate();
        const QDate last = m_hasTo->isChecked() ? m_to->date() : QDate();
        close();
        Q_EMIT chosen(first, last);
    });
    m_hasFrom->setFocus();
}

QDateEdit *DatesPopup::addDay(QCheckBox *isSet, const QString &name, const QDate &day)
{
    auto edit = new QDateEdit(day.isValid() ? day : QDate::currentDate());
    edit->setCalendarPopup(true);
    followLanguage(*edit, TimeParts::Date);
    edit->setAccessibleName(name);
    edit->setEnabled(day.isValid());
    isSet->setChecked(day.isValid());
    connect(isSet, &QCheckBox::toggled, edit, &QDateEdit::setEnabled);
    auto row = new QHBoxLayout;
    row->addWidget(isSet, 1);
    row->addWidget(edit);
    column()->addLayout(row);
    return edit;
}

} // namespace mc::console
