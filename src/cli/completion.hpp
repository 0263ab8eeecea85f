#pragma once
// What Tab offers. The shells' scripts hand over the words that were typed, and the same tables
// that arguments are parsed by say what can come next.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"

namespace legcramp {

/// The first argument of a call from such a script; the words follow, up to where the cursor is.
inline constexpr std::string_view completion_call = "__complete";

/// What to do about it: print a line for each candidate, its text and its meaning with a tab
/// between them, or ":file" for the name of a file.
Request request_to_complete(const std::vector<std::string>& words);

/// A shell, and the script that calls back.
struct Shell {
  std::string_view name;
  std::string_view script;
};
const std::array<Shell, 3>& shells();

}  // namespace legcramp
