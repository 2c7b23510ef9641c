#pragma once

#include "http/request_pool.h"

namespace mc::program {

/// How many threads serve sockets.
int workerCount();

/// How many threads answer requests of each kind (http::RequestPools), by this machine's cores.
http::RequestPool::Size usualPool();
http::RequestPool::Size costlyPool();
http::RequestPool::Size largePool();
http::RequestPool::Size signInPool();

} // namespace mc::program
