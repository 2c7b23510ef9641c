#include "console/compose/live_preview.h"

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 300ms;

} // namespace

LivePreview::LivePreview(client::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &LivePreview::ask);
}

void LivePreview::show(const Composition &composition)
{
    m_composition = composition;
    if (!composition.hasRecipients()) {
        m_pause.stop();
        m_call.abandon();
        m_isAsking = false;
        m_asked.reset();
        m_preview.reset();
        return Q_EMIT changed();
    }
    if (m_asked && *m_asked == previewDraftOf(composition))
        return;
    m_call.abandon();
    m_asked.reset();
    m_isAsking = true;
    m_pause.start();
    Q_EMIT changed();
}

void LivePreview::askNow()
{
    if (!m_composition.hasRecipients())
        return;
    m_call.abandon();
    m_isAsking = true;
    ask();
    Q_EMIT changed();
}

void LivePreview::ask()
{
    m_pause.stop();
    m_asked = previewDraftOf(m_composition);
    m_call = std::visit([this](const auto &draft) { return m_client.batches().preview(draft); }, *m_asked);
    m_call.then(this, [this](const model::Result<model::Preview> &answer) { take(answer); });
}

void LivePreview::take(const model::Result<model::Preview> &answer)
{
    m_isAsking = false;
    if (answer) {
        m_preview = *answer;
        return Q_EMIT changed();
    }
    m_preview.reset();
    Q_EMIT changed();
    Q_EMIT failed(answer.error());
}

} // namespace mc::console
