#pragma once

#include "console/widgets/filter_popup.h"

namespace mc::console {

/// Asks for the number of a clinic.
class ClinicPopup : public FilterPopup
{
    Q_OBJECT

public:
    ClinicPopup(std::optional<qint64> clinicId, QWidget *parent);

Q_SIGNALS:
    void chosen(qint64 clinicId);
};

} // namespace mc::console
