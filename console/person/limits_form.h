#pragma once

#include "console/person/patch_form.h"

class QLabel;
class QSpinBox;

namespace mc::console {

class Theme;

/// How many messages outside the app somebody takes in an hour and a day. The theme outlives it.
class LimitsForm : public PatchForm
{
    Q_OBJECT

public:
    explicit LimitsForm(const Theme &theme, QWidget *parent = nullptr);

    void retranslate();

protected:
    void fillFields(const model::Preferences &preferences) override;
    void showKnown(const model::Preferences &) override { }
    client::PreferencesPatch patch() const override;
    QString problemText(const model::FieldError &error) const override;

private:
    QLabel *m_title;
    QLabel *m_effect;
    QSpinBox *m_hour;
    QSpinBox *m_day;
    FormField *m_hourField;
    FormField *m_dayField;
};

} // namespace mc::console
