#include "console/devices/devices_page.h"

#include "console/devices/device_delegate.h"
#include "console/devices/device_details.h"
#include "console/session/failure_text.h"
#include "console/widgets/action_button.h"
#include "console/widgets/list_and_details.h"
#include "console/widgets/page_header.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using model::Device;

namespace {

// In the order of DeviceModel::Column. The token is in the details.
const QList<TableView::Column> columns {{}, {.width = 140}, {.width = 124}, {.width = 96}, {.width = 104},
    {.width = 120}, {.width = 140, .isShown = false}};

DeviceFilters::Owners ownersFor(const model::User &user)
{
    return user.role == model::Role::Admin ? DeviceFilters::Owners::Offered : DeviceFilters::Owners::NotOffered;
}

} // namespace

DevicesPage::DevicesPage(const Environment &environment, QWidget *parent)
    : Page(parent)
    , m_connection(environment.connection)
    , m_model(environment.client)
    , m_actions(environment, this)
    , m_header(new PageHeader)
    , m_message(new InlineMessage(environment.theme))
    , m_loadFailure(new InlineMessage(environment.theme))
    , m_filters(new DeviceFilters(environment.client, ownersFor(environment.user), environment.settings))
    , m_table(new TableView(environment.theme))
    , m_details(new DeviceDetails(environment.theme))
    , m_list(new ListAndDetails(*m_table, *m_details, environment.settings, QStringLiteral("devices")))
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new DeviceDelegate(environment.theme, m_table));
    m_table->setColumns(columns);
    m_table->keepColumns(environment.settings, QStringLiteral("devices/columns"));
    m_table->addActions(m_actions.all());
    layOut();
    connectList();
    connectActions();
    retranslate();
}

QList<QAction *> DevicesPage::pageActions() const { return m_list->rowActions() + m_actions.all(); }

bool DevicesPage::open(const Destination &destination)
{
    const auto *const wanted = std::get_if<OpenDevicesOf>(&destination);
    if (!wanted)
        return false;
    m_isAsked = true;
    m_filters->setFilter({.owner = wanted->owner, .ownerName = QLocale().toString(wanted->owner.value)});
    return true;
}

QWidget *DevicesPage::initialFocus() const { return m_table; }

void DevicesPage::refresh()
{
    if (m_isAsked)
        m_model.reload();
}

void DevicesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void DevicesPage::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_isAsked, true))
        m_model.setFilter(m_filters->filter());
    Page::showEvent(event);
}

void DevicesPage::layOut()
{
    for (QAction *action : m_actions.forHeader())
        m_header->addWidget(newActionButton(action));
    m_message->addButton(m_actions.undoAction());
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 16, pageMargin, 16);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_filters);
    column->addWidget(m_message);
    column->addWidget(m_loadFailure);
    column->addWidget(m_list, 1);
}

void DevicesPage::connectList()
{
    connect(m_filters, &DeviceFilters::changed, &m_model, &DeviceModel::setFilter);
    connect(&m_model, &DeviceModel::loadingChanged, this, &DevicesPage::updateState);
    connect(&m_model, &DeviceModel::countChanged, this, &DevicesPage::updateState);
    connect(&m_model, &DeviceModel::dataChanged, this, &DevicesPage::updateState);
    connect(&m_model, &DeviceModel::failed, this, &DevicesPage::showFailure);
    connect(&m_model, &DeviceModel::renameRequested, &m_actions, &DeviceActions::rename);
    connect(m_table, &TableView::selectedRowsChanged, this, [this] {
        m_chosen.clear();
        const QList<Device> devices = selected();
        for (const Device &device : devices)
            m_chosen += device.id;
        updateState();
    });
    connect(&m_model, &DeviceModel::modelReset, this, &DevicesPage::chooseAgain);
    connect(&m_model, &DeviceModel::countChanged, m_loadFailure, &InlineMessage::clear);
    connect(m_table, &TableView::placeholderClicked, this,
        [this] { m_model.error() ? m_model.reload() : m_filters->setFilter({}); });
}

