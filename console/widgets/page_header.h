#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;

namespace mc::console {

/// The first line of every page: its title, and at the end what belongs to the page as a whole.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void addWidget(QWidget *widget);

private:
    QLabel *m_title;
    QHBoxLayout *m_row;
};

/// The margin at a page's edges, in pixels.
inline constexpr int pageMargin = 24;

} // namespace mc::console
