#pragma once

#include <QtWidgets/QMainWindow>

class QAction;
class QSettings;
class QStackedWidget;

namespace mc::console {

/// The console's window: the sign-in page, or the workspace of who is signed in. Keeps its place and size. Its action ends the program.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QSettings &settings);
    ~MainWindow() override;

    /// Takes the widget and shows it in place of the last one, which is deleted.
    void showContent(QWidget *content);
    /// What it shows, before the console's name; empty: that alone.
    void setContentTitle(const QString &title);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void retranslate();

    QSettings &m_settings;
    QStackedWidget *m_content;
    QAction *m_quit;
};

} // namespace mc::console
