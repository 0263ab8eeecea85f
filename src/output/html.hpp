#pragma once

#include <string>
#include <string_view>

#include "output/blocks.hpp"

namespace legcramp {

/// Blocks as one HTML page that needs nothing else: no script, no font, no network. It prints on
/// paper of A6, follows a light or dark screen, and is plain text to a screen reader.
std::string html_of(const Blocks& blocks, std::string_view title, std::string_view language);

}  // namespace legcramp
