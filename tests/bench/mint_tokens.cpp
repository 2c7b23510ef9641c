#include "bench/swarm.h"

#include <cstdio>

// Prints the tokens of --users users from --first-user on, one a line; --users 0: one of the platform's other modules.
// --admin 7: that user's token as an admin's, alone.
int main(int argc, char **argv)
{
    using namespace mc::bench;
    const Options options(argc, argv, 1);
    const Target target(options);
    if (const long admin = options.number("admin", 0); admin > 0) {
        std::printf("%s\n", target.adminToken(admin).c_str());
        return 0;
    }
    if (target.users == 0)
        std::printf("%s\n", target.serviceToken().c_str());
    for (long i = 0; i < target.users; ++i)
        std::printf("%s\n", target.token(target.firstUser + i).c_str());
}
