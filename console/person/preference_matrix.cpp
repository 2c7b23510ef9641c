#include "console/person/preference_matrix.h"

#include "console/widgets/icons.h"
#include "console/widgets/leading.h"
#include "console/widgets/wording.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

namespace {

constexpr int iconSize = 16;
constexpr int leastWidth = 56; // of a channel's column
constexpr int nameColumn = 1;
constexpr int firstChannel = 2;
constexpr int mostWidth = 560; // so that switches stay near their names

} // namespace

PreferenceMatrix::PreferenceMatrix(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    setMaximumWidth(mostWidth);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(nameColumn, 1);
    addHeader();
    for (int row = 0; row < rows; ++row)
        addRow(row);
    makeReachable(*at(0, 0));
    connect(&theme, &Theme::changed, this, &PreferenceMatrix::updateIcons);
    updateIcons();
    retranslate();
}

void PreferenceMatrix::show(const model::Preferences &preferences)
{
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            at(row, column)
                ->setChecked(preferences.allows(
                    model::allNotificationTypes[std::size_t(row)], model::allChannels[std::size_t(column)]));
    }
}

void PreferenceMatrix::retranslate()
{
    for (int column = 0; column < columns; ++column)
        m_channelNames[std::size_t(column)]->setText(displayText(model::allChannels[std::size_t(column)]));
    for (int row = 0; row < rows; ++row) {
        const QString type = displayText(model::allNotificationTypes[std::size_t(row)]);
        m_typeNames[std::size_t(row)]->setText(type);
        m_typeNames[std::size_t(row)]->setAlignment(leading());
        for (int column = 0; column < columns; ++column)
            at(row, column)
                ->setAccessibleName(tr("%1 for “%2”", "channel, type of notification")
                                        .arg(m_channelNames[std::size_t(column)]->text(), type));
    }
    const QString always = tr("The app shows every notification in its list, whatever is set here.");
    m_channelIcons.front()->setToolTip(always);
    m_channelNames.front()->setToolTip(always);
}

bool PreferenceMatrix::eventFilter(QObject *watched, QEvent *event)
{
    const auto one = static_cast<Switch *>(watched);
    if (event->type() == QEvent::FocusIn)
        makeReachable(*one);
    if (event->type() == QEvent::KeyPress && move(*one, static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

void PreferenceMatrix::addHeader()
{
    for (int column = 0; column < columns; ++column) {
        auto icon = new QLabel;
        auto name = new QLabel;
        icon->setAlignment(Qt::AlignCenter);
        name->setAlignment(Qt::AlignCenter);
        name->setForegroundRole(QPalette::PlaceholderText);
        m_channelIcons[std::size_t(column)] = icon;
        m_channelNames[std::size_t(column)] = name;
        m_grid->addWidget(icon, 0, firstChannel + column);
        m_grid->addWidget(name, 1, firstChannel + column);
        m_grid->setColumnMinimumWidth(firstChannel + column, leastWidth);
    }
}

void PreferenceMatrix::addRow(int row)
{
    const int line = row + 2;
    m_typeIcons[std::size_t(row)] = new QLabel;
    m_typeNames[std::size_t(row)] = new QLabel;
    m_grid->addWidget(m_typeIcons[std::size_t(row)], line, 0);
    m_grid->addWidget(m_typeNames[std::size_t(row)], line, nameColumn);
    for (int column = 0; column < columns; ++column) {
        auto one = new Switch(m_theme);
        one->installEventFilter(this);
        one->setFocusPolicy(Qt::ClickFocus);
        m_switches[std::size_t(row * columns + column)] = one;
        m_grid->addWidget(one, line, firstChannel + column, Qt::AlignCenter);
        connect(one, &Switch::clicked, this, [this, row, column](bool isOn) {
            Q_EMIT switched(
                model::allNotificationTypes[std::size_t(row)], model::allChannels[std::size_t(column)], isOn);
        });
    }
}

bool PreferenceMatrix::move(const Switch &from, int key)
{
    const int place = int(std::find(m_switches.begin(), m_switches.end(), &from) - m_switches.begin());
    int row = place / columns, column = place % columns;
    const int onwards = isRightToLeft() ? -1 : 1;
    switch (key) {
    case Qt::Key_Left:
        column -= onwards;
        break;
    case Qt::Key_Right:
        column += onwards;
        break;
    case Qt::Key_Up:
        --row;
        break;
    case Qt::Key_Down:
        ++row;
        break;
    case Qt::Key_Home:
        column = 0;
        break;
    case Qt::Key_End:
        column = columns - 1;
        break;
    default:
        return false;
    }
    if (row >= 0 && row < rows && column >= 0 && column < columns)
        at(row, column)->setFocus(Qt::TabFocusReason);
    return true;
}

// By Tab: the one that had the focus last.
void PreferenceMatrix::makeReachable(const Switch &one)
{
    for (Switch *each : m_switches)
        each->setFocusPolicy(each == &one ? Qt::StrongFocus : Qt::ClickFocus);
}

void PreferenceMatrix::updateIcons()
{
    const auto pixmap = [this](const QString &name) {
        return iconPixmap(name, m_theme.colours().muted, iconSize, devicePixelRatioF());
    };
    for (std::size_t i = 0; i < m_channelIcons.size(); ++i)
        m_channelIcons[i]->setPixmap(pixmap(iconName(model::allChannels[i])));
    for (std::size_t i = 0; i < m_typeIcons.size(); ++i)
        m_typeIcons[i]->setPixmap(pixmap(iconName(model::allNotificationTypes[i])));
}

} // namespace mc::console
