#pragma once

#include "model/preview.h"

#include <QtWidgets/QWidget>

#include <array>

class QGridLayout;
class QLabel;

namespace mc::console {

class BusyLine;
class Theme;

/// Whom it reaches: how many people, and of each channel how many now, later, and why not. The theme outlives it.
class ReachView : public QWidget
{
    Q_OBJECT

public:
    explicit ReachView(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: nobody is chosen, or it is not known.
    void show(const std::optional<model::Preview> &preview);
    void setBusy(bool isBusy);
    /// Whether it shows what is written now.
    bool isKnown() const;
    void retranslate();

private:
    struct Row
    {
        QLabel *icon;
        QLabel *name;
        QLabel *figure;
        QLabel *reasons;
    };

    Row newRow(int number);
    void updateIcons();

    const Theme &m_theme;
    std::optional<model::Preview> m_preview;
    QLabel *m_title;
    BusyLine *m_busy;
    QGridLayout *m_grid;
    std::array<Row, model::allChannels.size()> m_rows;
};

} // namespace mc::console
