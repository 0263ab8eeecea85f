#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace legcramp {

/// The options of every command; they can stand in any place.
struct GlobalOptions {
  bool json = false;
  bool why = false;
  bool plain = false;
  bool no_input = false;
  bool version = false;
  std::string knowledge_file;
  std::string color = "auto";
};

void add_global_options(CLI::App& app, GlobalOptions& options);

}  // namespace legcramp
