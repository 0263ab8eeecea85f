#include <fmt/format.h>

#include "cli/command.hpp"
#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

Outcome failed(ExitCode exit, std::string code, std::string message,
               std::vector<std::string> did_you_mean) {
  FailureReport failure;
  failure.code = std::move(code);
  failure.message = std::move(message);
  failure.did_you_mean = std::move(did_you_mean);
  return {Report{std::move(failure)}, exit};
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> table{
      {"advice",
       "look something up by keyword or by cause",
       {"legcramp advice cold feet", "legcramp advice --cause cold --cause fatigue"},
       false,
       add_advice},
      {"tips",
       "the five prevention tips, or one of them in full",
       {"legcramp tips", "legcramp tips 3", "legcramp tips shoes"},
       false,
       add_tips},
      {"relief",
       "what to do during a cramp, step by step",
       {"legcramp relief", "legcramp relief foot-stretch"},
       false,
       add_relief},
      {"help",
       "how to use legcramp, or one of its commands",
       {"legcramp help advice"},
       false,
       add_help},
      {"export",
       "print the knowledge, its schema, or its ids",
       {"legcramp export knowledge > mine.json", "legcramp export ids"},
       true,
       add_export},
  };
  return table;
}

Outcome start(const Session& session) {
  return {Report{StartReport{assess(*session.knowledge, Sheet(*session.knowledge))}}};
}

Outcome wrong_usage(std::string code, std::string message, std::vector<std::string> did_you_mean) {
  return failed(ExitCode::wrong_usage, std::move(code), std::move(message),
                std::move(did_you_mean));
}

Outcome unknown_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return wrong_usage("unknown-command", fmt::format("unknown command \"{}\"", quote_briefly(name)),
                     suggest(name, names));
}

Outcome nothing_found(std::string message) {
  return failed(ExitCode::nothing_found, "nothing-found", std::move(message), {});
}

}  // namespace legcramp
