#include "bench/swarm.h"

#include <cstdio>

// Prints the tokens of --users users from --first-user on, one a line; --users 0: one of the platform's other modules.
int main(int argc, char **argv)
{
    using namespace mc::bench;
    const Target target(Options(argc, argv, 1));
    if (target.users == 0)
        std::printf("%s\n", target.serviceToken().c_str());
    for (long i = 0; i < target.users; ++i)
        std::printf("%s\n", target.token(target.firstUser + i).c_str());
}
