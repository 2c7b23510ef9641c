#pragma once

#include "ops/settings.h"

#include <QtCore/QString>

namespace mc::program {

/// What an operator wants to see first: version, database (see store::databaseAddress()) and the channels that are set
/// up. "mediconnect-notifyd 1.0.0: database mediconnect at db:5432; channels in_app, push (fcm, apns), email".
QString startLine(const ops::Settings &settings, const QString &database);

} // namespace mc::program
