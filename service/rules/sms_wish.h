#pragma once

#include <QtCore/QString>

#include <optional>

namespace mc::rules {

/// What somebody who answers an SMS wants to be from now on.
struct SmsWish
{
    bool wantsSms = false;
    QString word; ///< by which they said so: one of those known, in capitals and without accents
    bool operator==(const SmsWish &) const = default;
};

/// The wish that an answer is, as a whole: STOP and the other words that carriers and providers know, and their counterparts
/// in the service's languages. Case, accents, blanks and punctuation around it don't matter. Nothing for any other text.
std::optional<SmsWish> smsWish(const QString &answer);

} // namespace mc::rules
