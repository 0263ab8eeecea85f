#include "cli/global_options.hpp"

namespace legcramp {

void add_global_options(CLI::App& app, GlobalOptions& options) {
  const auto add_flag = [&](const char* names, bool& flag, const char* meaning) {
    app.add_flag(names, flag, meaning)->disable_flag_override();
  };
  app.set_help_flag("-h,--help", "print this help");
  add_flag("-V,--version", options.version, "print the versions of program and knowledge");
  add_flag("--json", options.json, "print JSON, for scripts");
  add_flag("--why", options.why, "show the rule, the answers and the source behind each line");
  app.add_option("-f,--knowledge", options.knowledge_file,
                 "read this knowledge file instead of the built-in one; - is standard input")
      ->type_name("FILE");
  app.add_option("--color", options.color, "auto, always or never")->type_name("WHEN");
  add_flag("--plain", options.plain, "no colour, nothing that moves");
  add_flag("--no-input", options.no_input, "never ask anything");
}

}  // namespace legcramp
