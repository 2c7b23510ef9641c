#include "http/sign_in_log.h"

#include "http/rate_limit.h"
#include "ops/log_categories.h"

#include <bit>

namespace mc::http {

namespace {

constexpr std::array outcomeWords {"succeeded", "wrong_password", "unknown_name", "inactive", "throttled"};
constexpr quint64 mostOfNetwork = 10, mostLines = 300;
constexpr qsizetype mostNetworks = 10'000;
constexpr qsizetype mostOfName = 64;

bool isShown(quint64 count, quint64 most) { return count <= most || std::has_single_bit(count); }

// In quotes, with what could end them or hide something escaped.
QString quoted(const QString &name)
{
    const QList<uint> characters = name.toUcs4();
    QString text = QStringLiteral("\"");
    for (const uint character : characters.first(std::min(characters.size(), mostOfName))) {
        if (character == '"' || character == '\\')
            text += u'\\';
        if (QChar::isPrint(character))
            text += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1);
        else
            text += QStringLiteral("\\u{%1}").arg(character, 0, 16);
    }
    return text + (characters.size() > mostOfName ? QStringLiteral("\"...") : QStringLiteral("\""));
}

} // namespace

quint64 SignInLog::Burst::add(Clock::time_point now)
{
    if (count == 0 || isOver(now))
        *this = {.begin = now, .count = 0};
    return ++count;
}

SignInLog::SignInLog(ops::Metrics &metrics)
{
    for (std::size_t i = 0; i < m_counters.size(); ++i)
        m_counters[i] = &metrics.counter("mediconnect_sign_ins_total",
            "Sign-ins with a local password, by what came of them.", {{"outcome", outcomeWords[i]}});
}

void SignInLog::add(SignInOutcome outcome, const QString &name, const QHostAddress &address, Clock::time_point now)
{
    m_counters[std::size_t(outcome)]->Increment();
    if (outcome == SignInOutcome::Succeeded)
        return;
    quint64 count = 0;
    {
        const std::lock_guard lock(m_mutex);
        count = burstOf(networkOf(address), now).add(now);
        if (!isShown(count, mostOfNetwork) || !isShown(m_lines.add(now), mostLines))
            return;
    }
    qCWarning(ops::logAuth, "sign-in failed: address=%ls reason=%s count=%llu name=%ls",
        qUtf16Printable(address.toString()), outcomeWords[std::size_t(outcome)], count, qUtf16Printable(quoted(name)));
}

SignInLog::Burst &SignInLog::burstOf(const QByteArray &network, Clock::time_point now)
{
    if (const auto known = m_byNetwork.find(network); known != m_byNetwork.end())
        return *known;
    if (m_byNetwork.size() >= mostNetworks)
        m_byNetwork.removeIf([now](QHash<QByteArray, Burst>::iterator it) { return it->isOver(now); });
    return m_byNetwork.size() < mostNetworks ? m_byNetwork[network] : m_others;
}

} // namespace mc::http
