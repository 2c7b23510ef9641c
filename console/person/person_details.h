#pragma once

#include "console/session/environment.h"
#include "console/widgets/destination.h"
#include "console/widgets/details_pane.h"

#include <QtCore/QTimer>

class QBoxLayout;

namespace mc::console {

class DevicesSection;
class FactList;
class PersonActions;
class PreferencesSection;
class ReachSection;
class RecentSection;
class Section;
class StateChip;

/// One person in full: who they are, what they want to get, what would reach them, what did, and where. Each part loads by itself.
/// What it is given outlives it.
class PersonDetails : public DetailsPane
{
    Q_OBJECT

public:
    PersonDetails(const Environment &environment, PersonActions &actions, QWidget *parent = nullptr);

    /// Nobody: says that nobody is chosen.
    void show(const std::optional<model::User> &user);
    const std::optional<model::User> &person() const { return m_user; }
    /// Asks for all parts anew.
    void reload();
    void undo();
    QList<QAction *> actions() const;

Q_SIGNALS:
    void navigate(const mc::console::Destination &destination);
    /// A change of somebody's who is not shown any more came to nothing.
    void lost(mc::model::UserId user, const mc::model::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addHeader();
    void layOut();
    void update();
    void showFacts();
    QList<Section *> sections() const;

    PersonActions &m_actions;
    std::optional<model::User> m_user;
    QTimer m_pause; ///< before the parts are asked for: somebody may be on their way down the list
    QWidget *m_header;
    QLabel *m_name;
    StateChip *m_state;
    QLabel *m_place;
    FactList *m_facts;
    ReachSection *m_reach;
    PreferencesSection *m_preferences;
    RecentSection *m_recent;
    DevicesSection *m_devices;
    QBoxLayout *m_columns;
};

} // namespace mc::console
