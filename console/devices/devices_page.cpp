#include "console/devices/devices_page.h"

#include "console/devices/test_push.h"
#include "console/session/failure_text.h"
#include "console/widgets/busy_line.h"
#include "console/widgets/chip_delegate.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"
#include "console/widgets/wording.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using model::Device;
using model::DevicePatch;

namespace {

constexpr int longestName = 100; // as the service takes them
constexpr std::array columnWidths {220, 160, 130, 110, 110, 130, 140};

/// The name of a device, as it is edited in the table.
class NameDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto editor = new QLineEdit(parent);
        editor->setMaxLength(longestName);
        editor->setAccessibleName(DevicesPage::tr("Name of the device"));
        return editor;
    }
};

QToolButton *newButton(QAction *action)
{
    auto button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    QObject::connect(
        action, &QAction::changed, button, [button, action] { button->setAccessibleName(action->text()); });
    return button;
}

} // namespace

DevicesPage::DevicesPage(const Environment &environment, QWidget *parent)
    : Page(parent)
    , m_client(environment.client)
    , m_connection(environment.connection)
    , m_tasks(environment.tasks)
    , m_model(environment.client)
    , m_header(new PageHeader)
    , m_count(new QLabel)
    , m_message(new InlineMessage(environment.theme))
    , m_filters(new DeviceFilters(environment.client,
          environment.user.role == model::Role::Admin ? DeviceFilters::Owners::Offered
                                                      : DeviceFilters::Owners::NotOffered,
          environment.settings))
    , m_busy(new BusyLine)
    , m_table(new TableView(environment.theme))
    , m_rename(new WriteAction(m_connection, this))
    , m_testPush(new WriteAction(m_connection, this))
    , m_activate(new WriteAction(m_connection, this))
    , m_deactivate(new WriteAction(m_connection, this))
    , m_unregister(new WriteAction(m_connection, this))
    , m_copy(new QAction(this))
    , m_undo(new WriteAction(m_connection, this))
{
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(DeviceModel::Name, new NameDelegate(m_table));
    m_table->setItemDelegateForColumn(DeviceModel::State,
        new ChipDelegate(
            environment.theme,
            [](const QModelIndex &index) {
                return deviceChip(index.data(DeviceModel::DeviceRole).value<Device>().isActive);
            },
            m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    for (int column = 0; column < DeviceModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, columnWidths[std::size_t(column)]);
    m_table->keepColumns(environment.settings, QStringLiteral("devices/columns"));
    addActions();
    layOut();

    connect(m_filters, &DeviceFilters::changed, &m_model, &DeviceModel::setFilter);
    connect(&m_model, &DeviceModel::loadingChanged, this, &DevicesPage::updateState);
    connect(&m_model, &DeviceModel::countChanged, this, &DevicesPage::updateState);
    connect(&m_model, &DeviceModel::failed, this, &DevicesPage::showFailure);
    connect(&m_model, &DeviceModel::renameRequested, this, [this](const Device &device, const QString &name) {
        patch(DeviceAct::Rename, {{device, DevicePatch {.name = name}}});
    });
    connect(m_table, &TableView::selectedRowsChanged, this, &DevicesPage::updateState);
    connect(m_table, &TableView::activated, this, &DevicesPage::renameCurrent);
    retranslate();
}

QList<QAction *> DevicesPage::pageActions() const
{
    return {m_testPush, m_rename, m_activate, m_deactivate, m_unregister, m_copy};
}

bool DevicesPage::open(const Destination &destination)
{
    const auto *const wanted = std::get_if<OpenDevicesOf>(&destination);
    if (!wanted)
        return false;
    m_isAsked = true;
    m_filters->setFilter({.owner = wanted->owner, .ownerName = QLocale().toString(wanted->owner.value)});
    return true;
}

void DevicesPage::refresh()
{
    if (m_isAsked)
        m_model.reload();
}

void DevicesPage::undo()
{
    if (!m_undoable.isEmpty() && m_connection.isConnected() && mayBeginJob())
        patch(m_undoable.first().second.name          ? DeviceAct::Rename
                : *m_undoable.first().second.isActive ? DeviceAct::Activate
                                                      : DeviceAct::Deactivate,
            QList(m_undoable));
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

void DevicesPage::addActions()
{
    const auto set = [this](QAction *action, const char *iconName, const char *keys, auto &&act) {
        action->setIcon(icon(QLatin1String(iconName)));
        action->setShortcut(QKeySequence(QLatin1String(keys)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        m_table->addAction(action);
    };
    set(m_testPush, "send", "T", [this] { sendTestPush(); });
    set(m_rename, "pencil", "F2", [this] { renameCurrent(); });
    set(m_activate, "circle-check", "", [this] { setActive(true); });
    set(m_deactivate, "circle-pause", "", [this] { setActive(false); });
    set(m_unregister, "trash-2", "Del", [this] { askToUnregister(); });
    set(m_copy, "copy", "C", [this] { copySelected(); });
    m_undo->setIcon(icon(QStringLiteral("undo-2"), Mirror::RightToLeft));
    m_undo->setVisible(false);
    connect(m_undo, &QAction::triggered, this, &DevicesPage::undo);
    m_message->addButton(m_undo);
}

void DevicesPage::layOut()
{
    m_count->setForegroundRole(QPalette::PlaceholderText);
    for (QAction *action : {m_testPush, m_rename, m_activate, m_deactivate, m_unregister})
        m_header->addWidget(newButton(action));
    m_filters->addTrailing(m_count);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, 16, pageMargin, pageMargin);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(m_filters);
    column->addWidget(m_busy);
    column->addWidget(m_table, 1);
}

void DevicesPage::retranslate()
{
    m_header->setTitle(title());
    m_testPush->setText(tr("Send test push"));
    m_rename->setText(tr("Rename device"));
    m_rename->setIconText(tr("Rename", "device"));
    m_activate->setText(tr("Activate devices"));
    m_activate->setIconText(tr("Activate", "devices"));
    m_deactivate->setText(tr("Deactivate devices"));
    m_deactivate->setIconText(tr("Deactivate", "devices"));
    m_unregister->setText(tr("Unregister devices…"));
    m_unregister->setIconText(tr("Unregister…", "devices"));
    m_copy->setText(tr("Copy as text"));
    m_undo->setText(tr("Undo"));
    m_table->setAccessibleName(title());
    m_model.retranslate();
    updateState();
}

void DevicesPage::updateState()
{
    const QList<Device> devices = selected();
    const bool mayBegin = !devices.isEmpty() && mayBeginJob();
    m_rename->setAllowed(devices.size() == 1 && mayBeginJob());
    m_testPush->setAllowed(mayBegin);
    m_unregister->setAllowed(mayBegin);
    m_copy->setEnabled(!devices.isEmpty());
    const auto isAny = [&](bool isActive) {
        return std::any_of(
            devices.begin(), devices.end(), [isActive](const Device &device) { return device.isActive == isActive; });
    };
    m_activate->setAllowed(mayBegin && isAny(false));
    m_deactivate->setAllowed(mayBegin && isAny(true));
    m_busy->setBusy(m_model.isLoading() || m_job);
    m_table->setLoading(m_model.isLoading());
    m_table->setEmptyText(m_model.filter().isEmpty()
            ? tr("No device is registered yet. Apps register theirs when somebody signs in.")
            : tr("No device matches these filters."));
    const QString all = m_model.count() ? tr("%Ln device(s)", nullptr, int(*m_model.count())) : QString();
    m_count->setText(
        devices.size() < 2 ? all : tr("%1, %Ln selected", "number of devices", int(devices.size())).arg(all));
}

QList<Device> DevicesPage::selected() const
{
    QList<Device> devices;
    const QModelIndexList rows = m_table->selectedRowsInOrder();
    for (const QModelIndex &row : rows)
        devices += m_model.deviceAt(row.row());
    return devices;
}

void DevicesPage::renameCurrent()
{
    if (m_rename->isEnabled() && m_table->currentIndex().isValid())
        m_table->edit(m_table->currentIndex().siblingAtColumn(DeviceModel::Name));
}

void DevicesPage::setActive(bool isActive)
{
    QList<std::pair<Device, DevicePatch>> patches;
    const QList<Device> devices = selected();
    for (const Device &device : devices) {
        if (device.isActive != isActive)
            patches += {device, DevicePatch {.isActive = isActive}};
    }
    patch(isActive ? DeviceAct::Activate : DeviceAct::Deactivate, patches);
}

void DevicesPage::askToUnregister()
{
    const QList<Device> devices = selected();
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
    connect(yes, &QPushButton::clicked, this, [this, devices] { unregister(devices); });
    question->open();
}

void DevicesPage::unregister(const QList<Device> &devices)
{
    run(DeviceAct::Unregister, devices, [this](const Device &device, QObject *context, const DeviceJob::Done &done) {
        m_client.devices().remove(device.id).then(context, [this, device, done](const model::Result<void> &removed) {
            if (removed)
                m_model.remove(device.id);
            done(removed ? model::Result<Device>(device) : removed.error());
        });
    });
    m_undoable.clear();
}

void DevicesPage::sendTestPush()
{
    run(DeviceAct::TestPush, selected(), [this](const Device &device, QObject *context, const DeviceJob::Done &done) {
        (new TestPush(m_client, device, done, context))->start();
    });
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

void DevicesPage::patch(DeviceAct act, const QList<std::pair<Device, DevicePatch>> &patches)
{
    QList<Device> devices;
    QHash<model::DeviceId, DevicePatch> patchOf;
    m_undoable.clear();
    for (const auto &[device, change] : patches) {
        devices += device;
        patchOf.insert(device.id, change);
        Device changed = device;
        changed.name = change.name.value_or(device.name);
        changed.isActive = change.isActive.value_or(device.isActive);
        DevicePatch back;
        if (change.name)
            back.name = device.name;
        if (change.isActive)
            back.isActive = device.isActive;
        m_undoable += {changed, back};
    }
    run(act, devices, [this, patchOf](const Device &device, QObject *context, const DeviceJob::Done &done) {
        m_client.devices().update(device.id, patchOf.value(device.id)).then(context, done);
    });
}

void DevicesPage::run(DeviceAct act, const QList<Device> &devices, DeviceJob::Step &&step)
{
    if (devices.isEmpty() || !mayBeginJob())
        return;
    m_job = std::make_unique<DeviceJob>(devices, std::move(step));
    m_task = m_tasks.begin(progressText(act, m_job->size()));
    connect(m_job.get(), &DeviceJob::changed, &m_model, &DeviceModel::update);
    connect(m_job.get(), &DeviceJob::progressed, this, [this, act] {
        if (m_job->isFinished())
            showOutcome(act);
        else
            showProgress(act);
    });
    m_undo->setVisible(false);
    showProgress(act);
    m_job->start();
    updateState();
}

void DevicesPage::showProgress(DeviceAct act)
{
    m_message->show(InlineMessage::Kind::Information,
        m_job->size() == 1
            ? progressText(act, 1)
            : tr("%1: %2 done").arg(progressText(act, m_job->size()), QLocale().toString(m_job->finishedCount())));
}

void DevicesPage::showOutcome(DeviceAct act)
{
    DeviceJob *const job = m_job.release(); // what runs is its signal
    job->deleteLater();
    m_task.end();
    QList<std::pair<Device, DevicePatch>> undoable;
    for (const auto &change : std::as_const(m_undoable)) {
        const QList<Device> &done = job->done();
        if (std::any_of(done.begin(), done.end(), [&](const Device &device) { return device.id == change.first.id; }))
            undoable += change;
    }
    m_undoable = act == DeviceAct::TestPush ? QList<std::pair<Device, DevicePatch>>() : undoable;
    m_undo->setVisible(!m_undoable.isEmpty());
    m_message->show(job->failures().isEmpty() ? InlineMessage::Kind::Success : InlineMessage::Kind::Error,
        outcomeText(act, *job), failureLines(*job));
    const QList<DeviceJob::Failure> &failures = job->failures();
    if (std::any_of(failures.begin(), failures.end(),
            [](const auto &failure) { return failure.error.code == model::ErrorCode::Unavailable; }))
        m_connection.checkNow();
    updateState();
}

void DevicesPage::showFailure(const model::Error &error)
{
    m_undo->setVisible(false);
    m_message->show(InlineMessage::Kind::Error, tr("The devices could not be loaded."), failureText(error));
    if (error.code == model::ErrorCode::Unavailable)
        m_connection.checkNow();
}

} // namespace mc::console
