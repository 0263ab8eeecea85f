// Gives every file of some folders to a fuzz target, and tries everything with each: the ordinary
// test.

#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/fuzz.hpp"

namespace {

/// As many as a target has to choose from by the lowest bits; odd, so that those become all.
constexpr std::uint64_t choices = 128;
constexpr std::uint64_t scatter = 0x9E37'79B9'7F4A'7C15;

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::size_t files = 0;
  for (int i = 1; i < argc; ++i)
    for (const fs::directory_entry& entry : fs::directory_iterator(argv[i])) {
      std::ifstream stream(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
      for (std::uint64_t choice = 0; choice < choices; ++choice)
        legcramp::testing::try_input(bytes, choice * scatter);
      ++files;
    }
  fmt::print("{} files\n", files);
  return files == 0 ? 1 : 0;
}
