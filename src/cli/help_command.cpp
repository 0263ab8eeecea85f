// Help pages, from the same tables and options that are parsed, laid out like every other page.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/arguments.hpp"

namespace legcramp {
namespace {

using Is = Block::Is;

void add_options(Blocks& page, const std::vector<OptionHelp>& options) {
  for (const OptionHelp& option : options)
    page.push_back({Is::term, option.meaning, option.spelling});
}

void add_commands(Blocks& page, bool for_authors) {
  for (const Command& command : commands())
    if (command.is_for_authors == for_authors)
      page.push_back({Is::term, std::string(command.summary), std::string(command.name)});
}

Blocks page_of(const Command& command) {
  const std::vector<OptionHelp> options = options_of(command);
  std::string usage = fmt::format("legcramp {} [OPTIONS]", command.name);
  for (const OptionHelp& option : options)
    if (option.is_argument)
      usage += fmt::format(" [{}]{}", option.spelling, option.can_repeat ? "..." : "");
  Blocks page{{Is::heading, usage, {}}, {Is::detail, std::string(command.summary), {}}};
  page.push_back({Is::heading, "Arguments and options", {}});
  add_options(page, options);
  page.push_back({Is::heading, "Examples", {}});
  for (const std::string_view example : command.examples)
    page.push_back({Is::code, std::string(example), {}});
  page.push_back({Is::heading, "Options for all commands", {}});
  page.push_back({Is::code, "legcramp --help", {}});
  return page;
}

Blocks page_of_all() {
  Blocks page{{Is::heading, "legcramp [OPTIONS] [COMMAND]", {}},
              {Is::detail,
               "What to do about leg cramps at night. Without a command: what to do right now.",
               {}},
              {Is::heading, "Commands", {}}};
  add_commands(page, false);
  page.push_back({Is::heading, "For those who edit the knowledge", {}});
  add_commands(page, true);
  page.push_back({Is::heading, "Options, in any place", {}});
  add_options(page, global_options());
  page.push_back({Is::heading, "Exit codes", {}});
  page.push_back({Is::term, "done, also in an emergency", "0"});
  page.push_back({Is::term, "nothing found, a problem (check), a change (diff)", "1"});
  page.push_back({Is::term, "wrong usage", "2"});
  page.push_back({Is::term, "a file is missing or not valid", "3"});
  page.push_back({Is::term, "the questions were not all answered", "4"});
  page.push_back({Is::term, "the output could not be written", "5"});
  page.push_back({Is::term, "a bug in legcramp", "70"});
  return page;
}

}  // namespace

Outcome help_with(std::string_view name) {
  if (name.empty()) return {HelpPage{page_of_all()}};
  const auto found = std::ranges::find(commands(), name, &Command::name);
  if (found == commands().end()) return unknown_command(name);
  return {HelpPage{page_of(*found)}};
}

Action add_help(Options& options) {
  const auto name = std::make_shared<std::string>();
  options.argument("COMMAND", *name, "the command to explain");
  return [name](const Session& /*session*/) { return help_with(*name); };
}

}  // namespace legcramp
