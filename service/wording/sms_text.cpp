#include "wording/sms_text.h"

#include "model/short_text.h"

namespace mc::wording {

namespace {

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
    qsizetype most = std::min(words.size() - 1, qsizetype(mostSmsSegments * septetsOfSeveral));
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

QString smsText(const Wording &wording)
{
    const QString title = singleLine(wording.title), text = singleLine(wording.text);
    const QString words = title.isEmpty() || text.isEmpty() ? title + text : title + QStringLiteral(": ") + text;
    const QString wholeLink = singleLine(wording.link);
    const QString link = smsSegments(wholeLink) <= mostSmsSegments ? wholeLink : QString();
    const QString whole = joined(words, link);
    return smsSegments(whole) <= mostSmsSegments ? whole : cut(words, link);
}

} // namespace mc::wording
