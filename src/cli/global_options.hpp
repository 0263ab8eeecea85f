#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace legcramp {

/// The options of every command; they can stand in any place.
struct GlobalOptions {
  bool json = false;
  bool why = false;
  bool plain = false;
  bool no_input = false;
  bool version = false;
  std::optional<std::string> knowledge_file;
  std::string color = "auto";
};

void add_global_options(CLI::App& app, GlobalOptions& options);

/// Adds only those that occur among the arguments: the others would take a fifth of the start.
void add_global_options(CLI::App& app, GlobalOptions& options,
                        const std::vector<std::string>& arguments);

}  // namespace legcramp
