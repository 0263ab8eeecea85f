#pragma once

#include "cli/world.hpp"

namespace legcramp {

/// The world of a real process: its descriptors, its terminal, its environment, its files.
World system_world();

}  // namespace legcramp
