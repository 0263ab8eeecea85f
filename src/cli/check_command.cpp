#include <memory>

#include "cli/command.hpp"
#include "legcramp/check.hpp"

namespace legcramp {
namespace {

struct CheckOptions {
  std::optional<std::string> file;
  bool mutate = false;
};

/// Fills in the lines of all places, if there is any.
void find_lines(CheckReport& report, std::string_view text) {
  std::vector<std::pair<std::string_view, Index>> entries;
  const auto for_each_place = [&](const auto& use) {
    for (Property& property : report.proof.properties)
      for (Problem& problem : property.problems)
        for (Place& place : problem.places) use(place);
    if (report.mutation)
      for (Survivor& survivor : report.mutation->survivors) use(survivor.place);
  };
  for_each_place([&](const Place& place) { entries.emplace_back(place.list, place.index); });
  if (entries.empty()) return;
  const std::vector<std::size_t> lines = lines_of(text, entries);
  auto line = lines.begin();
  for_each_place([&](Place& place) { place.line = *line++; });
}

/// A complete example as `ask` takes it: without what is not asked, unless it is what the example
/// is about.
Sheet shortened(const Knowledge& knowledge, const Sheet& example) {
  Sheet sheet = answers_asked_for(knowledge, example);
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    if (example.answer({i}) > Answer::no) static_cast<void>(sheet.give({i}, example.answer({i})));
  return sheet;
}

/// How many examples are worth shortening: each takes a whole interview.
std::size_t most_to_shorten(const Knowledge& knowledge) {
  constexpr std::size_t steps = 100'000'000;  // seconds
  std::size_t of_screen = knowledge.ids.size();
  for (const Rule& rule : knowledge.rules) of_screen += rule.when.parts.size();
  return steps / (of_screen * knowledge.screens.size());
}

void shorten_examples(Proof& proof, const Knowledge& knowledge) {
  std::size_t left = most_to_shorten(knowledge);
  for (Property& property : proof.properties)
    for (Problem& problem : property.problems) {
      if (!problem.example || !problem.example->is_complete()) continue;
      if (left == 0) return;
      --left;
      problem.example = shortened(knowledge, *problem.example);
    }
}

Outcome check_knowledge(const Session& session, const CheckOptions& options) {
  OwnFile own;
  if (options.file) {
    if (!session.is_builtin)
      return wrong_usage("two-files", "give the file once: as FILE, or with -f");
    const auto read = read_knowledge(*session.console, *options.file);
    if (!read) return without_knowledge(bad_file(*options.file, read.error()));
    own = *read;
  }
  const Knowledge& knowledge = own ? own->loaded.knowledge : *session.knowledge;
  CheckReport report{check(knowledge), {}};
  if (options.mutate) report.mutation = mutate(knowledge);
  find_lines(report, own ? std::string_view(own->text) : session.file);
  shorten_examples(report.proof, knowledge);
  const ExitCode exit = report.holds() ? ExitCode::done : ExitCode::nothing_found;
  return {Report{std::move(report)}, exit, std::move(own)};
}

}  // namespace

Action add_check(Options& options) {
  const auto given = std::make_shared<CheckOptions>();
  options = {
      {{}, a_file, &given->file, "the knowledge file to prove; without it, the built-in one"},
      {"--mutate",
       {},
       &given->mutate,
       "also break the file in every way, and see whether anybody notices"}};
  return [given](const Session& session) { return check_knowledge(session, *given); };
}

}  // namespace legcramp
