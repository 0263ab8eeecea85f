#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "knowledge/spelling.hpp"

namespace legcramp {

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
  Failure failure;
  failure.code = std::move(code);
  failure.message = std::move(message);
  failure.did_you_mean = std::move(did_you_mean);
  return {std::move(failure), ExitCode::wrong_usage};
}

Outcome unknown_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return wrong_usage(
      "unknown-command",
      fmt::format("unknown command \"{}\"; see \"legcramp help\"", quote_briefly(name)),
      suggest(name, names));
}

Outcome nothing_found(const Knowledge& knowledge, std::string message) {
  const Help& help = *std::ranges::find(knowledge.help, Urgency::emergency, &Help::urgency);
  Failure failure;
  failure.code = "nothing-found";
  failure.message = std::move(message);
  failure.note = help.signs.empty() ? std::string{} : fmt::format("{} {}", help.signs, help.text);
  return {std::move(failure), ExitCode::nothing_found};
}

}  // namespace legcramp
