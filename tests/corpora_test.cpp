// Collections that others made of what breaks programs. They are not ours to copy: they are tried
// where the environment names a place. See CONTRIBUTING.md.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "knowledge/document.hpp"
#include "support/catch.hpp"
#include "support/desk.hpp"
#include "support/harmless.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// A path in the environment; empty, and said so, where there is none.
std::filesystem::path place_of(const char* name) {
  const char* place = std::getenv(name);
  if (place == nullptr) WARN("not tried: " << name << " is not set");
  return place != nullptr ? place : "";
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Whether JSON that others accept is refused for a reason of our own.
bool is_refused_on_purpose(const Faults& faults) {
  for (const std::string_view reason : {"stands here twice", "control character", "NUL"})
    if (faults.front().message.find(reason) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("JSON is what the JSON test suite says it is") {
  const std::filesystem::path place = place_of("JSON_TEST_SUITE");
  if (place.empty()) return;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(place)) {
    const std::string name = entry.path().filename();
    const bool is_test = entry.path().parent_path().filename() == "test_parsing";
    if (!is_test || entry.path().extension() != ".json") continue;
    ++files;
    std::pmr::monotonic_buffer_resource memory;
    Faults faults;
    const auto root = parse_json(content_of(entry.path()), memory, faults);
    INFO(name << " " << (faults.empty() ? "is read" : faults.front().message));
    if (name.starts_with("n_")) CHECK_FALSE(faults.empty());
    if (name.starts_with("y_")) CHECK((faults.empty() || is_refused_on_purpose(faults)));
    CHECK(root.has_value() >= faults.empty());
  }
  WARN(files << " files");
  CHECK(files > 300);
}

TEST_CASE("naughty strings are words, replies, answers and names of files like any other") {
  const std::filesystem::path place = place_of("NAUGHTY_STRINGS");
  if (place.empty()) return;
  std::ifstream stream(place);
  std::size_t lines = 0;
  for (std::string line; std::getline(stream, line); ++lines) {
    Desk desk;
    desk.files["mine"] = line;
    desk.is_terminal = true;
    desk.environment = {{"NO_COLOR", "1"}};
    desk.typed.assign(30, line);
    const std::vector<std::vector<std::string>> ways{{"advice", "--", line},
                                                     {"tips", "-f", line},
                                                     {"tips", "-f", "mine"},
                                                     {"ask", "--plain"},
                                                     {"advice", "-a", line},
                                                     {"advice", "--cause", line},
                                                     {line},
                                                     {"relief", "--plain", "--", line}};
    for (const auto& way : ways) {
      INFO(way.front() << ": " << line);
      CHECK(desk.run(way) < ExitCode::output_failed);
      CHECK(is_harmless(desk.out));
      CHECK(is_harmless(desk.err));
    }
  }
  WARN(lines << " lines");
  CHECK(lines > 500);
}
