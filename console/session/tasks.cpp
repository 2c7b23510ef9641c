#include "console/session/tasks.h"

namespace mc::console {

void Tasks::Task::end()
{
    Tasks *tasks = m_tasks;
    m_tasks.clear();
    if (tasks && tasks->m_texts.remove(m_id) > 0)
        Q_EMIT tasks->changed();
}

Tasks::Task Tasks::begin(const QString &text)
{
    m_texts.insert(++m_last, text);
    Q_EMIT changed();
    return {this, m_last};
}

} // namespace mc::console
