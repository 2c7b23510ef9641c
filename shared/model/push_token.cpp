#include "model/push_token.h"

namespace mc::model {

namespace {

constexpr qsizetype leastDigits = 64;

bool isHexDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

} // namespace

Provider tokenProvider(DeviceType type, const QByteArray &token)
{
    const bool isApns = type == DeviceType::Ios && token.size() >= leastDigits
        && std::all_of(token.begin(), token.end(), &isHexDigit);
    return isApns ? Provider::Apns : Provider::Fcm;
}

QByteArray canonicalToken(DeviceType type, const QByteArray &token)
{
    return tokenProvider(type, token) == Provider::Apns ? token.toLower() : token;
}

} // namespace mc::model
