#include "cli/system_world.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

#include "legcramp/load.hpp"

namespace legcramp {
namespace {

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {  // whoever started it wants no waiting; we do
      pollfd output{descriptor, POLLOUT, 0};
      static_cast<void>(::poll(&output, 1, -1));
      continue;
    }
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Reads what has come, and waits for it, also where whoever started it wants no waiting.
template <std::size_t Size>
ssize_t read_some(int descriptor, std::array<char, Size>& part) {
  for (;;) {
    const ssize_t count = ::read(descriptor, part.data(), part.size());
    if (count >= 0 || (errno != EINTR && errno != EAGAIN)) return count;
    pollfd input{descriptor, POLLIN, 0};
    if (errno == EAGAIN) static_cast<void>(::poll(&input, 1, -1));
  }
}

Faults refuse(std::string message) { return {{.message = std::move(message)}}; }

/// Why a descriptor is not one to read knowledge or answers from.
std::optional<std::string> what_is_odd_about(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return std::strerror(errno);
  if (S_ISDIR(status.st_mode)) return "is a folder, not a file";
  struct stat nothing {};
  const bool is_nothing = ::stat("/dev/null", &nothing) == 0 && status.st_rdev == nothing.st_rdev;
  const bool is_odd = S_ISCHR(status.st_mode) && ::isatty(descriptor) == 0 && !is_nothing;
  if (is_odd || S_ISBLK(status.st_mode)) return "is a device, not a file";
  return std::nullopt;
}

/// A file that is open until nobody needs it any more; "-" is standard input.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : is_ours_(path != "-"),
        number_(is_ours_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO),
        fault_(number_ < 0 ? std::optional<std::string>(std::strerror(errno))
                           : what_is_odd_about(number_)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (is_ours_ && number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] const std::optional<std::string>& fault() const { return fault_; }

 private:
  bool is_ours_;
  int number_;
  std::optional<std::string> fault_;
};

Result<std::string> read_file(const std::string& path) {
  const Descriptor file(path);
  if (const auto& fault = file.fault()) return refuse(*fault);
  std::string text;
  std::array<char, 65536> part{};
  while (text.size() <= largest_file) {
    const ssize_t count = read_some(file.number(), part);
    if (count < 0) return refuse(std::strerror(errno));
    if (count == 0) return text;
    text.append(part.data(), static_cast<std::size_t>(count));
  }
  return refuse("is larger than 4 MiB, the most that is read");
}

/// Interrupts that wait until all that was read is answered, so that no line is cut. A second one
/// does not wait: it ends even a program whose reader has stopped reading.
class HeldInterrupts {
 public:
  static void hold() { replace(SIG_DFL, note); }

  /// Waits until there is something to read. Ends the program if one came, before or meanwhile.
  static void wait_for(int descriptor) {
    sigset_t all{};
    sigset_t before{};
    ::sigemptyset(&all);
    for (const int signal : signals) ::sigaddset(&all, signal);
    ::sigprocmask(SIG_BLOCK, &all, &before);  // so that none comes between the look and the wait
    pollfd input{descriptor, POLLIN, 0};
    if (came == 0) static_cast<void>(::ppoll(&input, 1, nullptr, &before));
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    if (came != 0) static_cast<void>(::raise(came));
  }

 private:
  using Handler = void (*)(int);

  static void note(int signal) {
    came = signal;
    replace(note, SIG_DFL);
  }
  /// What is ignored stays ignored.
  static void replace(Handler before, Handler after) {
    for (const int signal : signals) {
      struct sigaction action {};
      ::sigaction(signal, nullptr, &action);
      if (action.sa_handler != before) continue;
      action.sa_handler = after;
      ::sigaction(signal, &action, nullptr);
    }
  }

