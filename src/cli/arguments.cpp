#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "cli/options.hpp"
#include "knowledge/spelling.hpp"
#include "legcramp/builtin.hpp"
#include "output/blocks.hpp"

namespace legcramp {
namespace {

constexpr std::array<std::string_view, 3> color_modes{"auto", "always", "never"};

/// Whether an argument could be this option.
bool occurs(const Option& option, const std::vector<std::string>& arguments) {
  const std::string_view long_name = option.long_name();
  const std::string_view short_name = option.short_name();
  return std::ranges::any_of(arguments, [&](std::string_view argument) {
    if (argument.starts_with("--")) return argument.substr(0, argument.find('=')) == long_name;
    return argument.starts_with('-') && !short_name.empty() &&
           argument.find(short_name.back()) != std::string_view::npos;
  });
}

void add(CLI::App& app, const Option& option) {
  const std::string names(option.is_argument() ? option.value.name : option.names);
  if (bool* const* flag = std::get_if<bool*>(&option.target)) {
    app.add_flag(names, **flag)->disable_flag_override();
    return;
  }
  std::visit(
      [&](auto* target) {
        CLI::Option* added = app.add_option(names, *target);
        if (option.can_repeat() && !option.is_argument())
          added->take_all()->expected(1)->allow_extra_args(false);
      },
      option.target);
}

/// One reading of the arguments.
class Parser {
 public:
  explicit Parser(const std::vector<std::string>& arguments) : arguments_(arguments) {}

  Request parse() {
    add_all();
    request_.instead = problem();
    if (const Added* added = chosen()) {
      request_.command = added->command;
      request_.action = added->action;
    }
    // Parsing may have ended before --json was reached.
    if (request_.instead)
      request_.options.json =
          request_.options.json || std::ranges::find(arguments_, "--json") != arguments_.end();
    return std::move(request_);
  }

 private:
  struct Added {
    CLI::App* app;
    const Command* command;
    Action action;
  };

  /// A command whose name does not occur cannot have been chosen, and so with its options: what is
  /// not built saves most of the start.
  void add_all() {
    app_.set_help_flag();
    add_those_that_occur(app_, options_of(request_.options));
    app_.require_subcommand(0, 1);
    for (const Command& command : commands()) {
      if (std::ranges::find(arguments_, command.name) == arguments_.end()) continue;
      CLI::App* sub = app_.add_subcommand(std::string(command.name));
      sub->fallthrough();
      Options options;
      added_.push_back({sub, &command, command.add(options)});
      add_those_that_occur(*sub, options);
    }
  }

  void add_those_that_occur(CLI::App& app, const Options& options) const {
    for (const Option& option : options)
      if (option.is_argument() || occurs(option, arguments_)) add(app, option);
  }

  std::optional<Outcome> problem() {
    // Else the library takes the next argument for the value.
    for (const std::string& argument : arguments_) {
      if (argument == "--") break;
      if (argument.starts_with("--") && argument.ends_with('='))
        return value_is_wrong(argument.substr(0, argument.size() - 1));
    }
    try {
      std::vector<std::string> reversed(arguments_.rbegin(), arguments_.rend());
      app_.parse(reversed);
    } catch (const CLI::ParseError& error) {
      if (!request_.options.help) return misunderstood(error);
    }
    if (request_.options.help) return help_with(chosen() != nullptr ? chosen()->command->name : "");
    if (std::ranges::find(color_modes, request_.options.color) == color_modes.end())
      return wrong_usage("bad-option", fmt::format("--color is auto, always or never, not \"{}\"",
                                                   quote_briefly(request_.options.color)));
    return std::nullopt;
  }

  [[nodiscard]] const Added* chosen() const {
    const auto found =
        std::ranges::find_if(added_, [](const Added& added) { return added.app->parsed(); });
    return found == added_.end() ? nullptr : &*found;
  }

  /// An option by its name: of the command that was chosen, or of all; null if there is none.
  [[nodiscard]] const CLI::Option* find_option(const std::string& name) const {
    for (const Added& added : added_)
      if (const CLI::Option* option = added.app->get_option_no_throw(name)) return option;
    return app_.get_option_no_throw(name);
  }

