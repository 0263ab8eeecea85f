#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

#include "cli/run.hpp"
#include "cli/system_world.hpp"

namespace {

/// Ends at once where memory runs out: cleaning up, as the JSON library does it, would need some.
[[noreturn]] void give_up() {
  constexpr std::string_view message = "legcramp: not enough memory\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  std::_Exit(static_cast<int>(legcramp::ExitCode::internal_error));
}

}  // namespace

int main(int argc, char** argv) {
  using namespace legcramp;
  std::set_new_handler(give_up);
  const World world = system_world();
  try {
    return static_cast<int>(run({argv + (argc > 0 ? 1 : 0), argv + argc}, world));
  } catch (const std::exception&) {
    world.err("legcramp: internal error; this is a bug in legcramp\n");
    return static_cast<int>(ExitCode::internal_error);
  }
}
