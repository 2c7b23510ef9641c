#include "admission/header_source.h"

#include "model/times.h"

#include <QtCore/QLocale>
#include <QtCore/QRandomGenerator>

#include <ctime>

namespace mc::admission {

HeaderSource::HeaderSource()
    : m_prefix(QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0') + '-')
{
}

const QByteArray &HeaderSource::date()
{
    if (const qint64 second = ::time(nullptr); second != m_second) {
        m_second = second;
        m_date = QLocale::c().toString(model::utc(second * 1000), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
    }
    return m_date;
}

QByteArray HeaderSource::newRequestId() { return m_prefix + QByteArray::number(++m_idsGiven, 16); }

} // namespace mc::admission
