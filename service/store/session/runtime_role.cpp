#include "store/session/runtime_role.h"

#include "store/session/rows.h"
#include "store/session/transaction.h"

namespace mc::store {

using model::Error;
using model::ErrorCode;
using model::Result;

namespace {

// $1 role.
const Statement findRole {QStringLiteral("find runtime role"), QStringLiteral(R"(
SELECT r.rolsuper OR pg_has_role(r.oid, c.relowner, 'MEMBER')
FROM pg_roles r, pg_class c WHERE r.rolname = $1 AND c.oid = 'audit_log'::regclass)")};

// $1 role. What is to be executed, in that order.
const Statement grants {QStringLiteral("grants of runtime role"), QStringLiteral(R"(
WITH owned AS (
    SELECT oid::regclass AS name, relname, relkind FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relowner = current_user::regrole
)
SELECT format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), $1::text)
WHERE NOT has_schema_privilege($1::name, current_schema(), 'USAGE')
UNION ALL
SELECT format('REVOKE ALL ON TABLE %s FROM %I', name, $1::text) FROM owned WHERE relkind IN ('r', 'p', 'v')
UNION ALL
SELECT format('GRANT %s ON TABLE %s TO %I',
    CASE relname WHEN 'schema_migrations' THEN 'SELECT' WHEN 'audit_log' THEN 'SELECT, INSERT'
        WHEN 'audit_seals' THEN 'SELECT, INSERT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END, name, $1::text)
FROM owned WHERE relkind IN ('r', 'p', 'v')
UNION ALL
SELECT format('GRANT USAGE ON SEQUENCE %s TO %I', name, $1::text) FROM owned WHERE relkind = 'S'
UNION ALL
SELECT format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
    current_schema(), $1::text)
UNION ALL
SELECT format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I', current_schema(), $1::text))")};

Error refused(const QString &text) { return {ErrorCode::ValidationError, text}; }

} // namespace

Result<void> grantToRuntimeRole(DatabaseConnection &connection, const QString &role)
{
    Result<Rows> found = connection.run(findRole, {role});
    if (!found)
        return found.error();
    if (!found->next())
        return refused(QStringLiteral("there is no role %1").arg(role));
    if (found->boolean())
        return refused(QStringLiteral("the role %1 is a superuser, or owns the tables").arg(role));
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    Result<Rows> statements = connection.run(grants, {role});
    if (!statements)
        return statements.error();
    while (statements->next()) {
        if (const Result<void> granted = connection.execute(statements->text()); !granted)
            return granted;
    }
    return transaction->commit();
}

} // namespace mc::store
