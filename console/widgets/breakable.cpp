#include "console/widgets/breakable.h"

namespace mc::console {

namespace {

constexpr int longestWord = 40; // that is left alone: an id has 36
constexpr int step = 4;
constexpr QChar zeroWidthSpace(0x200B);

} // namespace

QString breakable(const QString &text)
{
    QStringList words = text.split(u' ');
    for (QString &word : words) {
        if (word.size() <= longestWord)
            continue;
        for (qsizetype at = (word.size() - 1) / step * step; at > 0; at -= step) {
            if (!word[at].isLowSurrogate() && !word[at].isMark())
                word.insert(at, zeroWidthSpace);
        }
    }
    return words.join(u' ');
}

} // namespace mc::console
