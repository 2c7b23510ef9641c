#include "rules/push_tokens.h"

namespace mc::rules {

namespace {

constexpr qsizetype leastDigits = 64;

bool isHexDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

} // namespace

model::Provider tokenProvider(model::DeviceType type, const QByteArray &token)
{
    const bool isApns = type == model::DeviceType::Ios && token.size() >= leastDigits
        && std::all_of(token.begin(), token.end(), &isHexDigit);
    return isApns ? model::Provider::Apns : model::Provider::Fcm;
}

} // namespace mc::rules
