#pragma once

#include "client/pending.h"

#include <QtTest/QTest>

namespace mc::test {

/// Waits, bounded, for what a request comes to.
template<typename T>
model::Result<T> answerOf(const client::Pending<T> &pending)
{
    QObject context;
    std::optional<model::Result<T>> answer;
    pending.then(&context, [&answer](const model::Result<T> &outcome) { answer = outcome; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
        return model::Error {model::ErrorCode::InternalError, QStringLiteral("The test got no answer.")};
    return *answer;
}

/// "ok", or the error's code and what it says.
template<typename T>
QString told(const model::Result<T> &result)
{
    return result ? QStringLiteral("ok") : word(result.error().code) + QStringLiteral(": ") + result.error().detail;
}

/// The word of the error's code, "ok" when there is none.
template<typename T>
QString codeOf(const model::Result<T> &result)
{
    return result ? QStringLiteral("ok") : QString(word(result.error().code));
}

} // namespace mc::test
