#include "console/app/main_window.h"

#include <QtCore/QSettings>
#include <QtGui/QIcon>

namespace mc::console {

namespace {

constexpr QSize smallest(1024, 640);
constexpr QSize usual(1280, 800);

QString geometryKey() { return QStringLiteral("window/geometry"); }

} // namespace

MainWindow::MainWindow(QSettings &settings)
    : m_settings(settings)
{
    setMinimumSize(smallest);
    setWindowIcon(QIcon(QStringLiteral(":/console/mediconnect-console.svg")));
    setContentTitle({});
    if (!restoreGeometry(settings.value(geometryKey()).toByteArray()))
        resize(usual);
}

MainWindow::~MainWindow() = default;

void MainWindow::showContent(QWidget *content)
{
    if (QWidget *last = takeCentralWidget())
        last->deleteLater();
    setCentralWidget(content);
}

void MainWindow::setContentTitle(const QString &title)
{
    setWindowTitle(title.isEmpty() ? tr("MediConnect Console") : tr("%1 – MediConnect Console").arg(title));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometryKey(), saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace mc::console
