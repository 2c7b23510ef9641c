#include "console/devices/device_details.h"

#include "console/devices/device_words.h"
#include "console/session/failure_text.h"
#include "console/widgets/breakable.h"
#include "console/widgets/embolden.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/leading.h"
#include "console/widgets/relative_time.h"
#include "console/widgets/wording.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

DeviceDetails::DeviceDetails(const Theme &theme, QWidget *parent)
    : DetailsPane(theme, parent)
    , m_name(newText())
    , m_state(new StateChip(theme))
    , m_kind(new QLabel)
    , m_facts(new FactList)
{
    embolden(*m_name, 2);
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    auto stateRow = new QHBoxLayout;
    stateRow->addWidget(m_state);
    stateRow->addWidget(m_kind, 1);
    column()->addSpacing(8);
    column()->addWidget(m_name);
    column()->addLayout(stateRow);
    column()->addSpacing(8);
    column()->addWidget(m_facts);
    column()->addStretch(1);
    update();
}

void DeviceDetails::setDevices(const QList<model::Device> &devices)
{
    m_devices = devices;
    update();
}

void DeviceDetails::noteTest(model::DeviceId id, const std::optional<model::Error> &error)
{
    m_tests.insert(id, {.at = QDateTime::currentDateTimeUtc(), .error = error});
    update();
}

void DeviceDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    DetailsPane::changeEvent(event);
}

void DeviceDetails::update()
{
    setContentName(tr("Details of the device"));
    setContentShown(m_devices.size() == 1);
    placeholder().setVisible(m_devices.size() != 1);
    if (m_devices.size() == 1)
        return showDevice(m_devices.first());
    placeholder().setContent({.iconName = QStringLiteral("smartphone"),
        .title = m_devices.isEmpty() ? tr("No device is chosen")
                                     : tr("%Ln device(s) are chosen", nullptr, int(m_devices.size())),
        .text = m_devices.isEmpty() ? tr("Choose one to see whose it is, and when it was used.")
                                    : tr("What is done now is done to all of them.")});
}

void DeviceDetails::showDevice(const model::Device &device)
{
    const auto time = [](const QString &name, const QDateTime &at) {
        return FactList::Fact {.name = name,
            .value = at.isValid() ? QLocale().toString(at.toLocalTime(), QLocale::ShortFormat) : QString(),
            .toolTip = at.isValid() ? exactTime(at) : QString()};
    };
    m_name->setAlignment(leadingTop());
    m_kind->setAlignment(leading());
    m_name->setText(breakable(nameOf(device)));
    m_state->setLook(deviceChip(device.isActive));
    m_kind->setText(displayText(device.type));
    m_facts->setFacts({{.name = tr("User"), .value = device.owner.username},
        {.name = tr("App version"), .value = device.appVersion}, time(tr("Registered"), device.createdAt),
        time(tr("Last used"), device.lastUsedAt), {.name = tr("Last test push"), .value = testText(device.id)},
        {.name = tr("Token"), .value = device.maskedToken},
        {.name = tr("Number"), .value = QString::number(device.id.value)}});
}

QString DeviceDetails::testText(model::DeviceId id) const
{
    const auto test = m_tests.constFind(id);
    if (test == m_tests.cend())
        return {};
    const QString time = QLocale().toString(test->at.toLocalTime().time(), QLocale::ShortFormat);
    return test->error ? tr("%1: failed. %2", "time, reason").arg(time, failureText(*test->error))
                       : tr("%1: accepted by the provider", "time").arg(time);
}

} // namespace mc::console
