#include "model/short_text.h"

#include <QtCore/QTextBoundaryFinder>

namespace mc::model {

namespace {

bool isAsciiLetterOrDigit(QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); }
bool isVisibleAscii(QChar c) { return c > u' ' && c < u'\x7f'; }
bool isOfScheme(QChar c) { return isAsciiLetterOrDigit(c) || c == u'+' || c == u'-' || c == u'.'; }
bool isOfName(QChar c) { return isAsciiLetterOrDigit(c) || QStringView(u"-._~%+@").contains(c); }
// Punctuation of other scripts ends a link, their letters need not.
bool isOfLink(QChar c) { return isVisibleAscii(c) || c.isLetterOrNumber() || c.isMark() || c.isSurrogate(); }

// The nearest boundary of characters at or before a position.
qsizetype characterBoundary(const QString &text, qsizetype at)
{
    // What follows can't move a boundary, and the whole of a long text is much to look through.
    QTextBoundaryFinder boundaries(QTextBoundaryFinder::Grapheme, text.left(at + 2));
    boundaries.setPosition(at);
    return boundaries.isAtBoundary() ? at : std::max<qsizetype>(boundaries.toPreviousBoundary(), 0);
}

// The run of such characters that stands before, or around, a position.
template<typename Belongs>
std::pair<qsizetype, qsizetype> runAround(const QString &text, qsizetype at, Belongs belongs)
{
    qsizetype begin = at, end = at;
    while (begin > 0 && belongs(text[begin - 1]))
        --begin;
    while (end < text.size() && belongs(text[end]))
        ++end;
    return {begin, end};
}

template<typename Belongs>
qsizetype beginOfRun(const QString &text, qsizetype from, qsizetype least, Belongs belongs)
{
    while (from > least && belongs(text[from - 1]))
        --from;
    return from;
}

// Where the link begins that has an address with a scheme; `at` when none does before it.
qsizetype beginOfAddress(const QString &text, qsizetype at)
{
    const auto [begin, end] = runAround(text, at, &isOfLink);
    const qsizetype colon = QStringView(text).sliced(begin, end - begin).indexOf(QLatin1String("://"));
    return colon < 0 ? at : std::min(at, beginOfRun(text, begin + colon, begin, &isOfScheme));
}

// The same for a name with a point in it: www.clinic.example/n/1, ann@clinic.example.
qsizetype beginOfPointedName(const QString &text, qsizetype at)
{
    const auto [begin, end] = runAround(text, at, &isVisibleAscii);
    for (qsizetype i = begin + 1; i + 1 < end; ++i) {
        if (text[i] == u'.' && isAsciiLetterOrDigit(text[i - 1]) && isAsciiLetterOrDigit(text[i + 1]))
            return std::min(at, beginOfRun(text, i, begin, &isOfName));
    }
    return at;
}

qsizetype beginOfLink(const QString &text, qsizetype at)
{
    return std::min(beginOfAddress(text, at), beginOfPointedName(text, at));
}

} // namespace

QString beginningOf(const QString &text, qsizetype most)
{
    if (most <= 0 || text.isEmpty())
        return {};
    const qsizetype boundary = characterBoundary(text, std::min(most, text.size()));
    const qsizetype cut = beginOfLink(text, boundary);
    // An opening bracket or quote that the link leaves alone goes with it.
    const bool isBeforeLink = cut < boundary;
    QStringView begin = QStringView(text).first(cut);
    while (!begin.isEmpty()
        && (begin.back().isSpace() || (isBeforeLink && QStringView(u"([{<\"'«“‘").contains(begin.back()))))
        begin.chop(1);
    const bool isBehindLink = beginOfLink(text, begin.size()) < begin.size();
    return isBehindLink ? begin.toString() + u' ' : begin.toString();
}

QString shortened(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : beginningOf(text, most - 1) + u'…';
}

QString quoted(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.first(characterBoundary(text, most - 1)) + u'…';
}

} // namespace mc::model
