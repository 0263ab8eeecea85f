#pragma once
// The page for the bedside: what to do on its front, when to get help and how to prevent the next
// cramp on its back, and the answers, where some were given, on a side of their own.

#include <string>

#include "output/report.hpp"

namespace legcramp {

/// As HTML, the same for the same knowledge and sheet. An emergency stands alone.
std::string bedside_page(const Context& context, const Sheet& sheet);

}  // namespace legcramp
