#include "model/provider.h"

namespace mc::model {

QLatin1String word(Provider provider)
{
    switch (provider) {
    case Provider::Fcm:
        return QLatin1String("fcm");
    case Provider::Apns:
        return QLatin1String("apns");
    case Provider::Smtp:
        return QLatin1String("smtp");
    case Provider::Sms:
        return QLatin1String("sms");
    }
    Q_UNREACHABLE();
}

std::optional<Provider> providerFromWord(QAnyStringView text)
{
    for (const Provider provider : allProviders) {
        if (text == word(provider))
            return provider;
    }
    return {};
}

Channel channelOf(Provider provider)
{
    switch (provider) {
    case Provider::Fcm:
    case Provider::Apns:
        return Channel::Push;
    case Provider::Smtp:
        return Channel::Email;
    case Provider::Sms:
        return Channel::Sms;
    }
    Q_UNREACHABLE();
}

} // namespace mc::model
