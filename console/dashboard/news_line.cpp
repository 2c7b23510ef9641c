#include "console/dashboard/news_line.h"

#include "console/widgets/relative_time.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

namespace {

constexpr qint64 day = 24 * 60 * 60;

} // namespace

NewsLine::NewsLine(const DashboardData &known, const DashboardLook &look, QWidget *parent)
    : QWidget(parent)
    , m_data(known)
    , m_since(new QLabel)
    , m_state(new StateChip(look.theme))
{
    m_since->setFont(look.font(-1));
    m_since->setForegroundRole(QPalette::PlaceholderText);
    m_since->setTextFormat(Qt::PlainText);
    m_state->setFont(look.font());
    auto row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(look.px(12));
    row->addWidget(m_since);
    row->addWidget(m_state);
    connect(&known, &DashboardData::changed, this, &NewsLine::update);
    update();
}

void NewsLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    QWidget::changeEvent(event);
}

void NewsLine::update()
{
    const QDateTime since = m_data.history().since();
    const QDateTime now = m_data.now().isValid() ? m_data.now() : QDateTime::currentDateTimeUtc();
    const bool isLess = since.isValid() && since.secsTo(now) < day; // than the charts have room for
    const QString text = isLess ? tr("Known since %1", "time").arg(dayTime(since, now)) : QString();
    if (m_since->text() != text)
        m_since->setText(text);
    m_since->setToolTip(
        isLess ? tr("The service knows nothing of the time before %1.").arg(exactTime(since)) : QString());
    m_state->setLook(chip());
    m_state->setToolTip(m_data.isLive() || !since.isValid()
            ? QString()
            : tr("It goes on by itself when the service is heard of again. Told last: %1")
                  .arg(exactTime(m_data.history().latest())));
}

ChipLook NewsLine::chip() const
{
    if (m_data.isLive())
        return {StateColour::Delivered, QStringLiteral("wifi"), tr("Live", "what is shown")};
    if (!m_data.history().latest().isValid())
        return {StateColour::Pending, QStringLiteral("hourglass"), tr("Waiting for the service")};
    return {StateColour::Paused, QStringLiteral("wifi-off"),
        tr("No news since %1", "time").arg(timeOfDay(m_data.history().latest()))};
}

} // namespace mc::console
