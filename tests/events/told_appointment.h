#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace mc::test {

/// An event of the appointments module.
struct ToldAppointment
{
    enum class Kind { Scheduled, Rescheduled, Cancelled };

    QByteArray event; ///< its id
    Kind kind = Kind::Scheduled;
    QDateTime time;
    qint64 appointment = 0;
    qint64 patient = 0;
    qint64 doctor = 0;
    QDateTime startsAt;
    QDateTime previousStartsAt {}; ///< of a rescheduled one
    QString location {};

    bool isCancelled() const { return kind == Kind::Cancelled; }
};

/// The same in the JSON format of CloudEvents.
QJsonObject toJson(const ToldAppointment &told);

} // namespace mc::test
