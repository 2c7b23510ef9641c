#pragma once

#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QStringList>

namespace mc::console {

/// What is under way at the server on behalf of this console: counted in the status line. Lives on the main thread.
class Tasks : public QObject
{
    Q_OBJECT

public:
    /// One of them, until it is destroyed.
    class Task
    {
    public:
        Task() = default;
        Task(Tasks *tasks, int id)
            : m_tasks(tasks)
            , m_id(id)
        {
        }
        ~Task() { end(); }
        Task(Task &&other) noexcept
            : m_tasks(std::exchange(other.m_tasks, nullptr))
            , m_id(other.m_id)
        {
        }
        Task &operator=(Task &&other) noexcept
        {
            std::swap(m_tasks, other.m_tasks);
            std::swap(m_id, other.m_id);
            return *this;
        }
        void end();

    private:
        QPointer<Tasks> m_tasks;
        int m_id = 0;
    };

    using QObject::QObject;

    /// "Sending to 1,204 people".
    [[nodiscard]] Task begin(const QString &text);
    int count() const { return int(m_texts.size()); }
    /// The oldest first.
    QStringList texts() const { return m_texts.values(); }

Q_SIGNALS:
    void changed();

private:
    QMap<int, QString> m_texts; ///< by the task's number
    int m_last = 0;
};

} // namespace mc::console
