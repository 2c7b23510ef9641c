#pragma once

#include <map>
#include <string>

namespace mc::bench {

/// The options of a load program: `--name value` pairs. One that is needed and absent, or no number where one is due,
/// ends the program with a line that names it.
class Options
{
public:
    Options(int argc, char **argv, int first);

    std::string text(const std::string &name) const;
    long number(const std::string &name) const;
    long number(const std::string &name, long fallback) const;

private:
    std::map<std::string, std::string> m_values;
};

/// Ends the program with that line.
[[noreturn]] void giveUp(const std::string &why);

} // namespace mc::bench
