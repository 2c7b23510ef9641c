#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <mutex>

namespace mc::admission {

/// How many bytes of unfinished request bodies an instance holds at once. What one holder, or all that are unknown together,
/// can take is a small part of it: whoever sends much, slowly and to no end, takes nothing from the others.
///
/// One per process, shared by the workers. Thread-safe, never blocks for long.
class BodyBudget
{
public:
    /// In bytes.
    struct Shares
    {
        qint64 all = 64 * 1024 * 1024;
        qint64 unknown = 8 * 1024 * 1024; ///< of everybody without a valid token
        qint64 ofOne = 8 * 1024 * 1024; ///< of one caller; at least one body of the largest size
    };

    explicit BodyBudget(const Shares &shares);
    BodyBudget()
        : BodyBudget(Shares())
    {
    }

    /// What one body takes of the budget, given back with its end.
    class Reservation
    {
    public:
        Reservation(BodyBudget &budget, const QByteArray &holder, bool isKnown);
        ~Reservation();
        Q_DISABLE_COPY_MOVE(Reservation)

        /// Makes it that many bytes. False: there is no room, and nothing changed.
        bool grow(qint64 bytes);

    private:
        BodyBudget &m_budget;
        const QByteArray m_holder;
        const bool m_isKnown;
        qint64 m_bytes = 0;
    };

    /// Bytes held now.
    qint64 held() const;

private:
    bool reserve(const QByteArray &holder, bool isKnown, qint64 bytes);
    void release(const QByteArray &holder, bool isKnown, qint64 bytes);

    const Shares m_shares;
    mutable std::mutex m_mutex;
    qint64 m_held = 0;
    qint64 m_heldByUnknown = 0;
    QHash<QByteArray, qint64> m_byHolder; ///< only those who hold something
};

} // namespace mc::admission
