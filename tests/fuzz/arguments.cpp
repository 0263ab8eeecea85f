// Arguments, one on each line; the lines are also what is typed.

#include "cli/arguments.hpp"

#include "embedded/small_file.hpp"
#include "support/desk.hpp"
#include "support/fuzz.hpp"

namespace legcramp::testing {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// What takes long with the built-in knowledge is done with a small file.
void use_small_file(std::vector<std::string>& arguments) {
  const bool is_slow = std::ranges::any_of(arguments, [](const std::string& argument) {
    return argument == "check" || argument == "diff" || argument == "bedside";
  });
  if (is_slow && std::ranges::find(arguments, "-f") == arguments.end())
    arguments.insert(arguments.begin(), {"-f", "small"});
}

}  // namespace

void try_input(std::string_view text, std::uint64_t chosen) {
  std::vector<std::string> arguments = lines_of(text);
  if (chosen % 8 != 0) {  // all are understood, some carried out
    static_cast<void>(understand(arguments));
    return;
  }
  Desk desk;
  desk.typed = arguments;
  desk.files["small"] = small_file;
  desk.files["answers"] = R"({"format_version":"1.0","answers":{"red-flag":"no"}})";
  desk.files["-"] = text;
  desk.is_terminal = chosen % 16 == 0;
  desk.environment["NO_COLOR"] = "1";
  desk.environment["TERM"] = "dumb";
  use_small_file(arguments);
  const ExitCode exit = desk.run(arguments);
  must(exit < ExitCode::output_failed, "arguments are no bug, and nothing fails to be written",
       text);
  if (arguments.empty() || arguments.front() != "__complete") must_be_harmless(desk.err);
  const bool is_raw = std::ranges::find(arguments, "export") != arguments.end() ||
                      std::ranges::find(arguments, "--color") != arguments.end() ||
                      std::ranges::find(arguments, "--color=always") != arguments.end() ||
                      (!arguments.empty() && arguments.front() == "__complete");
  if (!is_raw) must_be_harmless(desk.out);
  must(exit != ExitCode::wrong_usage || !desk.out.empty() || !desk.err.empty(),
       "what is wrong is told", text);
}

}  // namespace legcramp::testing
