#include "cli/manual.hpp"

#include <fmt/format.h>

#include <array>
#include <span>

#include "cli/arguments.hpp"
#include "embedded/manual_page.hpp"
#include "legcramp/builtin.hpp"

namespace legcramp {
namespace {

/// A line of text: nothing in it is an instruction of the language.
std::string plain(std::string_view text) {
  std::string line;
  for (const char c : text) line += c == '\\' ? std::string("\\e") : std::string(1, c);
  if (line.starts_with('.') || line.starts_with('\'')) line.insert(0, "\\&");
  return line + "\n";
}

std::string item_of(const Option& option) {
  std::string item = ".It";
  if (!option.short_name().empty()) item += fmt::format(" Fl {}", option.short_name().substr(1));
  if (!option.long_name().empty())
    item += fmt::format("{} Fl \\-{}", option.short_name().empty() ? "" : " ,",
                        option.long_name().substr(2));
  if (!option.value.name.empty()) item += fmt::format(" Ar {}", option.value.name);
  return item + "\n" + plain(option.explanation());
}

std::string items_of(const Options& options) {
  std::string items;
  for (const Option& option : options) items += item_of(option);
  return items;
}

std::string items_of(std::span<const Exit> exits) {
  std::string items;
  for (const Exit& exit : exits)
    items += fmt::format(".It {}\n{}", fmt::underlying(exit.code), plain(exit.meaning));
  return items;
}

std::string items_of(const Candidates& choices) {
  std::string items;
  for (const Candidate& choice : choices)
    items += fmt::format(".It Cm {}\n{}", choice.text, plain(choice.meaning));
  return items;
}

std::string listed(const std::string& items) {
  return items.empty() ? items : fmt::format(".Bl -tag -width Ds\n{}.El\n", items);
}

std::string section_of(const Command& command) {
  const Options options = options_of(command);
  std::string section =
      fmt::format(".Ss {}\n{}", usage_of(command, options), plain(command.summary));
  section += listed(items_of(options));
  for (const Option& option : options)
    if (option.value.is_choice)
      section += listed(items_of(option.value.candidates(builtin_knowledge())));
  if (!command.exits.empty()) section += ".Pp\nExit status:\n" + listed(items_of(command.exits));
  return section;
}

std::string examples() {
  std::string all;
  for (const Command& command : commands())
    for (const Example& example : command.examples)
      all += fmt::format("{}{}.Dl {}", all.empty() ? "" : ".Pp\n", plain(example.purpose),
                         plain(example.command));
  return all;
}

std::string commands_sections() {
  std::string all;
  for (const Command& command : commands()) all += section_of(command);
  return all;
}

}  // namespace

std::string manual() {
  GlobalOptions unused;
  const std::array<std::pair<std::string_view, std::string>, 4> parts{{
      {"@commands@\n", commands_sections()},
      {"@options@\n", items_of(options_of(unused))},
      {"@exits@\n", items_of(exits)},
      {"@examples@\n", examples()},
  }};
  std::string page(manual_page);
  for (const auto& [mark, text] : parts) page.replace(page.find(mark), mark.size(), text);
  return page;
}

}  // namespace legcramp
