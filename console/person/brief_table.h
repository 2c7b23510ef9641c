#pragma once

#include "console/person/brief_model.h"
#include "console/widgets/table_view.h"

namespace mc::console {

/// A short table inside a section, as high as its rows. Enter or a click opens the record. The theme outlives it.
class BriefTable : public TableView
{
    Q_OBJECT

public:
    explicit BriefTable(const Theme &theme, QWidget *parent = nullptr);

    void setRows(const QList<BriefModel::Row> &rows);

Q_SIGNALS:
    void opened(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fitHeight();

    BriefModel m_model;
};

} // namespace mc::console
