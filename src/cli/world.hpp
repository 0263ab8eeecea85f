#pragma once
// All that the program touches outside itself, handed in, so that tests can hand in their own.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "legcramp/result.hpp"

namespace legcramp {

/// Of a terminal, in characters; 0 where unknown.
struct TerminalSize {
  std::size_t columns = 0;
  std::size_t rows = 0;
};

/// The next bytes of a file that is read as it comes, good until the next call; none at its end.
using Stream = std::function<Result<std::string_view>()>;

struct World {
  std::function<bool(std::string_view)> out;  ///< writes to standard output; false if it could not
  std::function<bool(std::string_view)> err;  ///< the same for standard error
  std::function<std::optional<std::string>()>
      read_line;  ///< a line typed to standard input, cut after 1,000 bytes; none at its end
  std::function<bool(std::chrono::milliseconds)>
      wait;  ///< waits for such a line, or the end of input, at most so long; false if none came
  std::function<std::chrono::milliseconds()> now;  ///< of a clock that only goes forward
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::function<TerminalSize()> terminal_size;          ///< as it is now; it can change
  std::function<std::string(const char*)> environment;  ///< empty if not set
  std::function<Result<std::string>(const std::string&)>
      read;  ///< a whole file; "-" is standard input
  std::function<bool(const std::string&)>
      is_regular_file;  ///< one that is there, and is read without waiting
  std::function<Result<Stream>(const std::string&)>
      open;  ///< the same, as it comes; from then on an interrupt waits for the next call
};

}  // namespace legcramp
