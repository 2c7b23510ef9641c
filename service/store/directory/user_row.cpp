#include "store/directory/user_row.h"

namespace mc::store {

model::User readUser(Rows &row)
{
    model::User user;
    user.id = row.userId();
    user.username = row.text();
    user.email = row.text();
    user.phone = row.text();
    user.firstName = row.text();
    user.lastName = row.text();
    user.role = row.optionalWord(&model::roleFromWord).value_or(model::Role::Patient);
    user.clinicId = row.optionalInteger();
    user.timezone = row.bytes().toByteArray();
    user.locale = row.text();
    user.isActive = row.boolean();
    user.externalId = row.text();
    return user;
}

} // namespace mc::store
