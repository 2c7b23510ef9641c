#pragma once

#include "support/http_connection.h"

namespace mc::test {

/// Writes down what a request was answered, as one line of JSON in <folder>/<program>.jsonl, when the environment's
/// MEDICONNECT_RECORD_ANSWERS names a folder: the API's description is held against what the suites really got
/// (tests/web/check_answers.cjs). A program's first line begins its file anew.
void recordAnswer(const HttpConnection::Request &request, const Answer &answer);

} // namespace mc::test
