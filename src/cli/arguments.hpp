#pragma once
// From the words on the command line to a command and its options. The library that parses is known
// here alone.

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace legcramp {

/// The options of every command; they can stand in any place.
struct GlobalOptions {
  bool help = false;
  bool json = false;
  bool why = false;
  bool plain = false;
  bool no_input = false;
  bool version = false;
  std::optional<std::string> knowledge_file;
  std::string color = "auto";
};

/// What was asked for.
struct Request {
  GlobalOptions options;
  const Command* command = nullptr;  ///< none: the page of no arguments
  Action action;                     ///< of the command
  std::optional<Outcome> instead;    ///< help, or what is wrong with the arguments
  bool must_not_wait = false;        ///< so only a regular file can be the knowledge
};
Request understand(const std::vector<std::string>& arguments);

Options options_of(GlobalOptions& global);
/// To read, not to parse: what they would fill is gone.
Options options_of(const Command& command);

}  // namespace legcramp
