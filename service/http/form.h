#pragma once

#include "http/request.h"
#include "model/result.h"

namespace mc::http {

/// A body that is a form (application/x-www-form-urlencoded), as browsers and other services' callbacks send it.
class Form
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    /// Error: unsupported_media_type when it is not declared as one.
    static model::Result<Form> of(const Request &request);

    /// Names and values decoded, in the order they came in.
    const QList<Field> &fields() const { return m_fields; }
    /// Of a field named twice the first; empty: none, or empty.
    QString text(QByteArrayView name) const;

private:
    QList<Field> m_fields;
};

} // namespace mc::http
