#pragma once

#include "scim/attributes.h"
#include "scim/filter.h"

namespace mc::scim {

/// What a PATCH names by its path (RFC 7644 section 3.5.2): `userName`, `name.givenName`, `emails[type eq "work"].value`.
struct AttributePath
{
    const Attribute *attribute = nullptr; ///< null: one that is not kept
    std::optional<QList<Condition>> elements {}; ///< which ones of several; absent: all
    QString part {}; ///< a sub-attribute, as it is spelled; empty: the whole
    bool isIgnored() const { return !attribute; }
};

/// Error: invalidPath. What is not kept, also a sub-attribute, is no error (isIgnored()).
model::Result<AttributePath> pathFrom(const QString &text);

} // namespace mc::scim
