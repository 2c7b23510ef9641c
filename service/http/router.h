#pragma once

#include "http/json_answer.h"
#include "http/request.h"
#include "model/result.h"
#include "work/work.h"

#include <QtCore/QByteArrayList>

namespace mc::http {

struct Resources;

/// What answers a request, by one of the resources of its thread.
using Handler = model::Result<Answer> (*)(Resources &, const Request &, work::Work &);

/// Who may use a route at all. What they may reach through it is the handler's and the store's to say.
enum class Who {
    Anyone, ///< no token needed
    Signed, ///< another service, by a signature that the handler checks; few addresses, many requests: not limited
    Callers, ///< every role
    People, ///< admin, doctor, patient: those with an inbox
    Admins,
    Modules, ///< admin and service: "Admin/System"
};

/// What a request sent twice with the same Idempotency-Key does.
enum class Repeated {
    Again, ///< the same once more: the key is passed over
    Answered, ///< nothing: it gets the first answer again (CONTRACT section 4)
};

/// Whose use of a route the audit log records unless it touches only what is theirs, and as what (CONTRACT section 9).
struct Audit
{
    const char *action = nullptr; ///< a stable word, "<kind of record>.<what was done>"; none: nobody's
    bool ofModules = false; ///< of the platform's modules as well as of admins
};

/// What a route answers with when all goes well.
enum class Format {
    Json,
    Own, ///< one of its own, whatever `Accept` asks for
};

/// How large the body of a request may be. Without a token it is small, whatever the route.
enum class BodySize {
    Usual, ///< one of anything
    Large, ///< many of something: as large as http/max_body
};

/// Which threads answer a route's requests. One with a large body goes to the pool for those, whatever its route.
enum class Runs {
    AtOnce, ///< the one that serves the socket: it never asks the database, and waits for nobody
    Usually, ///< a pool's: a few statements that find their rows by indexes
    Costly, ///< a small pool's: it may read whole tables
    CostlyForAdmins, ///< the same unless the caller reads what is their own
    WithSignIns, ///< those that hash passwords
};

/// One row of the table of routes.
struct Route
{
    const char *method;
    const char *path; ///< with its final slash, unless it is a file's; one segment may be "{id}"
    Who who;
    Handler handler;
    Audit audit = {};
    Repeated repeated = Repeated::Again;
    Format format = Format::Json;
    QByteArrayList parameters = {}; ///< of the query; any other is an error that names it (CONTRACT section 12)
    BodySize body = BodySize::Usual;
    Runs runs = Runs::Usually;
};

/// Whether a role may use a route.
bool mayUse(model::Role role, Who who);

/// Finds the route of a request. Paths match with and without the final slash; a literal segment wins over {id}.
/// Immutable after construction: any number of threads may share it.
class Router
{
public:
    explicit Router(QList<Route> routes);

    struct Match
    {
        const Route *route;
        QByteArray parameter; ///< decoded from percent-encoding
    };
    /// The route stays where it is as long as this lives. Errors: not_found; method_not_allowed with the methods that are (see allowed()).
    model::Result<Match> match(QByteArrayView method, QByteArrayView path) const;
    /// The value of `Allow` for a path: its methods, HEAD where there is GET.
    QByteArray allowed(QByteArrayView path) const;

private:
    struct Row
    {
        QList<QByteArray> segments;
        Route route;
    };
    QList<const Row *> rowsOf(const QList<QByteArray> &segments) const;

    QList<Row> m_rows;
};

} // namespace mc::http
