#pragma once

#include <QtCore/QObject>
#include <QtCore/QTime>

class QDateTime;
class QSettings;

namespace mc::console {

/// What somebody wants to be alerted of. Nothing, unless they choose to be.
struct AlertSettings
{
    bool isOn = false;
    int failures = 20; ///< that many deliveries failed within five minutes; 1 to 10,000
    bool hasSilentHours = false;
    QTime silentFrom = QTime(20, 0); ///< on this computer's clock
    QTime silentTo = QTime(7, 0); ///< excluded; before silentFrom: of the next day
    bool operator==(const AlertSettings &) const = default;

    bool isSilent(const QDateTime &time) const;
};

/// That choice, kept from one start to the next. Lives on the main thread; the settings outlive it.
class AlertChoice : public QObject
{
    Q_OBJECT

public:
    explicit AlertChoice(QSettings &settings);

    const AlertSettings &current() const { return m_current; }
    void choose(const AlertSettings &settings);

Q_SIGNALS:
    void changed();

private:
    QSettings &m_settings;
    AlertSettings m_current;
};

} // namespace mc::console
