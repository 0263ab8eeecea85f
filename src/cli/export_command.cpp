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

struct Given {
  std::string kind;
  SheetOptions sheet;
};

std::string ids_of(const Knowledge& knowledge) {
  std::string lines;
  for (const Entry& entry : entries(knowledge))
    lines += fmt::format("{}\t{}\t{}\n", name_of(entry.kind), entry.id.text, escape(entry.name));
  return lines;
}

Outcome bedside_for(const Session& session, const SheetOptions& options) {
  Sheet sheet(*session.knowledge);
  if (auto wrong = read_sheet(session, options, sheet)) return *wrong;
  return {BedsidePage{std::move(sheet)}};
}

struct Exportable {
  std::string_view kind;
  bool takes_answers;
  Outcome (*print)(const Session&, const SheetOptions&);
};
constexpr std::array<Exportable, 5> exportables{{
    {"bedside", true, bedside_for},
    {"knowledge", false,
     [](const Session& session, const SheetOptions& /*none*/) -> Outcome {
       return {std::string(session.file)};
     }},
    {"schema", false,
     [](const Session& /*session*/, const SheetOptions& /*none*/) -> Outcome {
       return {print_json(knowledge_schema())};
     }},
    {"output-schema", false,
     [](const Session& /*session*/, const SheetOptions& /*none*/) -> Outcome {
       return {print_json(output_schema())};
     }},
    {"ids", false,
     [](const Session& session, const SheetOptions& /*none*/) -> Outcome {
       return {ids_of(*session.knowledge)};
     }},
}};

Outcome print(const Session& session, const Given& options) {
  const std::span all(exportables);
  const auto found = std::ranges::find(all, options.kind, &Exportable::kind);
  if (found != all.end()) {
    if (options.sheet.is_given() && !found->takes_answers)
      return wrong_usage("bad-option", "answers and causes are for \"export bedside\"");
    return found->print(session, options.sheet);
  }
  std::vector<std::string_view> kinds;
  kinds.reserve(all.size());
  for (const Exportable& exportable : exportables) kinds.push_back(exportable.kind);
  const std::string what = options.kind.empty()
                               ? "say what to print"
                               : fmt::format("cannot export \"{}\"", quote_briefly(options.kind));
  return wrong_usage("unknown-export", fmt::format("{}; one of: {}", what, fmt::join(kinds, ", ")),
                     suggest(options.kind, kinds));
}

}  // namespace

Action add_export(Options& options) {
  const auto given = std::make_shared<Given>();
  options.argument("KIND", given->kind,
                   "bedside (a page to print), knowledge, schema (of knowledge files), "
                   "output-schema (of --json) or ids");
  add_sheet_options(options, given->sheet);
  return [given](const Session& session) { return print(session, *given); };
}

}  // namespace legcramp
