#include "console/clinics/clinic_popup.h"

#include <QtCore/QLocale>
#include <QtGui/QRegularExpressionValidator>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int mostRows = 8; // shown at once

} // namespace

ClinicPopup::ClinicPopup(client::StatisticsCalls &calls, std::optional<qint64> clinicId, QWidget *parent)
    : FieldPopup({.question = tr("Number of the clinic"),
                     .text = clinicId ? QString::number(*clinicId) : QString(),
                     .button = tr("Show this clinic")},
        parent)
    , m_clinics(new QListWidget)
    , m_clinicId(clinicId)
{
    // From 1 to what certainly fits into 63 bits.
    static const QRegularExpression number(QStringLiteral("[1-9][0-9]{0,17}"));
    field().setValidator(new QRegularExpressionValidator(number, &field()));
    m_clinics->setAccessibleName(tr("Known clinics"));
    m_clinics->hide();
    column()->addWidget(m_clinics);
    connect(this, &FieldPopup::entered, this, [this](const QString &text) { Q_EMIT chosen(text.toLongLong()); });
    const auto choose = [this](const QListWidgetItem *item) {
        const qint64 id = item->data(Qt::UserRole).toLongLong();
        close();
        Q_EMIT chosen(id);
    };
    connect(m_clinics, &QListWidget::itemClicked, this, choose);
    connect(m_clinics, &QListWidget::itemActivated, this, choose);
    calls.ofAll({.period = model::StatisticsPeriod::Year}).then(this, [this](const auto &answer) {
        if (answer) // without it the number can still be typed
            offer(answer->byClinic);
    });
}

void ClinicPopup::offer(const QList<model::ClinicStatistics> &clinics)
{
    for (const model::ClinicStatistics &clinic : clinics) {
        if (!clinic.clinicId)
            continue;
        const QString count = tr("%Ln notification(s) in a year", nullptr, int(clinic.total));
        auto item = new QListWidgetItem(tr("Clinic %1 · %2").arg(*clinic.clinicId).arg(count), m_clinics);
        item->setData(Qt::UserRole, *clinic.clinicId);
        if (clinic.clinicId == m_clinicId)
            m_clinics->setCurrentItem(item);
    }
    if (m_clinics->count() == 0)
        return;
    m_clinics->setFixedHeight(m_clinics->sizeHintForRow(0) * std::min(m_clinics->count(), mostRows) + 4);
    m_clinics->show();
    adjustSize();
}

} // namespace mc::console
