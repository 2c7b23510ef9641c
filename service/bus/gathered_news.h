#pragma once

#include "bus/news.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <optional>

namespace mc::bus {

/// What one instance has to tell the others, gathered: of each inbox only the latest version.
struct GatheredNews
{
    QHash<model::UserId, qint64> moved; ///< inboxes, and the version they have reached
    QSet<model::UserId> changedUsers;
    bool tokens = false; ///< made or withdrawn
    bool gap = false; ///< some news were lost
    bool operator==(const GatheredNews &) const = default;

    bool isEmpty() const { return moved.isEmpty() && changedUsers.isEmpty() && !tokens && !gap; }
    qsizetype count() const { return moved.size() + changedUsers.size(); }
    /// Keeps what other instances are to hear of it.
    void add(const News &one);
    void add(model::UserId user, qint64 version);
    void add(const GatheredNews &other);
};

/// News as notices of at most `mostBytes` each: JSON with the sending instance's id as `i`, pairs of user and version as
/// `m`, changed users as `u`, `t` for changed tokens, and `g` for a gap.
QList<QByteArray> noticesOf(const GatheredNews &news, const QByteArray &instance, int mostBytes);

/// A notice of another instance.
struct Notice
{
    QByteArray instance;
    GatheredNews news;
};
/// Nothing when it is none: anybody may notify on our channel.
std::optional<Notice> noticeFrom(const QByteArray &notice);

} // namespace mc::bus
