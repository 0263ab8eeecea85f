#pragma once

#include "output/blocks.hpp"
#include "output/report.hpp"

namespace legcramp {

/// A report as a page of text.
Blocks blocks_of(const Context& context, const Report& report);

}  // namespace legcramp
