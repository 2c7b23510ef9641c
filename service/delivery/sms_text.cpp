#include "delivery/sms_text.h"

#include "model/short_text.h"

namespace mc::delivery {

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

bool isInDefaultAlphabet(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return septets(c) > 0; });
}

// What a message holds when it is the only one, and when it is one of several.
struct Room
{
    int alone;
    int ofSeveral;
};
constexpr Room roomOfSeptets {160, 153}, roomOfUnits {70, 67};

// Control characters, line ends among them, become blanks; runs of blanks one.
QString singleLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.isSpace())
            c = u' ';
    }
    return text.simplified();
}

QString joined(const QString &words, const QString &link)
{
    return words.isEmpty() || link.isEmpty() ? words + link : words + u' ' + link;
}

// The longest beginning of the words that leaves room for the link. The ellipsis is three dots where the rest is in the
// default alphabet, which has none: a single character that is not in it would more than halve the room.
QString cut(const QString &words, const QString &link)
{
    qsizetype most = std::min(words.size() - 1, qsizetype(mostSmsSegments * roomOfSeptets.ofSeveral));
    for (; most > 0; --most) {
        const QString begin = model::beginningOf(words, most);
        if (begin.isEmpty())
            break;
        most = std::min(most, begin.size());
        const bool isPlain = isInDefaultAlphabet(begin) && isInDefaultAlphabet(link);
        const QString text = joined(begin + (isPlain ? QStringLiteral("...") : QStringLiteral("…")), link);
        if (smsSegments(text) <= mostSmsSegments)
            return text;
    }
    return link;
}

} // namespace

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

QString smsText(const wording::Wording &wording)
{
    const QString title = singleLine(wording.title), text = singleLine(wording.text);
    const QString words = title.isEmpty() || text.isEmpty() ? title + text : title + QStringLiteral(": ") + text;
    const QString wholeLink = singleLine(wording.link);
    const QString link = smsSegments(wholeLink) <= mostSmsSegments ? wholeLink : QString();
    const QString whole = joined(words, link);
    return smsSegments(whole) <= mostSmsSegments ? whole : cut(words, link);
}

} // namespace mc::delivery
