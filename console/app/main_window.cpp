#include "console/app/main_window.h"

#include "console/widgets/icons.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStackedWidget>

namespace mc::console {

namespace {

constexpr QSize smallest(1024, 640);
constexpr QSize usual(1280, 800);

QString geometryKey() { return QStringLiteral("window/geometry"); }

} // namespace

MainWindow::MainWindow(QSettings &settings)
    : m_settings(settings)
    , m_content(new QStackedWidget)
    , m_quit(new QAction(icon(QStringLiteral("x")), {}, this))
{
    setCentralWidget(m_content);
    setMinimumSize(smallest);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/console/mediconnect-console.svg")));
    setContentTitle({});
    m_quit->setShortcut(QKeySequence(QStringLiteral("Ctrl+Q")));
    connect(m_quit, &QAction::triggered, this, &QWidget::close);
    addAction(m_quit);
    retranslate();
    if (!restoreGeometry(settings.value(geometryKey()).toByteArray()))
        resize(usual);
}

MainWindow::~MainWindow() = default;

void MainWindow::showContent(QWidget *content)
{
    // By a stack: a widget that is taken out of the window would be one of its own for a moment, and get the focus.
    QWidget *last = m_content->currentWidget();
    m_content->setCurrentIndex(m_content->addWidget(content));
    if (last)
        last->deleteLater();
    content->setFocus();
}

void MainWindow::setContentTitle(const QString &title)
{
    setWindowTitle(title.isEmpty() ? tr("MediConnect Console") : tr("%1 – MediConnect Console").arg(title));
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometryKey(), saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::retranslate() { m_quit->setText(tr("Quit")); }

} // namespace mc::console
