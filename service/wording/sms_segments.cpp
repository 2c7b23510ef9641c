#include "wording/sms_segments.h"

namespace mc::wording {

namespace {

constexpr QStringView defaultAlphabet = u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                                        u"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr QStringView extension = u"\f^{}\\[~]|€";

// How many septets a character takes in the default alphabet; 0: it is not in it.
int septets(QChar c)
{
    if (defaultAlphabet.contains(c))
        return 1;
    return extension.contains(c) ? 2 : 0;
}

// What a message holds when it is the only one, and when it is one of several.
struct Room
{
    int alone;
    int ofSeveral;
};
constexpr Room roomOfSeptets {160, septetsOfSeveral}, roomOfUnits {70, 67};

} // namespace

bool isInDefaultAlphabet(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return septets(c) > 0; });
}

int smsSegments(QStringView text)
{
    const bool isPlain = isInDefaultAlphabet(text);
    const Room room = isPlain ? roomOfSeptets : roomOfUnits;
    int total = 0, segments = 1, filled = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const int size = isPlain ? septets(text[i]) : isPair ? 2 : 1;
        i += isPair;
        total += size;
        if (filled + size > room.ofSeveral) {
            ++segments;
            filled = 0;
        }
        filled += size;
    }
    return total <= room.alone ? 1 : segments;
}

} // namespace mc::wording
