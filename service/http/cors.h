#pragma once

#include "admission/answer.h"
#include "http/request.h"

#include <QtCore/QStringList>

namespace mc::http {

/// Lets the pages of listed origins read answers in a browser (Fetch standard, section 3.2; CONTRACT section 2). For
/// every other origin it is as if this did not exist: its preflight is a plain OPTIONS, its answers say nothing, and so the
/// browser keeps them from the page. Credentials are tokens in a header, never cookies, so none are allowed.
///
/// Immutable; one a process, shared by the workers.
class Cors
{
public:
    /// `origins`: as browsers send them, "https://app.clinic.example"; none: off.
    explicit Cors(const QStringList &origins);

    /// Whether a listed origin asks what it may do at a path.
    bool isPreflight(const Request &request) const;
    /// The answer to that, for a path with those methods: a value of Allow.
    static admission::Answer preflightAnswer(const QByteArray &allowed);
    /// Adds what the request's origin has to know to read the answer.
    void describe(admission::Answer &answer, const Request &request) const;

private:
    QByteArrayList m_origins;
};

} // namespace mc::http
