#include "console/dashboard/wall_window.h"

#include "console/dashboard/dashboard_view.h"
#include "console/dashboard/news_line.h"

#include <QtGui/QScreen>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

namespace {

constexpr double designedHeight = 720; // at which everything is as large as in the page

double scaleFor(const QWidget &owner) { return std::max(1.0, owner.screen()->size().height() / designedHeight); }

} // namespace

WallWindow::WallWindow(DashboardData &known, LiveHistory::Range range, QWidget &owner)
    : QWidget(&owner, Qt::Window)
    , m_theme(Theme::Reach::OneWindow)
    , m_scale(scaleFor(owner))
    , m_title(new QLabel)
    , m_clock(new QLabel)
    , m_hint(new QLabel)
    , m_leave(new QAction(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_theme.setScheme(Theme::Scheme::Dark);
    setPalette(paletteOf(m_theme.colours()));
    setScreen(owner.screen());
    const DashboardLook look {.theme = m_theme, .scale = m_scale, .told = Told::InPublic};
    m_view = new DashboardView(known, look, nullptr);
    m_view->setRange(range);
    m_title->setFont(look.font(6, QFont::DemiBold));
    m_clock->setFont(look.font(6, QFont::DemiBold));
    m_hint->setFont(look.font(-2));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    layOut(new NewsLine(known, look));
    m_leave->setShortcuts({QKeySequence(Qt::Key_Escape), QKeySequence(Qt::Key_F11)});
    connect(m_leave, &QAction::triggered, this, &QWidget::close);
    connect(&known, &DashboardData::changed, this, &WallWindow::updateClock);
    addAction(m_leave);
    addActions(owner.actions()); // such as that which quits
    retranslate();
}

void WallWindow::setRange(LiveHistory::Range range) { m_view->setRange(range); }

void WallWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

// A desktop that ends closes all windows, and nobody has left the wall.
void WallWindow::closeEvent(QCloseEvent *event)
{
    if (!qGuiApp->isSavingSession())
        Q_EMIT left();
    QWidget::closeEvent(event);
}

void WallWindow::layOut(QWidget *news)
{
    const auto px = [this](int pixels) { return qRound(pixels * m_scale); };
    auto header = new QHBoxLayout;
    header->setSpacing(px(24));
    header->addWidget(m_title);
    header->addStretch(1);
    header->addWidget(news);
    header->addWidget(m_clock);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(16), px(24), px(8));
    column->setSpacing(px(8));
    column->addLayout(header);
    column->addWidget(m_view, 1);
    column->addWidget(m_hint);
}

void WallWindow::retranslate()
{
    setWindowTitle(tr("MediConnect Dashboard"));
    m_title->setText(tr("Notifications"));
    m_hint->setText(tr("Esc leaves the wall"));
    m_leave->setText(tr("Leave the wall"));
    updateClock();
}

void WallWindow::updateClock() { m_clock->setText(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)); }

} // namespace mc::console
