// Gives every file of some folders to a fuzz target: the ordinary test.

#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/fuzz.hpp"

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::size_t files = 0;
  for (int i = 1; i < argc; ++i)
    for (const fs::directory_entry& entry : fs::directory_iterator(argv[i])) {
      std::ifstream stream(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
      const std::vector<std::uint8_t> data(bytes.begin(), bytes.end());
      LLVMFuzzerTestOneInput(data.data(), data.size());
      ++files;
    }
  fmt::print("{} files\n", files);
  return files == 0 ? 1 : 0;
}
