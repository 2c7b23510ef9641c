#include "program/pool_sizes.h"

namespace mc::program {

namespace {

// Each hash takes 64 MiB and a core for some 70 ms.
int hashesAtOnce() { return std::max(1, QThread::idealThreadCount() / 2); }

// Large requests take several of PostgreSQL's milliseconds each, hardly one of ours.
int largeAtOnce() { return std::max(3, QThread::idealThreadCount() + 1); }

// They wait for the database more than they work.
int usualAtOnce() { return std::max(4, 4 * QThread::idealThreadCount()); }

// Each may read whole tables: more of them would only slow down all others at the database.
int costlyAtOnce() { return std::max(2, QThread::idealThreadCount()); }

} // namespace

int workerCount() { return std::max(2, QThread::idealThreadCount()); }

http::RequestPool::Size usualPool()
{
    return {.threads = usualAtOnce(),
        .limits = {.waiting = 4000, .waitingOfOne = 1000, .underWayOfOne = std::max(1, usualAtOnce() * 3 / 4)}};
}

http::RequestPool::Size costlyPool()
{
    return {
        .threads = costlyAtOnce(), .limits = {.waiting = 64, .waitingOfOne = 16, .underWayOfOne = costlyAtOnce() - 1}};
}

http::RequestPool::Size largePool()
{
    return {.threads = largeAtOnce(),
        .limits = {.waiting = 64, .waitingOfOne = 32, .underWayOfOne = std::max(1, QThread::idealThreadCount() / 2)}};
}

http::RequestPool::Size signInPool()
{
    return {.threads = hashesAtOnce(), .limits = {.waiting = 32, .waitingOfOne = 8, .underWayOfOne = hashesAtOnce()}};
}

} // namespace mc::program
