#pragma once
// All that the program touches outside itself, handed in, so that tests can hand in their own.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "legcramp/result.hpp"

namespace legcramp {

struct World {
  std::function<bool(std::string_view)> out;  ///< writes to standard output; false if it could not
  std::function<bool(std::string_view)> err;  ///< the same for standard error
  std::function<std::optional<std::string>()>
      read_line;  ///< a line typed to standard input, cut after 1,000 bytes; none at its end
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  std::size_t terminal_columns = 0;                     ///< 0 if unknown
  std::function<std::string(const char*)> environment;  ///< empty if not set
  std::function<Result<std::string>(const std::string&)>
      read;  ///< a whole file; "-" is standard input
};

}  // namespace legcramp
