#include "bench/server_figures.h"

#include "bench/options.h"

#include <filesystem>
#include <fstream>

namespace mc::bench {

double memoryOf(long processId)
{
    std::ifstream file("/proc/" + std::to_string(processId) + "/smaps_rollup");
    std::string word;
    while (file >> word) {
        double kilobytes = 0;
        if (word == "Pss:" && file >> kilobytes)
            return kilobytes * 1024;
    }
    giveUp("the memory of process " + std::to_string(processId) + " can't be read");
}

double processorSecondsOf(long processId)
{
    double nanoseconds = 0;
    for (const auto &thread : std::filesystem::directory_iterator("/proc/" + std::to_string(processId) + "/task")) {
        double used = 0;
        if (std::ifstream file(thread.path() / "schedstat"); file >> used)
            nanoseconds += used;
    }
    return nanoseconds / 1e9;
}

} // namespace mc::bench
