#pragma once
// What is known of the person, as options of a command: answers and causes.

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace legcramp {

struct SheetOptions {
  std::vector<std::string> answers;
  std::optional<std::string> file;
  std::vector<std::string> causes;

  [[nodiscard]] bool is_given() const { return !answers.empty() || file || !causes.empty(); }
  [[nodiscard]] bool is_from_input() const { return file == "-"; }
};

/// Adds `-a`, `--answers` and `--cause`.
void add_sheet_options(Options& options, SheetOptions& sheet);

/// Reads them: nothing, or what is wrong with them.
std::optional<Outcome> read_sheet(const Session& session, const SheetOptions& options,
                                  Sheet& sheet);

}  // namespace legcramp