  static constexpr std::array<int, 3> signals{SIGINT, SIGTERM, SIGHUP};
  static inline volatile std::sig_atomic_t came = 0;
};

Result<Stream> open_file(const std::string& path) {
  const auto file = std::make_shared<Descriptor>(path);
  if (const auto& fault = file->fault()) return refuse(*fault);
  HeldInterrupts::hold();
  constexpr std::size_t part = 65536;
  const auto buffer = std::make_shared<std::array<char, part>>();
  return Stream([file, buffer]() -> Result<std::string_view> {
    for (;;) {
      HeldInterrupts::wait_for(file->number());
      const ssize_t count = ::read(file->number(), buffer->data(), buffer->size());
      if (count >= 0) return std::string_view(buffer->data(), static_cast<std::size_t>(count));
      if (errno != EINTR && errno != EAGAIN) return refuse(std::strerror(errno));
    }
  });
}

using std::chrono::milliseconds;

milliseconds steady_now() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<milliseconds>(since);
}

/// Lines of standard input. A terminal gives at most one line at a time, so nothing is read that
/// somebody else would miss.
class Lines {
 public:
  /// The next line, without its end and cut after 1,000 bytes; none at the end of input.
  std::optional<std::string> read() {
    while (!has_line()) take();
    if (text_.empty()) return std::nullopt;
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    std::string line = text_.substr(0, std::min(end, longest_line));
    text_.erase(0, end + 1);
    return line;
  }

  /// Waits for a line or the end of input. False if none came in time, or a signal came first: the
  /// caller looks at the clock again. In the background it stops, as a read from there would.
  bool wait(milliseconds most) {
    const milliseconds end = steady_now() + most;
    while (!has_line()) {
      const pid_t in_front = ::tcgetpgrp(STDIN_FILENO);
      if (in_front > 0 && in_front != ::getpgrp()) static_cast<void>(::raise(SIGTTIN));
      const milliseconds left = std::max(milliseconds(0), end - steady_now());
      pollfd input{STDIN_FILENO, POLLIN, 0};
      if (::poll(&input, 1, static_cast<int>(left.count())) <= 0) return false;
      take();
    }
    return true;
  }

 private:
  static constexpr std::size_t longest_line = 1000;

  [[nodiscard]] bool has_line() const {
    return has_ended_ || text_.find('\n') != std::string::npos;
  }

  void take() {
    std::array<char, 4096> part{};
    const ssize_t count = read_some(STDIN_FILENO, part);
    if (count <= 0) has_ended_ = true;
    // What is too long anyhow need not be kept.
    for (ssize_t i = 0; i < count; ++i) {
      const char c = part.at(static_cast<std::size_t>(i));
      const std::size_t line = text_.rfind('\n') + 1;  // 0 if there is none
      if (c == '\n' || text_.size() - line < longest_line) text_ += c;
    }
  }

  std::string text_;
  bool has_ended_ = false;
};

TerminalSize size_of_terminal() {
  for (const int shown : {STDOUT_FILENO, STDERR_FILENO})
    if (winsize size{}; ::ioctl(shown, TIOCGWINSZ, &size) == 0) return {size.ws_col, size.ws_row};
  return {};
}

}  // namespace

World system_world() {
  World world;
  // Nothing follows what could not be written, so that no end hides a gap.
  world.out = [is_whole = true](std::string_view text) mutable {
    return is_whole = is_whole && write_all(STDOUT_FILENO, text);
  };
  world.err = [](std::string_view text) { return write_all(STDERR_FILENO, text); };
  const auto lines = std::make_shared<Lines>();
  world.read_line = [lines] { return lines->read(); };
  world.wait = [lines](milliseconds most) { return lines->wait(most); };
  world.now = steady_now;
  world.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  world.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  world.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  world.terminal_size = size_of_terminal;
  world.environment = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value != nullptr ? value : "");
  };
  world.read = read_file;
  world.is_regular_file = [](const std::string& path) {
    std::error_code none;
    return path != "-" && std::filesystem::is_regular_file(path, none);
  };
  world.open = open_file;
  return world;
}

}  // namespace legcramp
