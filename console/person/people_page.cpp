#include "console/person/people_page.h"

#include "console/person/person_details.h"
#include "console/person/person_list_delegate.h"
#include "console/session/failure_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/list_and_details.h"
#include "console/widgets/page_header.h"
#include "console/widgets/table_view.h"
#include "console/widgets/wording.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using model::User;

namespace {

constexpr int listWidth = 320;

} // namespace

PeoplePage::PeoplePage(const Environment &environment, QWidget *parent)
    : Page(parent)
    , m_environment(environment)
    , m_model(environment.client)
    , m_actions(environment, this)
    , m_header(new PageHeader)
    , m_message(new InlineMessage(environment.theme))
    , m_search(new QLineEdit)
    , m_table(new TableView(environment.theme))
    , m_details(new PersonDetails(environment, m_actions))
    , m_list(new ListAndDetails(*m_table, *m_details, environment.settings, QStringLiteral("people")))
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new PersonListDelegate(environment.theme, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTwoLines(true);
    m_table->setColumns({{}});
    m_table->horizontalHeader()->hide();
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(listWidth);
    m_search->installEventFilter(this);
    layOut();
    connectList();
    connectDetails();
    retranslate();
}

QList<QAction *> PeoplePage::pageActions() const
{
    return m_list->rowActions() + m_actions.all() + m_details->actions();
}

bool PeoplePage::open(const Destination &destination)
{
    const auto *const wanted = std::get_if<OpenPerson>(&destination);
    if (!wanted)
        return false;
    ask(wanted->id);
    return true;
}

QWidget *PeoplePage::initialFocus() const { return m_details->person() ? static_cast<QWidget *>(m_table) : m_search; }

void PeoplePage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PeoplePage::refresh()
{
    if (m_isAsked)
        m_model.reload();
    if (!m_details->person())
        return;
    ask(m_details->person()->id);
    m_details->reload();
}

void PeoplePage::undo() { m_details->undo(); }

void PeoplePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void PeoplePage::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_isAsked, true))
        m_model.reload();
    Page::showEvent(event);
}

// From the search into what it found.
bool PeoplePage::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key == Qt::Key_Down) {
        m_table->setFocus(Qt::ShortcutFocusReason);
        goToFirst();
        return true;
    }
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void PeoplePage::layOut()
{
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 16, pageMargin, 16);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_search);
    column->addWidget(m_message);
    column->addWidget(m_list, 1);
    m_list->setListWidth(listWidth);
}

void PeoplePage::connectList()
{
    connect(m_search, &QLineEdit::textChanged, &m_model, &PersonListModel::search);
    connect(m_search, &QLineEdit::returnPressed, this, &PeoplePage::goToFirst);
    connect(&m_model, &PersonListModel::loadingChanged, this, &PeoplePage::updateState);
    connect(&m_model, &PersonListModel::failed, this, &PeoplePage::showFailure);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &PeoplePage::chooseAgain);
    connect(m_table, &TableView::selectedRowsChanged, this, &PeoplePage::showSelected);
    connect(m_table, &TableView::placeholderClicked, this,
        [this] { m_model.error() ? m_model.reload() : m_search->clear(); });
}

void PeoplePage::connectDetails()
{
    connect(m_details, &PersonDetails::navigate, this, &PeoplePage::navigate);
    connect(m_details, &PersonDetails::lost, this, [this](model::UserId user, const model::Error &error) {
        tellFailure(
            tr("A change of the preferences of person %1 was not stored.", "by id").arg(QLocale().toString(user.value)),
            error);
    });
    connect(&m_actions, &PersonActions::composeAsked, this,
        [this](model::UserId user) { Q_EMIT navigate(ComposeFor {{user}}); });
    connect(&m_actions, &PersonActions::changed, this, [this](const User &user) {
        m_model.update(user);
        if (m_details->person() && m_details->person()->id == user.id)
            m_details->show(user);
    });
    connect(&m_actions, &PersonActions::told, this,
        [this](InlineMessage::Kind kind, const QString &text) { m_message->show(kind, text); });
}

void PeoplePage::retranslate()
{
    m_header->setTitle(title());
    m_search->setPlaceholderText(tr("Name, user name, email or id"));
    m_search->setAccessibleName(tr("Search for a person"));
    m_table->setAccessibleName(title());
    m_model.retranslate();
    m_actions.retranslate();
    updateState();
}

void PeoplePage::updateState()
{
    m_table->setBusy(m_model.isLoading());
    updatePlaceholder();
    const std::optional<qint64> count = m_model.count();
    m_list->setFooter(m_model.rowCount() == 0 || !count ? QString() : tr("%Ln person(s)", nullptr, int(*count)));
}

void PeoplePage::updatePlaceholder()
{
    if (m_model.error())
        m_table->setPlaceholder({.iconName = QStringLiteral("circle-alert"),
            .colour = StateColour::Failed,
            .title = tr("The people did not arrive"),
            .text = failureText(*m_model.error()),
            .button = tr("Load people again")});
    else
        m_table->setPlaceholder({.iconName = QStringLiteral("search"),
            .title = tr("Nobody was found"),
            .text = tr("Search for a part of a name, a user name or an email, or for a whole id."),
            .button = m_model.searched().isEmpty() ? QString() : tr("Show everybody")});
}

void PeoplePage::showSelected()
{
    const QModelIndexList rows = m_table->selectedRowsInOrder();
    if (rows.size() != 1)
        return; // whoever is shown stays
    m_call.abandon();
    m_message->clear();
    showPerson(m_model.userAt(rows.first().row()));
}

// Where the rows are others now, and nothing is selected any more.
void PeoplePage::chooseAgain()
{
    const int row = m_details->person() ? m_model.rowOf(m_details->person()->id) : -1;
    if (row >= 0)
        m_table->setCurrentIndex(m_model.index(row));
}

void PeoplePage::goToFirst()
{
    if (m_model.rowCount() == 0)
        return;
    m_table->setFocus(Qt::ShortcutFocusReason);
    m_table->setCurrentIndex(m_model.index(0));
}

void PeoplePage::ask(model::UserId id)
{
    m_message->clear();
    m_call.abandon();
    m_call = m_environment.client.directory().show(id);
    m_call.then(this, [this](const model::Result<User> &user) {
        if (!user)
            return tellFailure(tr("The person could not be shown."), user.error());
        m_model.update(*user);
        showPerson(*user);
        m_table->clearSelection();
        chooseAgain();
    });
}

void PeoplePage::showPerson(const User &user) { m_details->show(user); }

// Without rows the table says it itself.
void PeoplePage::showFailure(const model::Error &error)
{
    if (m_model.rowCount() > 0)
        tellFailure(tr("The people could not be loaded."), error);
    else if (error.code == model::ErrorCode::Unavailable)
        m_environment.connection.checkNow();
}

void PeoplePage::tellFailure(const QString &what, const model::Error &error)
{
    m_message->show(InlineMessage::Kind::Error, QStringLiteral("%1 %2").arg(what, failureText(error)));
    if (error.code == model::ErrorCode::Unavailable)
        m_environment.connection.checkNow();
}

} // namespace mc::console
