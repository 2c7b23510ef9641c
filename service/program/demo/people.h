#pragma once

#include "model/preferences.h"
#include "model/user.h"
#include "store/directory/devices.h"
#include "vault/token_vault.h"

namespace mc::program::demo {

/// The admin, two doctors and three patients whom somebody signs in as. What happens to them is up to whoever tries things out.
QList<model::User> peopleWithLogins();

/// Some fifty doctors and patients of two clinics, in several languages and time zones, for whom the history is made up.
QList<model::User> peopleOfHistory();
/// Those of them who leave the directory in the course of it; the others as they are.
bool leaves(const model::User &user);

/// Whose address no mail server takes, and whose number gets no SMS.
bool isMailRefused(model::UserId user);
bool isLandline(model::UserId user);
/// Who takes no more than a message an hour and two a day, and who wants no SMS at all.
bool isLimited(const model::User &user);
bool hasOptedOut(const model::User &user);

/// What they chose, of those who chose anything.
QList<model::Preferences> preferencesOf(const QList<model::User> &people);

/// A device of one of them.
struct OwnedDevice
{
    store::DeviceRegistration registration;
    bool isActive = true;
};
/// Android, iOS and web, some of them no longer used. Tokens that no provider knows.
QList<OwnedDevice> devicesOf(
    const QList<model::User> &people, const vault::TokenVault &vault, const QDateTime &registeredAt);

} // namespace mc::program::demo
