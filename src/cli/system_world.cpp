#include "cli/system_world.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "legcramp/load.hpp"

namespace legcramp {
namespace {

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Faults refuse(std::string message) { return {{.message = std::move(message)}}; }

Result<std::string> read_all(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return refuse(std::strerror(errno));
  if (S_ISDIR(status.st_mode)) return refuse("is a folder, not a file");
  if ((S_ISCHR(status.st_mode) && ::isatty(descriptor) == 0) || S_ISBLK(status.st_mode))
    return refuse("is a device, not a file");
  std::string text;
  std::array<char, 65536> part{};
  while (text.size() <= largest_file) {
    const ssize_t count = ::read(descriptor, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return refuse(std::strerror(errno));
    if (count == 0) return text;
    text.append(part.data(), static_cast<std::size_t>(count));
  }
  return refuse("is larger than 4 MiB, the most that is read");
}

Result<std::string> read_file(const std::string& path) {
  if (path == "-") return read_all(STDIN_FILENO);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return refuse(std::strerror(errno));
  auto text = read_all(descriptor);
  ::close(descriptor);
  return text;
}

std::optional<std::string> read_line() {
  constexpr std::size_t longest_line = 1000;
  std::string line;
  for (char c = 0;;) {
    const ssize_t count = ::read(STDIN_FILENO, &c, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return line.empty() ? std::nullopt : std::optional(line);
    if (c == '\n') return line;
    if (line.size() < longest_line) line += c;
  }
}

/// Being interrupted, as after a pause with Ctrl-Z, counts as nothing typed: the caller looks at
/// the clock again.
bool wait_for_line(std::chrono::milliseconds most) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return ::poll(&input, 1, static_cast<int>(most.count())) > 0;
}

std::chrono::milliseconds steady_now() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since);
}

TerminalSize size_of_terminal() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return {};
  return {size.ws_col, size.ws_row};
}

}  // namespace

World system_world() {
  World world;
  world.out = [](std::string_view text) { return write_all(STDOUT_FILENO, text); };
  world.err = [](std::string_view text) { return write_all(STDERR_FILENO, text); };
  world.read_line = read_line;
  world.wait = wait_for_line;
  world.now = steady_now;
  world.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  world.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  world.terminal_size = size_of_terminal;
  world.environment = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value != nullptr ? value : "");
  };
  world.read = read_file;
  return world;
}

}  // namespace legcramp
