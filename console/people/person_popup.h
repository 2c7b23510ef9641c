#pragma once

#include "console/people/person_search.h"
#include "console/widgets/filter_popup.h"

namespace mc::console {

/// Asks for one person, whether they are still active or not, by a search while one types. Open it with openBelow(). The client
/// outlives it.
class PersonPopup : public FilterPopup
{
    Q_OBJECT

public:
    /// `question`: what the field is called for those who can't see it.
    PersonPopup(client::Client &client, const QString &question, QWidget *parent);

Q_SIGNALS:
    void chosen(const mc::model::User &user);
};

} // namespace mc::console
