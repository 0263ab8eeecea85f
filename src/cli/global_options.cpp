#include "cli/global_options.hpp"

#include <algorithm>

namespace legcramp {
namespace {

/// Whether one of the arguments could be this option, given by its names: "-V,--version".
bool is_among(const std::vector<std::string>& arguments, std::string_view names) {
  const std::string_view long_name = names.substr(names.find("--"));
  const char short_name = names.starts_with("--") ? '\0' : names.at(1);
  return std::ranges::any_of(arguments, [&](const std::string& argument) {
    if (argument.starts_with("--")) return argument.substr(0, argument.find('=')) == long_name;
    return argument.starts_with('-') && short_name != '\0' &&
           argument.find(short_name) != std::string::npos;
  });
}

/// Adds all options, or those that occur.
void add_options(CLI::App& app, GlobalOptions& options, const std::vector<std::string>* arguments) {
  const auto is_wanted = [&](const char* names) {
    return arguments == nullptr || is_among(*arguments, names);
  };
  const auto add_flag = [&](const char* names, bool& flag, const char* meaning) {
    if (is_wanted(names)) app.add_flag(names, flag, meaning)->disable_flag_override();
  };
  const auto add_option = [&](const char* names, auto& value, const char* type,
                              const char* meaning) {
    if (is_wanted(names)) app.add_option(names, value, meaning)->type_name(type);
  };
  if (is_wanted("-h,--help")) app.set_help_flag("-h,--help", "print this help");
  add_flag("-V,--version", options.version, "print the versions of program and knowledge");
  add_flag("--json", options.json, "print JSON, for scripts");
  add_flag("--why", options.why, "show the rule, the answers and the source behind each line");
  add_option("-f,--knowledge", options.knowledge_file, "FILE",
             "read this knowledge file instead of the built-in one; - is standard input");
  add_option("--color", options.color, "WHEN", "auto, always or never");
  add_flag("--plain", options.plain, "no colour, nothing that moves");
  add_flag("--no-input", options.no_input, "never ask anything");
}

}  // namespace

void add_global_options(CLI::App& app, GlobalOptions& options) {
  add_options(app, options, nullptr);
}

void add_global_options(CLI::App& app, GlobalOptions& options,
                        const std::vector<std::string>& arguments) {
  add_options(app, options, &arguments);
}

}  // namespace legcramp
