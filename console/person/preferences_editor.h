#pragma once

#include "client/client.h"

#include <QtCore/QObject>
#include <QtCore/QQueue>

namespace mc::console {

/// Somebody's preferences, and changes of them: each is shown at once, sent behind those before it, and taken back when the service
/// refuses it.
///
/// Lives on the main thread; the client outlives it. What was changed of somebody is sent even when another one is shown meanwhile.
class PreferencesEditor : public QObject
{
    Q_OBJECT

public:
    using Patch = client::PreferencesPatch;

    explicit PreferencesEditor(client::Client &client, QObject *parent = nullptr);

    /// Asks for theirs; those of somebody else are forgotten at once.
    void load(model::UserId user);
    /// Nobody's are shown any more.
    void close();
    /// As they are with all changes, sent or not; nothing until they are known.
    std::optional<model::Preferences> preferences() const;
    bool isLoading() const { return m_isLoading; }
    /// Changes of whoever is shown are on their way.
    bool isSaving() const;

    /// Nothing while they are not known.
    void change(const Patch &patch);
    bool canUndo() const { return !m_done.isEmpty(); }
    /// Takes the last change back, by another one.
    void undo();

Q_SIGNALS:
    /// They are known, or are another's, or were changed here or by the service's answer.
    void changed();
    void loadFailed(const mc::model::Error &error);
    /// The service has taken a change.
    void saved();
    /// It has not. The change is undone here with the next changed().
    void refused(const mc::client::PreferencesPatch &patch, const mc::model::Error &error);
    /// The same for somebody who is not shown any more.
    void refusedElsewhere(mc::model::UserId user, const mc::model::Error &error);

private:
    enum class Way { Forth, Back };
    struct Change
    {
        model::UserId user;
        Patch patch;
        Patch back; ///< what takes it back
        Way way = Way::Forth;
        int number = 0;
    };
    struct Undoable
    {
        int number; ///< of the change
        Patch back;
    };

    void enqueue(Change change);
    void sendNext();
    void noteUndoable(int number, const Patch &back);
    void take(const Change &change, const model::Result<model::Preferences> &answer);

    client::Client &m_client;
    model::UserId m_user;
    std::optional<model::Preferences> m_known; ///< as the service said last
    client::Pending<model::Preferences> m_call;
    QQueue<Change> m_waiting; ///< the first is under way
    QList<Undoable> m_done; ///< what takes the last changes back, the latest last
    int m_lastNumber = 0;
    bool m_isLoading = false;
};

/// What a change would make of preferences.
model::Preferences withChange(model::Preferences preferences, const client::PreferencesPatch &patch);
/// What makes it undone.
client::PreferencesPatch inverseOf(const client::PreferencesPatch &patch, const model::Preferences &before);

} // namespace mc::console
