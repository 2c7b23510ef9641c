#pragma once

#include "outbound/http_client.h"

#include <QtCore/QDateTime>

#include <chrono>

namespace mc::identity {

constexpr std::chrono::seconds shortestFreshness = std::chrono::minutes(1);
constexpr std::chrono::seconds usualFreshness = std::chrono::minutes(10);
constexpr std::chrono::seconds longestFreshness = std::chrono::hours(24);

/// For how long an answer may be used without asking again, as its headers say (RFC 9111 sections 4.2 and 5.2.2): `max-age` less
/// `Age`, or else `Expires`. Without either, ten minutes. Never less than a minute, whatever they say, nor more than a day.
std::chrono::seconds freshnessOf(const outbound::HttpReply &reply, const QDateTime &now);

} // namespace mc::identity
