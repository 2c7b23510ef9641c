#include "console/dashboard/range_choice.h"

#include <QtCore/QSettings>

namespace mc::console {

namespace {

constexpr std::array words {"quarter_hour", "hour", "day"}; // in the order of LiveHistory::Range

QString rangeKey() { return QStringLiteral("dashboard/range"); }

} // namespace

RangeChoice::RangeChoice(QSettings &settings, QObject *parent)
    : QActionGroup(parent)
{
    const QString kept = settings.value(rangeKey()).toString();
    for (std::size_t i = 0; i < words.size(); ++i) {
        QAction *const action = addAction(QString());
        action->setCheckable(true);
        action->setChecked(i == 0 || kept == QLatin1String(words[i]));
        connect(action, &QAction::triggered, this, [this, &settings, i] {
            settings.setValue(rangeKey(), QLatin1String(words[i]));
            Q_EMIT changed(LiveHistory::Range(i));
        });
    }
    retranslate();
}

LiveHistory::Range RangeChoice::range() const { return LiveHistory::Range(actions().indexOf(checkedAction())); }

void RangeChoice::retranslate()
{
    const std::array texts {std::pair(tr("Show the last 15 minutes"), tr("15 minutes", "chart")),
        std::pair(tr("Show the last hour"), tr("Hour", "chart")),
        std::pair(tr("Show the last day"), tr("Day", "chart"))};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        actions()[qsizetype(i)]->setText(texts[i].first);
        actions()[qsizetype(i)]->setIconText(texts[i].second);
    }
}

} // namespace mc::console
