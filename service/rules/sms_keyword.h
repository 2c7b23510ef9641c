#pragma once

#include <QtCore/QString>

#include <optional>

namespace mc::rules {

/// An opt-out or opt-in by SMS.
struct SmsKeyword
{
    bool optsIn = false; ///< else: out
    QString word; ///< by which they said so: one of those known, in capitals and without accents
    bool operator==(const SmsKeyword &) const = default;
};

/// The keyword that an answer consists of: STOP and the other words that carriers and providers know, and their counterparts
/// in the service's languages. Case, accents, blanks and punctuation around it don't matter. Nothing for any other text.
std::optional<SmsKeyword> smsKeyword(const QString &answer);

} // namespace mc::rules
