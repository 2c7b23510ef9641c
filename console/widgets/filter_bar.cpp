#include "console/widgets/filter_bar.h"

#include "console/widgets/filter_chip.h"
#include "console/widgets/icons.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 250ms;
constexpr int searchWidth = 260;

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit)
    , m_add(new QToolButton)
    , m_row(new QHBoxLayout(this))
    , m_chipRow(new QHBoxLayout)
    , m_trailing(new QHBoxLayout)
{
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(searchWidth);
    m_search->installEventFilter(this);
    m_add->setIcon(icon(QStringLiteral("list-filter")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setAutoRaise(true);
    m_add->hide();

    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_search);
    m_row->addLayout(m_chipRow);
    m_row->addWidget(m_add);
    m_row->addStretch(1);
    m_row->addLayout(m_trailing);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &FilterBar::announceSearch);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &FilterBar::announceSearch);
    retranslate();
}

QString FilterBar::searchText() const { return m_search->text().trimmed(); }

void FilterBar::setSearchText(const QString &text) { m_search->setText(text); }

void FilterBar::setPlaceholder(const QString &text)
{
    m_isNamed = true;
    m_search->setPlaceholderText(text);
    m_search->setAccessibleName(text);
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::setFilters(const QList<Filter> &filters)
{
    for (FilterChip *chip : std::exchange(m_chips, {}))
        chip->deleteLater();
    for (const Filter &filter : filters) {
        auto chip = new FilterChip(this);
        chip->setTexts(filter.name, filter.value);
        connect(chip, &FilterChip::opened, this, [this, chip, key = filter.key] { Q_EMIT filterOpened(key, chip); });
        connect(chip, &FilterChip::removed, this, [this, key = filter.key] { Q_EMIT filterRemoved(key); });
        m_chipRow->addWidget(chip);
        m_chips += chip;
    }
}

void FilterBar::setAddMenu(QMenu *menu)
{
    m_add->setMenu(menu);
    m_add->setVisible(menu != nullptr);
}

void FilterBar::popUp(QMenu &menu, const QWidget &chip)
{
    const int left = chip.isRightToLeft() ? chip.width() - menu.sizeHint().width() : 0;
    menu.popup(chip.mapToGlobal(QPoint(left, chip.height() + 4)));
}

void FilterBar::replaceSearch(QWidget *widget)
{
    m_search->hide();
    m_row->insertWidget(0, widget);
}

void FilterBar::addTrailing(QWidget *widget) { m_trailing->addWidget(widget); }

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

// Esc empties the field, then leaves it.
bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        announceSearch();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::retranslate()
{
    if (!m_isNamed) {
        m_search->setPlaceholderText(tr("Search"));
        m_search->setAccessibleName(m_search->placeholderText());
    }
    m_add->setText(tr("Add filter"));
    m_add->setAccessibleName(m_add->text());
}

void FilterBar::announceSearch()
{
    m_typing.stop();
    if (std::exchange(m_announced, searchText()) != searchText())
        Q_EMIT searchChanged(searchText());
}

} // namespace mc::console
