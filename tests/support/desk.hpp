#pragma once
// The program on a desk: a world in memory, with a clock that the test turns.

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/run.hpp"

namespace legcramp::testing {

/// A world in memory.
struct Desk {
  std::string out;
  std::string err;
  std::map<std::string, std::string> environment;
  std::map<std::string, std::string> files;
  std::size_t columns = 0;
  std::size_t rows = 0;
  bool is_terminal = false;
  bool err_is_terminal = false;
  bool is_full = false;
  int writes = 0;        ///< to standard output
  std::size_t part = 7;  ///< so many bytes of a file come at once, where it is read as it comes
  std::size_t cut_after = std::string::npos;  ///< then reading it fails
  std::chrono::milliseconds time{0};          ///< of the clock, which goes on only while one waits
  struct TypedAt {
    std::chrono::milliseconds time;
    std::optional<std::string> line;  ///< none: the input ends
  };
  std::vector<TypedAt> typed_at;
  std::function<void(std::chrono::milliseconds)> on_wait;  ///< called before each wait
  std::vector<std::string> typed;  ///< lines at standard input, which is a terminal if `out` is

  ExitCode run(const std::vector<std::string>& arguments) {
    out.clear();
    err.clear();
    World world;
    world.out = [this](std::string_view text) {
      if (!is_full) out += text;
      ++writes;
      return !is_full;
    };
    world.err = [this](std::string_view text) {
      err += text;
      return true;
    };
    world.in_is_terminal = is_terminal;
    world.now = [this] { return time; };
    world.wait = [this](std::chrono::milliseconds most) {
      if (on_wait) on_wait(time);
      const bool came = !typed_at.empty() && typed_at.front().time <= time + most;
      time = came ? std::max(time, typed_at.front().time) : time + most;
      return came;
    };
    world.read_line = [this, next = std::size_t{0}]() mutable -> std::optional<std::string> {
      if (!typed_at.empty()) {
        auto line = typed_at.front().line;
        typed_at.erase(typed_at.begin());
        return line;
      }
      return next < typed.size() ? std::optional(typed[next++]) : std::nullopt;
    };
    world.out_is_terminal = is_terminal;
    world.is_regular_file = [this](const std::string& name) { return files.contains(name); };
    world.terminal_size = [this] { return TerminalSize{columns, rows}; };
    world.environment = [this](const char* name) { return environment[name]; };
    world.read = [this](const std::string& path) -> Result<std::string> {
      if (!files.contains(path)) return Faults{{.message = "No such file or directory"}};
      return files[path];
    };
    world.err_is_terminal = err_is_terminal;
    world.open = [this](const std::string& path) -> Result<Stream> {
      if (!files.contains(path)) return Faults{{.message = "No such file or directory"}};
      return Stream([this, path, at = std::size_t{0}]() mutable -> Result<std::string_view> {
        if (on_wait) on_wait(time);
        const std::string_view text = files[path];
        if (at >= cut_after) return Faults{{.message = "Input/output error"}};
        const std::string_view bytes = text.substr(at, part);
        at += bytes.size();
        return bytes;
      });
    };
    return legcramp::run(arguments, world);
  }
  [[nodiscard]] std::size_t longest_line() const {
    std::size_t longest = 0;
    for (std::size_t at = 0; at < out.size();) {
      const std::size_t end = std::min(out.find('\n', at), out.size());
      longest = std::max(longest, end - at);
      at = end + 1;
    }
    return longest;
  }
  [[nodiscard]] bool has_escapes() const { return out.find('\033') != std::string::npos; }
};

}  // namespace legcramp::testing
