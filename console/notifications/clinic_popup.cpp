#include "console/notifications/clinic_popup.h"

#include <QtGui/QRegularExpressionValidator>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace mc::console {

ClinicPopup::ClinicPopup(std::optional<qint64> clinicId, QWidget *parent)
    : FilterPopup(parent)
{
    auto field = new QLineEdit(clinicId ? QString::number(*clinicId) : QString());
    field->setPlaceholderText(tr("Number of the clinic"));
    field->setAccessibleName(field->placeholderText());
    // From 1 to what certainly fits into 63 bits.
    static const QRegularExpression number(QStringLiteral("[1-9][0-9]{0,17}"));
    field->setValidator(new QRegularExpressionValidator(number, field));
    auto button = new QPushButton(tr("Show this clinic"));
    button->setDefault(true);
    auto row = new QHBoxLayout;
    row->addWidget(field, 1);
    row->addWidget(button);
    column()->addLayout(row);
    const auto choose = [this, field] {
        if (!field->hasAcceptableInput())
            return;
        const qint64 id = field->text().toLongLong();
        close();
        Q_EMIT chosen(id);
    };
    connect(field, &QLineEdit::returnPressed, this, choose);
    connect(button, &QPushButton::clicked, this, choose);
    field->setFocus();
}

} // namespace mc::console