  [[nodiscard]] Outcome value_is_wrong(const std::string& name) const {
    const CLI::Option* option = find_option(name);
    const bool is_flag = option != nullptr && option->get_expected_max() == 0;
    return wrong_usage("bad-option", fmt::format("{} {}", quote_briefly(name),
                                                 is_flag ? "takes no value" : "needs a value"));
  }

  /// What is wrong with the arguments, in our own words.
  [[nodiscard]] Outcome misunderstood(const CLI::ParseError& error) const {
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return too_much();
    const std::string_view text = error.what();
    std::string name(text.substr(0, text.find_first_of(": ")));
    if (!name.starts_with('-')) name.insert(0, "--");
    const CLI::Option* option = find_option(name);
    if (option == nullptr)
      return wrong_usage("bad-option", "these arguments do not go together; see \"legcramp help\"");
    if (option->get_expected_max() > 0 && option->count() > 1)
      return wrong_usage("bad-option", fmt::format("{} is given twice", name));
    return value_is_wrong(name);
  }

  [[nodiscard]] Outcome too_much() const {
    std::vector<std::string> left = app_.remaining(true);
    std::erase(left, "--");
    const auto first = std::ranges::find_if(arguments_, [&](const std::string& argument) {
      return std::ranges::find(left, argument) != left.end();
    });
    const std::string unknown = first != arguments_.end() ? *first
                                : left.empty()            ? ""
                                                          : left.front();
    if (unknown.size() > 1 && unknown.front() == '-') return unknown_option(unknown);
    const Command* command = chosen() != nullptr ? chosen()->command : nullptr;
    if (command == nullptr) return unknown_command(unknown, left.size() > 1);
    Outcome wrong = one_too_many(unknown, command->name);
    return command->is_for_authors ? wrong : with_signs(std::move(wrong), builtin_knowledge());
  }

  [[nodiscard]] Outcome unknown_option(const std::string& written) const {
    const std::string name = written.substr(0, written.find('='));
    if (chosen() != nullptr && chosen()->app->get_option_no_throw(name) != nullptr)
      return wrong_usage("unknown-option",
                         fmt::format("{} goes after the command: \"legcramp {} {} ...\"",
                                     quote_briefly(name), chosen()->command->name, name));
    GlobalOptions unused;
    Options all = options_of(unused);
    if (chosen() != nullptr)
      std::ranges::move(options_of(*chosen()->command), std::back_inserter(all));
    std::vector<std::string_view> names;
    for (const Option& option : all)
      if (!option.long_name().empty()) names.push_back(option.long_name());
    Outcome wrong =
        wrong_usage("unknown-option", fmt::format("unknown option \"{}\"", quote_briefly(name)),
                    suggest(name, names));
    const bool is_for_authors = chosen() != nullptr && chosen()->command->is_for_authors;
    const bool is_alone = arguments_.size() == 1;
    return is_for_authors || is_alone
               ? wrong
               : with_signs_if_unclear(std::move(wrong), builtin_knowledge());
  }

  const std::vector<std::string>& arguments_;
  CLI::App app_{"", "legcramp"};
  std::vector<Added> added_;
  Request request_;
};

}  // namespace

Options options_of(GlobalOptions& global) {
  return {
      {"-h,--help", {}, &global.help, "print this help"},
      {"-V,--version", {}, &global.version, "print the versions of program and knowledge"},
      {"--json", {}, &global.json, "print JSON, for scripts"},
      {"--why", {}, &global.why, "show the rule, the answers and the source behind each line"},
      {"-f,--knowledge", a_file, &global.knowledge_file,
       "read this knowledge file instead of the built-in one; - is standard input"},
      {"--color",
       {"WHEN",
        [](const Knowledge& /*knowledge*/) {
          Candidates modes;
          for (const std::string_view mode : color_modes) modes.push_back({std::string(mode), {}});
          return modes;
        }},
       &global.color,
       "auto (if not given), always or never"},
      {"--plain", {}, &global.plain, "no colour, nothing that moves"},
      {"--no-input", {}, &global.no_input, "never ask anything"},
  };
}

Options options_of(const Command& command) {
  Options options;
  command.add(options);
  return options;
}

Request understand(const std::vector<std::string>& arguments) { return Parser(arguments).parse(); }

}  // namespace legcramp
