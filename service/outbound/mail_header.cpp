#include "outbound/mail_header.h"

#include <QtCore/QLocale>

namespace mc::outbound {

namespace {

constexpr qsizetype lineSize = 76;
constexpr qsizetype wordBytes
    = 39; // in base64 52, within "=?UTF-8?B?" and "?=" 64: fits beside any of our headers' names
constexpr qsizetype plainSize = 900; // a line has at most 998 bytes

bool isControl(char c) { return uchar(c) < 0x20 || c == 0x7f; }

QString oneLine(const QString &text)
{
    QString line = text;
    std::replace_if(
        line.begin(), line.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return line;
}

bool isPlain(const QByteArray &text)
{
    return text.size() <= plainSize && !text.contains("=?")
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7f; });
}

// Whole characters only: each encoded word is decoded by itself (RFC 2047 section 5).
qsizetype endOfWord(const QByteArray &utf8, qsizetype from)
{
    qsizetype end = std::min(from + wordBytes, utf8.size());
    while (end < utf8.size() && (uchar(utf8[end]) & 0xc0) == 0x80)
        --end;
    return end;
}

QByteArray encodedWords(const QByteArray &utf8)
{
    QByteArrayList words;
    for (qsizetype from = 0; from < utf8.size();) {
        const qsizetype end = endOfWord(utf8, from);
        words += "=?UTF-8?B?" + utf8.sliced(from, end - from).toBase64() + "?=";
        from = end;
    }
    return words.join(' ');
}

QByteArray phrase(const QString &name)
{
    QByteArray text = oneLine(name).toUtf8();
    if (!isPlain(text))
        return encodedWords(text);
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

} // namespace

QByteArray headerText(const QString &text)
{
    const QByteArray utf8 = oneLine(text).toUtf8();
    return isPlain(utf8) ? utf8 : encodedWords(utf8);
}

QByteArray headerText(const model::MailAddress &mailbox)
{
    const QByteArray address = model::withAsciiDomain(mailbox.address).toUtf8();
    return mailbox.name.isEmpty() ? address : phrase(mailbox.name) + " <" + address + '>';
}

QByteArray headerText(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("ddd, d MMM yyyy HH:mm:ss '+0000'")).toLatin1();
}

QByteArray headerLine(const QByteArray &name, const QByteArray &value)
{
    QByteArray text = value.trimmed();
    std::replace_if(text.begin(), text.end(), isControl, ' ');
    QByteArray line = name + ':';
    qsizetype used = line.size();
    for (qsizetype from = 0; from < text.size();) {
        qsizetype end = from; // of a word with the spaces before it, which stay as they are
        while (end < text.size() && text[end] == ' ')
            ++end;
        end = text.indexOf(' ', end);
        const QByteArray word = (from == 0 ? " " : "") + text.sliced(from, (end < 0 ? text.size() : end) - from);
        if (from > 0 && used + word.size() > lineSize) {
            line += "\r\n";
            used = 0;
        }
        line += word;
        used += word.size();
        from = end < 0 ? text.size() : end;
    }
    return line;
}

} // namespace mc::outbound
