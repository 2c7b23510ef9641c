#include "admission/request_head.h"

namespace mc::admission {

namespace {

// Where the authority of an absolute-form target begins; -1 for other forms.
qsizetype authorityBegin(QByteArrayView target)
{
    for (const char *scheme : {"http://", "https://"}) {
        const QByteArrayView prefix(scheme);
        if (target.size() > prefix.size() && equalsIgnoringCase(target.first(prefix.size()), prefix))
            return prefix.size();
    }
    return -1;
}

qsizetype authorityEnd(QByteArrayView target, qsizetype begin)
{
    while (begin < target.size() && target[begin] != '/' && target[begin] != '?')
        ++begin;
    return begin;
}

} // namespace

bool RequestHead::isAbsolute() const { return authorityBegin(m_target) >= 0; }

QByteArray RequestHead::path() const
{
    QByteArray path = m_target;
    if (const qsizetype begin = authorityBegin(path); begin >= 0)
        path.remove(0, authorityEnd(path, begin));
    if (path == "*")
        return path;
    // "//a/b" would read as authority and path.
    qsizetype slashes = 0;
    while (slashes < path.size() && path[slashes] == '/')
        ++slashes;
    return slashes == 1 ? path : '/' + path.mid(slashes);
}

QByteArrayView RequestHead::authority() const
{
    const qsizetype begin = authorityBegin(m_target);
    if (begin >= 0)
        return QByteArrayView(m_target).sliced(begin, authorityEnd(m_target, begin) - begin);
    return first("host").value_or(QByteArrayView());
}

QByteArrayView RequestHead::name(qsizetype index) const
{
    const Field &field = m_fields[std::size_t(index)];
    return QByteArrayView(m_text).sliced(field.nameBegin, field.nameSize);
}

QByteArrayView RequestHead::value(qsizetype index) const
{
    const Field &field = m_fields[std::size_t(index)];
    return QByteArrayView(m_text).sliced(field.valueBegin, field.valueSize);
}

std::optional<QByteArrayView> RequestHead::first(QByteArrayView name) const
{
    for (qsizetype i = 0; i < count(); ++i) {
        if (equalsIgnoringCase(this->name(i), name))
            return value(i);
    }
    return {};
}

QByteArray RequestHead::joined(QByteArrayView name) const
{
    QByteArray all;
    for (qsizetype i = 0; i < count(); ++i) {
        if (!equalsIgnoringCase(this->name(i), name))
            continue;
        if (!all.isNull())
            all += ", ";
        all += value(i);
    }
    return all;
}

bool RequestHead::lists(QByteArrayView name, QByteArrayView token) const
{
    for (qsizetype i = 0; i < count(); ++i) {
        if (!equalsIgnoringCase(this->name(i), name))
            continue;
        for (const QByteArrayView element : listElements(value(i))) {
            if (equalsIgnoringCase(element, token))
                return true;
        }
    }
    return false;
}

QList<QByteArrayView> listElements(QByteArrayView value)
{
    QList<QByteArrayView> elements;
    for (qsizetype begin = 0; begin <= value.size();) {
        qsizetype end = value.indexOf(',', begin);
        end = end < 0 ? value.size() : end;
        if (const QByteArrayView element = value.sliced(begin, end - begin).trimmed(); !element.isEmpty())
            elements += element;
        begin = end + 1;
    }
    return elements;
}

bool equalsIgnoringCase(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() && qstrnicmp(left.data(), right.data(), std::size_t(left.size())) == 0;
}

} // namespace mc::admission
