#pragma once

#include "console/session/environment.h"
#include "console/widgets/page.h"

namespace mc::console {

class AlertChoice;
class Languages;

/// A page and its place on the rail.
struct PagePlace
{
    Page *page;
    QString iconName;
    QKeySequence keys {}; ///< empty: Ctrl+1 and so on, by the order
};

/// Those at the rail's top, in order: the one place where pages are made. Each belongs to the parent.
QList<PagePlace> makePages(const Environment &environment, QWidget *parent);
/// Those below.
QList<PagePlace> makeLowerPages(
    const Environment &environment, Languages &languages, Theme &theme, AlertChoice &alerts, QWidget *parent);

} // namespace mc::console
