#pragma once

#include <QtCore/QJsonObject>

namespace mc::scim {

/// Which attributes of a resource an answer holds (RFC 7644 section 3.9): those named, or all but those named, separated by commas.
/// `schemas` and `id` always stay.
struct Projection
{
    QString attributes {}; ///< empty: all
    QString excluded {}; ///< counts only without the other

    QJsonObject of(const QJsonObject &resource) const;
};

} // namespace mc::scim
