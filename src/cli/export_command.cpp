#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "cli/sheet_options.hpp"
#include "knowledge/schema.hpp"
#include "knowledge/spelling.hpp"
#include "output/json.hpp"

namespace legcramp {
namespace {

struct Options {
  std::string kind;
  SheetOptions sheet;
};

std::string ids_of(const Knowledge& knowledge) {
  std::string lines;
  for (const Entry& entry : entries(knowledge))
    lines += fmt::format("{}\t{}\t{}\n", name_of(entry.kind), entry.id.text, escape(entry.name));
  return lines;
}

struct Exportable {
  std::string_view kind;
  std::string (*print)(const Session&);
};
constexpr std::array<Exportable, 4> exportables{{
    {"knowledge", [](const Session& session) { return std::string(session.file); }},
    {"schema", [](const Session& /*session*/) { return print_json(knowledge_schema()); }},
    {"output-schema", [](const Session& /*session*/) { return print_json(output_schema()); }},
    {"ids", [](const Session& session) { return ids_of(*session.knowledge); }},
}};
constexpr std::string_view bedside = "bedside";

Outcome print_bedside(const Session& session, const SheetOptions& options) {
  Sheet sheet(*session.knowledge);
  if (auto wrong = read_sheet(session, options, sheet)) return *wrong;
  return {BedsidePage{std::move(sheet)}};
}

Outcome print(const Session& session, const Options& options) {
  if (options.kind == bedside) return print_bedside(session, options.sheet);
  if (options.sheet.is_given())
    return wrong_usage("bad-option", "answers and causes are for \"export bedside\"");
  const std::span all(exportables);
  const auto found = std::ranges::find(all, options.kind, &Exportable::kind);
  if (found != all.end()) return {found->print(session)};
  std::vector<std::string_view> kinds{bedside};
  kinds.reserve(all.size() + 1);
  for (const Exportable& exportable : exportables) kinds.push_back(exportable.kind);
  const std::string what = options.kind.empty()
                               ? "say what to print"
                               : fmt::format("cannot export \"{}\"", quote_briefly(options.kind));
  return wrong_usage("unknown-export", fmt::format("{}; one of: {}", what, fmt::join(kinds, ", ")),
                     suggest(options.kind, kinds));
}

}  // namespace

Action add_export(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("kind", options->kind,
                 "bedside (a page to print), knowledge, schema (of knowledge files), output-schema "
                 "(of --json) or ids")
      ->type_name("KIND");
  add_sheet_options(app, options->sheet);
  return [options](const Session& session) { return print(session, *options); };
}

}  // namespace legcramp
