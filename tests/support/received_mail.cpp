#include "support/received_mail.h"

#include <QtCore/QRegularExpression>

namespace mc::test {

namespace {

QByteArray fromQuotedPrintable(QByteArray text)
{
    text.replace("=\n", "");
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            bytes += text[i];
            continue;
        }
        bytes += QByteArray::fromHex(text.sliced(i + 1, std::min<qsizetype>(2, text.size() - i - 1)));
        i += 2;
    }
    return bytes;
}

QByteArray parameter(const QByteArray &value, const QString &name)
{
    const QRegularExpression form(name + QStringLiteral("=\"?([^\";]+)\"?"), QRegularExpression::CaseInsensitiveOption);
    return form.match(QString::fromLatin1(value)).captured(1).toLatin1();
}

QList<MailPart> partsOf(const QByteArray &body, const QByteArray &boundary)
{
    QList<MailPart> parts;
    const QByteArray mark = "\n--" + boundary;
    const QByteArray text = '\n' + body;
    for (qsizetype from = text.indexOf(mark); from >= 0;) {
        const qsizetype begin = from + mark.size();
        const qsizetype end = text.indexOf(mark, begin);
        if (end < 0 || text.sliced(begin).startsWith("--"))
            break;
        parts += mailFrom(text.sliced(begin + 1, end - begin - 1));
        from = end;
    }
    return parts;
}

} // namespace

QByteArray MailPart::header(const char *name) const
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

int MailPart::count(const char *name) const
{
    return int(std::count_if(headers.begin(), headers.end(),
        [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; }));
}

QString MailPart::headerText(const char *name) const
{
    static const QRegularExpression word(QStringLiteral("=\\?UTF-8\\?B\\?([^?]*)\\?=(?:\\s+(?==\\?))?"));
    const QString value = QString::fromUtf8(header(name));
    QString text;
    qsizetype from = 0;
    for (auto words = word.globalMatch(value); words.hasNext();) {
        const QRegularExpressionMatch match = words.next();
        text += value.mid(from, match.capturedStart() - from);
        text += QString::fromUtf8(QByteArray::fromBase64(match.captured(1).toLatin1()));
        from = match.capturedEnd();
    }
    return text + value.mid(from);
}

QByteArray MailPart::mediaType() const { return header("Content-Type").split(';').first().trimmed().toLower(); }

QString MailPart::text() const
{
    const QByteArray encoding = header("Content-Transfer-Encoding").toLower();
    QByteArray bytes = encoding == "quoted-printable" ? fromQuotedPrintable(raw)
        : encoding == "base64"                        ? QByteArray::fromBase64(raw)
                                                      : raw;
    return QString::fromUtf8(bytes.replace("\r\n", "\n"));
}

const MailPart *MailPart::part(const QByteArray &type) const
{
    const auto found
        = std::find_if(parts.begin(), parts.end(), [&type](const MailPart &part) { return part.mediaType() == type; });
    return found == parts.end() ? nullptr : &*found;
}

MailPart mailFrom(const QByteArray &bytes)
{
    MailPart mail;
    QByteArray text = bytes;
    text.replace("\r\n", "\n");
    const qsizetype end = text.startsWith('\n') ? 0 : text.indexOf("\n\n");
    const QList<QByteArray> lines = text.first(std::max<qsizetype>(end, 0)).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if ((line.startsWith(' ') || line.startsWith('\t')) && !mail.headers.isEmpty())
            mail.headers.last().second += line;
        else if (colon > 0)
            mail.headers.emplaceBack(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    mail.raw = text.sliced(std::min(text.size(), end < 0 ? text.size() : end + (end == 0 ? 1 : 2)));
    if (mail.mediaType().startsWith("multipart/"))
        mail.parts = partsOf(mail.raw, parameter(mail.header("Content-Type"), QStringLiteral("boundary")));
    return mail;
}

} // namespace mc::test
