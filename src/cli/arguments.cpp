#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "cli/options.hpp"
#include "knowledge/spelling.hpp"
#include "output/blocks.hpp"

namespace legcramp {
namespace {

constexpr const char* help_names = "-h,--help";
constexpr const char* help_meaning = "print this help";

template <class Value>
CLI::Option* add(CLI::App& app, const std::string& names, const std::string& type, Value& value,
                 const std::string& meaning) {
  return app.add_option(names, value, meaning)->type_name(type);
}

void declare(Options& options, GlobalOptions& global) {
  options.flag("-V,--version", global.version, "print the versions of program and knowledge");
  options.flag("--json", global.json, "print JSON, for scripts");
  options.flag("--why", global.why, "show the rule, the answers and the source behind each line");
  options.value("-f,--knowledge", "FILE", global.knowledge_file,
                "read this knowledge file instead of the built-in one; - is standard input");
  options.value("--color", "WHEN", global.color, "auto, always or never");
  options.flag("--plain", global.plain, "no colour, nothing that moves");
  options.flag("--no-input", global.no_input, "never ask anything");
}

std::vector<OptionHelp> help_on(const CLI::App& app) {
  std::vector<OptionHelp> all;
  for (const CLI::Option* option : app.get_options()) {
    OptionHelp help{
        {}, option->get_description(), option->get_positional(), option->get_expected_max() > 1};
    std::string& spelling = help.spelling;
    for (const std::string& name : option->get_snames()) spelling += "-" + name;
    for (const std::string& name : option->get_lnames())
      spelling.append(spelling.empty() ? "--" : ", --").append(name);
    if (help.is_argument) spelling = option->get_type_name();
    else if (option->get_expected_max() > 0) spelling.append(" ").append(option->get_type_name());
    all.push_back(std::move(help));
  }
  return all;
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

  /// A command whose name does not occur cannot have been chosen, so it is not built: that takes
  /// most of the start.
  void add_all() {
    Options options(app_, &arguments_);
    app_.set_help_flag();
    if (options.occurs(help_names)) app_.set_help_flag(help_names, help_meaning);
    declare(options, request_.options);
    app_.require_subcommand(0, 1);
    for (const Command& command : commands()) {
      if (std::ranges::find(arguments_, command.name) == arguments_.end()) continue;
      CLI::App* sub = app_.add_subcommand(std::string(command.name));
      sub->fallthrough();
      Options own(*sub, &arguments_);
      added_.push_back({sub, &command, command.add(own)});
    }
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
    } catch (const CLI::CallForHelp&) {
      return help_with(chosen() != nullptr ? chosen()->command->name : "");
    } catch (const CLI::ParseError& error) {
      return misunderstood(error);
    }
    constexpr std::array<std::string_view, 3> color_modes{"auto", "always", "never"};
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
    const std::vector<std::string> left = app_.remaining(true);
    const auto first = std::ranges::find_if(arguments_, [&](const std::string& argument) {
      return std::ranges::find(left, argument) != left.end();
    });
    const std::string unknown = first != arguments_.end() ? *first
                                : left.empty()            ? ""
                                                          : left.front();
    if (unknown.size() > 1 && unknown.front() == '-') return unknown_option(unknown);
    if (chosen() == nullptr) return unknown_command(unknown);
    return wrong_usage("unexpected-argument",
                       fmt::format("\"{}\" is one argument too many; see \"legcramp help {}\"",
                                   quote_briefly(unknown), chosen()->command->name));
  }

  [[nodiscard]] Outcome unknown_option(const std::string& written) const {
    const std::string name = written.substr(0, written.find('='));
    if (chosen() != nullptr && chosen()->app->get_option_no_throw(name) != nullptr)
      return wrong_usage("unknown-option",
                         fmt::format("{} goes after the command: \"legcramp {} {} ...\"",
                                     quote_briefly(name), chosen()->command->name, name));
    std::vector<OptionHelp> all = global_options();
    if (chosen() != nullptr)
      std::ranges::move(options_of(*chosen()->command), std::back_inserter(all));
    std::vector<std::string> names;
    for (const OptionHelp& option : all)
      if (const std::size_t at = option.spelling.find("--"); at != std::string::npos)
        names.push_back(option.spelling.substr(at, option.spelling.find(' ', at) - at));
    return wrong_usage("unknown-option", fmt::format("unknown option \"{}\"", quote_briefly(name)),
                       suggest(name, {names.begin(), names.end()}));
  }

  const std::vector<std::string>& arguments_;
  CLI::App app_{"", "legcramp"};
  std::vector<Added> added_;
  Request request_;
};

}  // namespace

bool Options::occurs(const std::string& names) const {
  const std::size_t at = names.find("--");
  const std::string_view long_name =
      at != std::string::npos ? std::string_view(names).substr(at) : std::string_view();
  const char short_name = at == 0 ? '\0' : names.at(1);
  return arguments_ == nullptr || std::ranges::any_of(*arguments_, [&](std::string_view argument) {
           if (argument.starts_with("--"))
             return argument.substr(0, argument.find('=')) == long_name;
           return argument.starts_with('-') && short_name != '\0' &&
                  argument.find(short_name) != std::string_view::npos;
         });
}

void Options::flag(const std::string& names, bool& is_given, const std::string& meaning) {
  if (occurs(names)) app_.add_flag(names, is_given, meaning)->disable_flag_override();
}
void Options::value(const std::string& names, const std::string& type, std::string& value,
                    const std::string& meaning) {
  if (occurs(names)) add(app_, names, type, value, meaning);
}
void Options::value(const std::string& names, const std::string& type,
                    std::optional<std::string>& value, const std::string& meaning) {
  if (occurs(names)) add(app_, names, type, value, meaning);
}
void Options::values(const std::string& names, const std::string& type,
                     std::vector<std::string>& values, const std::string& meaning) {
  if (occurs(names))
    add(app_, names, type, values, meaning)->take_all()->expected(1)->allow_extra_args(false);
}
void Options::argument(const std::string& type, std::string& value, const std::string& meaning) {
  add(app_, "argument" + type, type, value, meaning);
}
void Options::argument(const std::string& type, std::optional<std::string>& value,
                       const std::string& meaning) {
  add(app_, "argument" + type, type, value, meaning);
}
void Options::arguments(const std::string& type, std::vector<std::string>& values,
                        const std::string& meaning) {
  add(app_, "argument" + type, type, values, meaning);
}

Request understand(const std::vector<std::string>& arguments) { return Parser(arguments).parse(); }

std::vector<OptionHelp> options_of(const Command& command) {
  CLI::App app;
  app.set_help_flag();
  Options options(app);
  command.add(options);
  return help_on(app);
}

std::vector<OptionHelp> global_options() {
  CLI::App app;
  app.set_help_flag(help_names, help_meaning);
  Options options(app);
  GlobalOptions global;
  declare(options, global);
  return help_on(app);
}

}  // namespace legcramp
