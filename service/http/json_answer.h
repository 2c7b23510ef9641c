#pragma once

#include "admission/answer.h"

namespace mc::http {

/// What every handler gives.
using admission::Answer;

inline Answer jsonAnswer(int status, const QByteArray &json)
{
    return {status, {{"Content-Type", "application/json"}}, json};
}

/// 204.
inline Answer noContent() { return {204, {}, {}}; }

} // namespace mc::http
