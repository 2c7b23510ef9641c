#include "console/person/preferences_editor.h"

namespace mc::console {

using model::Preferences;

namespace {

constexpr int mostUndoable = 50;

} // namespace

Preferences withChange(Preferences preferences, const client::PreferencesPatch &patch)
{
    for (const client::PreferencesPatch::Switch &one : patch.switches)
        preferences.allow(one.type, one.channel, one.isOn);
    if (patch.quietHours)
        preferences.quietHours = *patch.quietHours;
    if (patch.limits)
        preferences.limits = *patch.limits;
    return preferences;
}

client::PreferencesPatch inverseOf(const client::PreferencesPatch &patch, const Preferences &before)
{
    client::PreferencesPatch back;
    for (client::PreferencesPatch::Switch one : patch.switches) {
        one.isOn = before.allows(one.type, one.channel);
        back.switches += one;
    }
    if (patch.quietHours)
        back.quietHours = before.quietHours;
    if (patch.limits)
        back.limits = before.limits;
    return back;
}

PreferencesEditor::PreferencesEditor(client::Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void PreferencesEditor::load(model::UserId user)
{
    if (user != m_user)
        close();
    m_user = user;
    m_call.abandon();
    m_isLoading = true;
    m_call = m_client.preferences().show(user);
    m_call.then(this, [this](const model::Result<Preferences> &answer) {
        m_isLoading = false;
        if (!answer)
            return Q_EMIT loadFailed(answer.error());
        m_known = *answer;
        Q_EMIT changed();
    });
}

void PreferencesEditor::close()
{
    m_call.abandon();
    m_isLoading = false;
    m_user = {};
    m_known.reset();
    m_done.clear();
}

std::optional<Preferences> PreferencesEditor::preferences() const
{
    if (!m_known)
        return {};
    Preferences shown = *m_known;
    for (const Change &change : m_waiting) {
        if (change.user == m_user)
            shown = withChange(shown, change.patch);
    }
    return shown;
}

bool PreferencesEditor::isSaving() const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(), [this](const Change &one) { return one.user == m_user; });
}

void PreferencesEditor::change(const Patch &patch)
{
    if (const std::optional<Preferences> before = preferences())
        enqueue({.user = m_user, .patch = patch, .back = inverseOf(patch, *before)});
}

void PreferencesEditor::undo()
{
    const std::optional<Preferences> before = preferences();
    if (!before || m_done.isEmpty())
        return;
    const Patch patch = m_done.takeLast().back;
    enqueue({.user = m_user, .patch = patch, .back = inverseOf(patch, *before), .way = Way::Back});
}

// What is being loaded may be as it was before the change, whose answer tells all of them.
void PreferencesEditor::enqueue(Change change)
{
    if (std::exchange(m_isLoading, false))
        m_call.abandon();
    change.number = ++m_lastNumber;
    m_waiting += change;
    if (change.way == Way::Forth)
        noteUndoable(change.number, change.back);
    Q_EMIT changed();
    if (m_waiting.size() == 1)
        sendNext();
}

void PreferencesEditor::sendNext()
{
    if (m_waiting.isEmpty())
        return;
    const Change &next = m_waiting.head();
    m_client.preferences().merge(next.patch, next.user).then(this, [this](const model::Result<Preferences> &answer) {
        take(m_waiting.dequeue(), answer);
        sendNext();
    });
}

void PreferencesEditor::noteUndoable(int number, const Patch &back)
{
    m_done += {number, back};
    if (m_done.size() > mostUndoable)
        m_done.removeFirst();
}

void PreferencesEditor::take(const Change &change, const model::Result<Preferences> &answer)
{
    if (change.user != m_user) {
        if (!answer)
            Q_EMIT refusedElsewhere(change.user, answer.error());
        return;
    }
    if (answer) {
        m_known = *answer;
        Q_EMIT changed();
        return Q_EMIT saved();
    }
    if (change.way == Way::Back)
        noteUndoable(change.number, change.patch); // may be tried again
    else
        m_done.removeIf([&change](const Undoable &one) { return one.number == change.number; });
    Q_EMIT refused(change.patch, answer.error()); // first, so that what was typed may stay
    Q_EMIT changed();
}

} // namespace mc::console
