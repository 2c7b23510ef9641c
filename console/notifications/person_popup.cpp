#include "console/notifications/person_popup.h"

#include "console/widgets/busy_line.h"
#include "console/widgets/icons.h"
#include "console/widgets/wording.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr int listWidth = 320;
constexpr int listHeight = 240;

} // namespace

PersonPopup::PersonPopup(client::DirectoryCalls &calls, QWidget *parent)
    : FilterPopup(parent)
    , m_calls(calls)
    , m_field(new QLineEdit)
    , m_busy(new BusyLine)
    , m_people(new QListWidget)
    , m_note(new QLabel)
{
    m_field->setPlaceholderText(tr("Name, user name or email"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_people->setAccessibleName(tr("People found"));
    m_people->setFixedSize(listWidth, listHeight);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    column()->addWidget(m_field);
    column()->addWidget(m_busy);
    column()->addWidget(m_people);
    column()->addWidget(m_note);
    m_typing.setSingleShot(true);
    m_typing.setInterval(200ms);
    connect(m_field, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &PersonPopup::search);
    connect(m_people, &QListWidget::itemClicked, this, &PersonPopup::choose);
    connect(m_people, &QListWidget::itemActivated, this, &PersonPopup::choose);
    setFocusProxy(m_field);
    m_field->setFocus();
    search();
}

// Up and down move in the list while one types.
bool PersonPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return FilterPopup::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (m_people->currentItem())
            choose(m_people->currentItem());
        return true;
    }
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    const int row = m_people->currentRow() + (key == Qt::Key_Down ? 1 : -1);
    m_people->setCurrentRow(std::clamp(row, 0, std::max(0, m_people->count() - 1)));
    return true;
}

void PersonPopup::search()
{
    m_search.abandon();
    m_busy->setBusy(true);
    client::UserQuery query;
    query.search = m_field->text().trimmed();
    m_search = m_calls.list(query);
    m_search.then(this, [this](const auto &answer) { show(answer); });
}

void PersonPopup::show(const model::Result<client::ListPage<model::User>> &answer)
{
    m_busy->setBusy(false);
    m_people->clear();
    if (!answer)
        return m_note->setText(answer.error().detail);
    for (const model::User &user : answer->items) {
        auto item = new QListWidgetItem(displayName(user), m_people);
        item->setToolTip(item->text());
        item->setData(Qt::UserRole, user.id.value);
    }
    m_people->setCurrentRow(0);
    const qint64 more = answer->count.value_or(0) - answer->items.size();
    m_note->setText(answer->items.isEmpty() ? tr("Nobody is called that.")
            : more > 0                      ? tr("%n more: type more of the name.", nullptr, int(more))
                                            : QString());
}

void PersonPopup::choose(const QListWidgetItem *item)
{
    const model::UserId id {item->data(Qt::UserRole).toLongLong()};
    const QString name = item->text();
    close();
    Q_EMIT chosen(id, name);
}

} // namespace mc::console
