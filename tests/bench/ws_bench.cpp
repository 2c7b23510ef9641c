#include "bench/modes.h"
#include "bench/swarm.h"

#include <map>

int main(int argc, char **argv)
{
    using namespace mc::bench;
    const std::map<std::string, void (*)(const Options &)> modes {{"connects", connects}, {"idle", idle},
        {"announce", announce}, {"bare-announce", bareAnnounce}, {"latency", latency}, {"echo", echo}};
    const auto mode = modes.find(argc > 1 ? argv[1] : "");
    if (mode == modes.end())
        giveUp("usage: ws_bench connects|idle|announce|bare-announce|latency|echo --port P --secret S --first-user ID "
               "--users N …");
    raiseDescriptorLimit();
    mode->second(Options(argc, argv, 2));
}
