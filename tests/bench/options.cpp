#include "bench/options.h"

#include <cstdio>
#include <cstdlib>

namespace mc::bench {

Options::Options(int argc, char **argv, int first)
{
    for (int i = first; i < argc; i += 2) {
        const std::string name = argv[i];
        if (!name.starts_with("--") || i + 1 >= argc)
            giveUp("not an option with a value: " + name);
        m_values[name.substr(2)] = argv[i + 1];
    }
}

std::string Options::text(const std::string &name) const
{
    const auto found = m_values.find(name);
    if (found == m_values.end())
        giveUp("--" + name + " is missing");
    return found->second;
}

long Options::number(const std::string &name) const
{
    const std::string value = text(name);
    char *end = nullptr;
    const long number = std::strtol(value.c_str(), &end, 10);
    if (value.empty() || *end != '\0')
        giveUp("--" + name + " is no number: " + value);
    return number;
}

long Options::number(const std::string &name, long fallback) const
{
    return m_values.contains(name) ? number(name) : fallback;
}

void giveUp(const std::string &why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

} // namespace mc::bench
