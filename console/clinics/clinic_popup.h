#pragma once

#include "client/statistics_calls.h"
#include "console/widgets/field_popup.h"

class QListWidget;

namespace mc::console {

/// Asks for the number of a clinic, and offers those that had notifications in the last year: the API knows no names of clinics.
/// The calls outlive it.
class ClinicPopup : public FieldPopup
{
    Q_OBJECT

public:
    ClinicPopup(client::StatisticsCalls &calls, std::optional<qint64> clinicId, QWidget *parent);

Q_SIGNALS:
    void chosen(qint64 clinicId);

private:
    void offer(const QList<model::ClinicStatistics> &clinics);

    QListWidget *m_clinics;
    const std::optional<qint64> m_clinicId; ///< at first
};

} // namespace mc::console
