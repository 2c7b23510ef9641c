#include "rules/sms_keyword.h"

#include <array>

namespace mc::rules {

namespace {

// The English ones are those by which Twilio itself stops and starts sending; then Spanish, French, Arabic.
constexpr std::array stopping {u"STOP", u"STOPALL", u"UNSUBSCRIBE", u"CANCEL", u"END", u"QUIT", u"OPTOUT", u"REVOKE", //
    u"PARAR", u"BAJA", u"CANCELAR", //
    u"ARRET", u"ARRETER", u"DESABONNER", //
    u"توقف", u"ايقاف", u"الغاء"};
constexpr std::array starting {u"START", u"YES", u"UNSTOP", //
    u"ALTA", u"INICIAR", //
    u"DEMARRER", u"REPRENDRE", //
    u"ابدا", u"اشتراك"};

// In capitals, of letters alone where it begins and ends, and each letter without its accents.
QString plain(const QString &text)
{
    QString letters;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (!c.isMark())
            letters += c;
    }
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const auto begin = std::find_if(letters.cbegin(), letters.cend(), isLetter);
    const auto end = std::find_if(letters.crbegin(), std::make_reverse_iterator(begin), isLetter).base();
    return QString(begin, end - begin).toUpper();
}

} // namespace

std::optional<SmsKeyword> smsKeyword(const QString &answer)
{
    constexpr int mostCharacters = 40; // of a word and what may stand around it
    if (answer.size() > mostCharacters)
        return {};
    const QString word = plain(answer);
    const auto isWord = [&word](const char16_t *known) { return word == QStringView(known); };
    if (std::any_of(stopping.begin(), stopping.end(), isWord))
        return SmsKeyword {false, word};
    if (std::any_of(starting.begin(), starting.end(), isWord))
        return SmsKeyword {true, word};
    return {};
}

} // namespace mc::rules
