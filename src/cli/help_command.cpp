// Help pages, from the same tables and options that are parsed, laid out like every other page.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <span>

#include "cli/arguments.hpp"
#include "legcramp/builtin.hpp"

namespace legcramp {
namespace {

using Is = Block::Is;

void add_options(Blocks& page, const Options& options, std::string_view group) {
  for (const Option& option : options)
    if (option.group == group && !option.is_argument())
      page.push_back({Is::term, option.explanation(), option.spelling()});
}

void add_arguments(Blocks& page, const Options& options) {
  if (std::ranges::none_of(options, &Option::is_argument)) return;
  page.push_back({Is::heading, "Arguments", {}});
  for (const Option& option : options)
    if (option.is_argument()) page.push_back({Is::term, option.explanation(), option.spelling()});
  for (const Option& option : options) {
    if (!option.value.is_choice) continue;
    page.push_back({Is::heading, fmt::format("{} is one of", option.value.name), {}});
    for (const Candidate& choice : option.value.candidates(builtin_knowledge()))
      page.push_back({Is::term, std::string(choice.meaning), choice.text});
  }
}

void add_groups(Blocks& page, const Options& options) {
  std::vector<std::string_view> seen;
  for (const Option& option : options) {
    if (option.is_argument() || std::ranges::find(seen, option.group) != seen.end()) continue;
    seen.push_back(option.group);
    page.push_back({Is::heading, option.group.empty() ? "Options" : std::string(option.group), {}});
    add_options(page, options, option.group);
  }
}

void add_exits(Blocks& page, std::span<const Exit> codes) {
  if (codes.empty()) return;
  page.push_back({Is::heading, "Exit codes", {}});
  for (const Exit& exit : codes)
    page.push_back(
        {Is::term, std::string(exit.meaning), fmt::format("{}", fmt::underlying(exit.code))});
}

void add_examples(Blocks& page, const std::vector<Example>& examples) {
  page.push_back({Is::heading, "Examples", {}});
  for (const Example& example : examples)
    page.push_back({Is::term, std::string(example.purpose), std::string(example.command)});
}

void add_commands(Blocks& page, bool for_authors) {
  for (const Command& command : commands())
    if (command.is_for_authors == for_authors)
      page.push_back({Is::term, std::string(command.summary), std::string(command.name)});
}

/// The options of all commands, by their shortest names alone.
std::string names_of_global_options() {
  GlobalOptions unused;
  std::string names;
  for (Option option : options_of(unused)) {
    if (!option.short_name().empty()) option.names = option.short_name();
    names.append(names.empty() ? "" : ", ").append(option.spelling());
  }
  return names;
}

Blocks page_of(const Command& command) {
  const Options options = options_of(command);
  Blocks page{{Is::heading, "legcramp " + usage_of(command, options), {}},
              {Is::detail, std::string(command.summary), {}}};
  add_arguments(page, options);
  add_groups(page, options);
  add_exits(page, command.exits);
  add_examples(page, command.examples);
  page.push_back({Is::heading, "For all commands (legcramp --help)", {}});
  page.push_back({Is::detail, names_of_global_options(), {}});
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
  GlobalOptions unused;
  add_options(page, options_of(unused), {});
  page.push_back({Is::term, "what follows is words, not options", "--"});
  add_exits(page, exits);
  add_examples(page, {{"legcramp", "what to do right now"},
                      {"legcramp advice cold feet", "look something up"},
                      {"legcramp ask", "what is it, and what follows?"}});
  page.push_back({Is::heading, "More", {}});
  page.push_back({Is::detail, "legcramp help COMMAND, man legcramp", {}});
  return page;
}

}  // namespace

std::string usage_of(const Command& command, const Options& options) {
  std::string usage = fmt::format("{} [OPTIONS]", command.name);
  for (const Option& option : options) {
    if (!option.is_argument()) continue;
    const auto [left, right] = option.is_required ? std::pair(" ", "") : std::pair(" [", "]");
    usage +=
        fmt::format("{}{}{}{}", left, option.value.name, right, option.can_repeat() ? "..." : "");
  }
  return usage;
}

Outcome help_with(std::string_view name) {
  if (name.empty()) return {HelpPage{page_of_all()}};
  const auto found = std::ranges::find(commands(), name, &Command::name);
  if (found == commands().end()) return unknown_command(name);
  return {HelpPage{page_of(*found)}};
}

Candidates names_of_commands(const Knowledge& /*knowledge*/) {
  Candidates names;
  for (const Command& command : commands())
    names.push_back({std::string(command.name), command.summary});
  return names;
}

Action add_help(Options& options) {
  const auto name = std::make_shared<std::string>();
  options = {{{}, {"COMMAND", names_of_commands}, name.get(), "the command to explain"}};
  return [name](const Session& /*session*/) { return help_with(*name); };
}

}  // namespace legcramp
