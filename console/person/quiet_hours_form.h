#pragma once

#include "console/person/patch_form.h"
#include "console/widgets/theme.h"

class QLabel;
class QTimeEdit;

namespace mc::console {

class DayBand;
class Switch;

/// When somebody wants to be left alone, as a picture of their day and to be changed. The theme outlives it.
class QuietHoursForm : public PatchForm
{
    Q_OBJECT

public:
    explicit QuietHoursForm(const Theme &theme, QWidget *parent = nullptr);

    void retranslate();

protected:
    void fillFields(const model::Preferences &preferences) override;
    void showKnown(const model::Preferences &preferences) override;
    client::PreferencesPatch patch() const override;
    QString problemText(const model::FieldError &error) const override;

private:
    void layOut();
    void describeDay();

    QByteArray m_zone = "UTC";
    model::QuietHours m_known;
    Switch *m_enabled;
    QLabel *m_effect;
    DayBand *m_band;
    QLabel *m_day;
    QTimeEdit *m_start;
    QTimeEdit *m_end;
    FormField *m_startField;
    FormField *m_endField;
};

} // namespace mc::console
