#pragma once

#include "console/compose/recipient_model.h"
#include "console/widgets/theme.h"

#include <QtWidgets/QListView>

namespace mc::console {

/// The chosen people as chips, each with a cross that removes it; Delete removes the one that is marked. As high as its rows, up to
/// three of them, and hidden while there is nobody. Theme and model outlive it.
class RecipientChips : public QListView
{
    Q_OBJECT

public:
    RecipientChips(RecipientModel &model, const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    RecipientModel &m_model;
};

} // namespace mc::console