void DevicesPage::connectActions()
{
    connect(&m_actions, &DeviceActions::changed, &m_model, &DeviceModel::update);
    connect(&m_actions, &DeviceActions::removed, &m_model, &DeviceModel::remove);
    connect(&m_actions, &DeviceActions::tested, m_details, &DeviceDetails::noteTest);
    connect(&m_actions, &DeviceActions::told, m_message, &InlineMessage::show);
    connect(&m_actions, &DeviceActions::runningChanged, this, &DevicesPage::updateState);
    connect(&m_actions, &DeviceActions::unregisterAsked, this, &DevicesPage::askToUnregister);
    connect(&m_actions, &DeviceActions::copyAsked, this, &DevicesPage::copySelected);
    connect(&m_actions, &DeviceActions::ownerAsked, this,
        [this](model::UserId owner) { Q_EMIT navigate(OpenPerson {owner}); });
    connect(&m_actions, &DeviceActions::renameAsked, this, [this] {
        if (m_table->currentIndex().isValid())
            m_table->edit(m_table->currentIndex().siblingAtColumn(DeviceModel::Name));
    });
}

void DevicesPage::retranslate()
{
    m_header->setTitle(title());
    m_table->setAccessibleName(title());
    m_actions.retranslate();
    m_model.retranslate();
    updateState();
}

void DevicesPage::updateState()
{
    const QList<Device> devices = selected();
    m_actions.setSelected(devices);
    m_details->setDevices(devices);
    m_table->setBusy(m_model.isLoading() || m_actions.isRunning());
    updatePlaceholder();
    updateFooter();
}

void DevicesPage::updatePlaceholder()
{
    if (m_model.error())
        m_table->setPlaceholder({.iconName = QStringLiteral("circle-alert"),
            .colour = StateColour::Failed,
            .title = tr("The devices did not arrive"),
            .text = failureText(*m_model.error()),
            .button = tr("Load devices again")});
    else if (m_model.filter().isEmpty())
        m_table->setPlaceholder({.iconName = QStringLiteral("smartphone"),
            .title = tr("No devices yet"),
            .text = tr("Apps register theirs when somebody signs in.")});
    else
        m_table->setPlaceholder({.iconName = QStringLiteral("search"),
            .title = tr("No device matches the filters"),
            .text = tr("Remove a filter, or search for another name or version."),
            .button = tr("Remove all filters")});
}

void DevicesPage::updateFooter()
{
    const int rows = m_model.rowCount(), chosen = int(selected().size());
    const QString all = tr("%Ln device(s)", nullptr, int(m_model.count().value_or(rows)));
    m_list->setFooter(rows == 0 ? QString()
            : chosen > 1        ? tr("%1, %Ln selected", "number of devices", chosen).arg(all)
                                : all);
}

QList<Device> DevicesPage::selected() const
{
    QList<Device> devices;
    const QModelIndexList rows = m_table->selectedRowsInOrder();
    for (const QModelIndex &row : rows)
        devices += m_model.deviceAt(row.row());
    return devices;
}

// Where the rows were loaded anew, which forgets what was selected.
void DevicesPage::chooseAgain()
{
    QItemSelection rows;
    for (const model::DeviceId id : std::as_const(m_chosen)) {
        if (const int row = m_model.rowOf(id); row >= 0)
            rows.select(m_model.index(row, 0), m_model.index(row, DeviceModel::ColumnCount - 1));
    }
    if (rows.isEmpty())
        return;
    const QModelIndex current = rows.first().topLeft();
    m_table->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void DevicesPage::askToUnregister(const QList<Device> &devices)
{
    auto question = new QMessageBox(QMessageBox::Warning, tr("Unregister devices"),
        devices.size() == 1 ? tr("Unregister %1?").arg(displayName(devices.first()))
                            : tr("Unregister %Ln device(s)?", nullptr, int(devices.size())),
        QMessageBox::NoButton, this);
    question->setInformativeText(
        tr("They get no push notifications until their app registers them again. This cannot be undone from here."));
    QPushButton *yes = question->addButton(tr("Unregister"), QMessageBox::DestructiveRole);
    QPushButton *no = question->addButton(tr("Keep"), QMessageBox::RejectRole);
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(yes, &QPushButton::clicked, this, [this, devices] { m_actions.unregister(devices); });
    question->open();
}

void DevicesPage::copySelected()
{
    QStringList lines;
    const QModelIndexList rows = m_table->selectedRowsInOrder();
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < DeviceModel::Token; ++column)
            cells += row.siblingAtColumn(column).data().toString();
        lines += cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

// Without rows the table says it itself.
void DevicesPage::showFailure(const model::Error &error)
{
    if (m_model.rowCount() > 0)
        m_loadFailure->show(InlineMessage::Kind::Error, tr("The devices could not be loaded."), failureText(error));
    if (error.code == model::ErrorCode::Unavailable)
        m_connection.checkNow();
}

} // namespace mc::console
