// Help pages, from the same tables and options that are parsed, laid out like every other page.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "cli/global_options.hpp"

namespace legcramp {
namespace {

using Is = Block::Is;

std::string spelling_of(const CLI::Option& option) {
  if (option.get_positional()) return option.get_type_name();
  std::string names;
  for (const std::string& name : option.get_snames()) names += "-" + name;
  for (const std::string& name : option.get_lnames())
    names.append(names.empty() ? "--" : ", --").append(name);
  return option.get_expected_max() > 0 ? names + " " + option.get_type_name() : names;
}

void add_options(Blocks& page, const CLI::App& app) {
  for (const CLI::Option* option : app.get_options())
    page.push_back({Is::term, option->get_description(), spelling_of(*option)});
}

void add_commands(Blocks& page, bool for_authors) {
  for (const Command& command : commands())
    if (command.is_for_authors == for_authors)
      page.push_back({Is::term, std::string(command.summary), std::string(command.name)});
}

Blocks page_of(const Command& command) {
  CLI::App app;
  app.set_help_flag();
  command.add(app);
  std::string usage = fmt::format("legcramp {} [OPTIONS]", command.name);
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional())
      usage += fmt::format(" [{}]{}", option->get_type_name(),
                           option->get_expected_max() > 1 ? "..." : "");
  Blocks page{{Is::heading, usage, {}}, {Is::detail, std::string(command.summary), {}}};
  page.push_back({Is::heading, "Arguments and options", {}});
  add_options(page, app);
  page.push_back({Is::heading, "Examples", {}});
  for (const std::string_view example : command.examples)
    page.push_back({Is::code, std::string(example), {}});
  page.push_back({Is::heading, "Options for all commands", {}});
  page.push_back({Is::code, "legcramp --help", {}});
  return page;
}

Blocks page_of_all() {
  CLI::App app;
  GlobalOptions options;
  add_global_options(app, options);
  Blocks page{{Is::heading, "legcramp [OPTIONS] [COMMAND]", {}},
              {Is::detail,
               "What to do about leg cramps at night. Without a command: what to do right now.",
               {}},
              {Is::heading, "Commands", {}}};
  add_commands(page, false);
  page.push_back({Is::heading, "For those who edit the knowledge", {}});
  add_commands(page, true);
  page.push_back({Is::heading, "Options, in any place", {}});
  add_options(page, app);
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

Action add_help(CLI::App& app) {
  const auto name = std::make_shared<std::string>();
  app.add_option("command", *name, "the command to explain")->type_name("COMMAND");
  return [name](const Session& /*session*/) { return help_with(*name); };
}

}  // namespace legcramp
