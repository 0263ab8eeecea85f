#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "cli/command.hpp"
#include "knowledge/schema.hpp"
#include "knowledge/spelling.hpp"
#include "output/json.hpp"

namespace legcramp {
namespace {

struct Options {
  std::string kind;
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

Outcome print(const Session& session, const Options& options) {
  const std::span all(exportables);
  const auto found = std::ranges::find(all, options.kind, &Exportable::kind);
  if (found != all.end()) return {found->print(session)};
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

Action add_export(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("kind", options->kind,
                 "knowledge, schema (of knowledge files), output-schema (of --json) or ids")
      ->type_name("KIND");
  return [options](const Session& session) { return print(session, *options); };
}

}  // namespace legcramp
