#include <exception>

#include "cli/run.hpp"
#include "cli/system_world.hpp"

int main(int argc, char** argv) {
  using namespace legcramp;
  const World world = system_world();
  try {
    return static_cast<int>(run({argv + (argc > 0 ? 1 : 0), argv + argc}, world));
  } catch (const std::exception&) {
    world.err("legcramp: internal error; this is a bug in legcramp\n");
    return static_cast<int>(ExitCode::internal_error);
  }
}
