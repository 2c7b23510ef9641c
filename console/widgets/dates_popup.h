#pragma once

#include "console/widgets/filter_popup.h"

#include <QtCore/QDate>

class QCheckBox;
class QDateEdit;

namespace mc::console {

/// Asks for the first and the last day of a filter; either may be left open.
class DatesPopup : public FilterPopup
{
    Q_OBJECT

public:
    DatesPopup(const QDate &from, const QDate &to, QWidget *parent);

Q_SIGNALS:
    void chosen(const QDate &from, const QDate &to);

private:
    QDateEdit *addDay(QCheckBox *isSet, const QString &name, const QDate &day);

    QCheckBox *m_hasFrom;
    QCheckBox *m_hasTo;
    QDateEdit *m_from;
    QDateEdit *m_to;
};

} // namespace mc::console
