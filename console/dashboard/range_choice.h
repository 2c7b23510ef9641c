#pragma once

#include "console/dashboard/live_history.h"

#include <QtGui/QActionGroup>

class QSettings;

namespace mc::console {

/// Over what time the dashboard's charts go: one of three actions, kept in the settings, which outlive it.
class RangeChoice : public QActionGroup
{
    Q_OBJECT

public:
    explicit RangeChoice(QSettings &settings, QObject *parent = nullptr);

    LiveHistory::Range range() const;
    void retranslate();

Q_SIGNALS:
    void changed(mc::console::LiveHistory::Range range);
};

} // namespace mc::console
