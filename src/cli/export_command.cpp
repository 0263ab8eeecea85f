#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "cli/completion.hpp"
#include "cli/manual.hpp"
#include "cli/sheet_options.hpp"
#include "knowledge/schema.hpp"
#include "knowledge/spelling.hpp"
#include "output/json.hpp"

namespace legcramp {
namespace {

struct ExportOptions {
  std::string kind;
  std::string shell;
  SheetOptions sheet;
};

std::string line(Kind kind, Text id, Text name) {
  return fmt::format("{}\t{}\t{}\n", name_of(kind), id, escape(name));
}

std::string ids_of(const Knowledge& knowledge) {
  std::string lines;
  for (const Entry& entry : entries(knowledge)) lines += line(entry.kind, entry.id, entry.name);
  for (const Rule& rule : knowledge.rules) lines += line(Kind::rule, rule.id, rule.because);
  for (const Screen& screen : knowledge.screens)
    lines += line(Kind::screen, screen.id, screen.name);
  for (const Source& source : knowledge.sources)
    lines += line(Kind::source, source.id, source.title);
  return lines;
}

Outcome print_bedside(const Session& session, const ExportOptions& options) {
  Sheet sheet(*session.knowledge);
  if (auto wrong = read_sheet(session, options.sheet, sheet)) return *wrong;
  return {BedsidePage{std::move(sheet)}};
}
Outcome print_knowledge(const Session& session, const ExportOptions& /*options*/) {
  return {std::string(session.file)};
}
Outcome print_schema(const Session& /*session*/, const ExportOptions& /*options*/) {
  return {print_json(knowledge_schema())};
}
Outcome print_output_schema(const Session& /*session*/, const ExportOptions& /*options*/) {
  return {print_json(output_schema())};
}
Outcome print_ids(const Session& session, const ExportOptions& /*options*/) {
  return {ids_of(*session.knowledge)};
}
Outcome print_manual(const Session& /*session*/, const ExportOptions& /*options*/) {
  return {manual()};
}

Outcome print_completion(const Session& /*session*/, const ExportOptions& options) {
  std::vector<std::string_view> names;
  for (const Shell& shell : shells()) {
    if (shell.name == options.shell) return {std::string(shell.script)};
    names.push_back(shell.name);
  }
  return wrong_usage("unknown-shell",
                     fmt::format("completion is for one of: {}", fmt::join(names, ", ")),
                     suggest(options.shell, names));
}

struct Exportable {
  std::string_view kind;
  std::string_view meaning;
  Outcome (*print)(const Session&, const ExportOptions&);
};
constexpr std::array<Exportable, 7> exportables{{
    {"bedside", "a page to print or to keep on a phone; takes what is known of the person",
     print_bedside},
    {"knowledge", "the knowledge file", print_knowledge},
    {"schema", "the JSON Schema of knowledge files, for editors", print_schema},
    {"output-schema", "the JSON Schema of what --json prints", print_output_schema},
    {"ids", "all ids: of findings, causes, measures, rules, screens ...", print_ids},
    {"completion", "what a shell needs to complete with Tab", print_completion},
    {"manual", "the manual page, for man", print_manual},
}};

Candidates kinds(const Knowledge& /*knowledge*/) {
  Candidates all;
  for (const Exportable& exportable : exportables)
    all.push_back({std::string(exportable.kind), exportable.meaning});
  return all;
}
Candidates names_of_shells(const Knowledge& /*knowledge*/) {
  Candidates all;
  for (const Shell& shell : shells()) all.push_back({std::string(shell.name), {}});
  return all;
}

Outcome print(const Session& session, const ExportOptions& options) {
  const std::span all(exportables);
  const auto found = std::ranges::find(all, options.kind, &Exportable::kind);
  if (found != all.end()) {
    if (options.sheet.is_given() && found->print != print_bedside)
      return wrong_usage("bad-option", "answers and causes are for \"export bedside\"");
    if (!options.shell.empty() && found->print != print_completion)
      return one_too_many(options.shell, "export");
    return found->print(session, options);
  }
  std::vector<std::string_view> known;
  known.reserve(all.size());
  for (const Exportable& exportable : exportables) known.push_back(exportable.kind);
  const std::string what = options.kind.empty()
                               ? "say what to print"
                               : fmt::format("cannot export \"{}\"", quote_briefly(options.kind));
  return wrong_usage("unknown-export", fmt::format("{}; one of: {}", what, fmt::join(known, ", ")),
                     suggest(options.kind, known));
}

}  // namespace

Action add_export(Options& options) {
  const auto given = std::make_shared<ExportOptions>();
  options = {{.value = {"KIND", kinds, false, true},
              .target = &given->kind,
              .meaning = "what to print",
              .is_required = true},
             {.value = {"SHELL", names_of_shells},
              .target = &given->shell,
              .meaning = "with completion: bash, zsh or fish",
              .after = "completion"}};
  add_sheet_options(options, given->sheet);
  return [given](const Session& session) { return print(session, *given); };
}

}  // namespace legcramp
