#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/world.hpp"

namespace legcramp {

/// The whole program: arguments (without the program's own name) and a world to an exit code.
ExitCode run(const std::vector<std::string>& arguments, const World& world);

}  // namespace legcramp
