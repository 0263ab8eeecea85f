#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "cli/command.hpp"
#include "knowledge/spelling.hpp"
#include "legcramp/builtin.hpp"
#include "output/reasons.hpp"

namespace legcramp {

const std::vector<Command>& commands() {
  using enum ExitCode;
  static const std::vector<Command> table{
      {.name = "advice",
       .summary = "look something up by keyword or by cause",
       .examples = {{"legcramp advice cold feet", "what is known about it, and what helps"},
                    {"legcramp advice chest pain",
                     "a warning sign comes first, whatever else matched"},
                    {"legcramp advice --cause cold --cause fatigue", "causes by their ids"}},
       .exits = {{nothing_found, "nothing is known about these words"}},
       .add = add_advice},
      {.name = "ask",
       .summary = "a few questions, then advice",
       .examples = {{"legcramp ask", "on a terminal: screen after screen"},
                    {"legcramp ask -a one-leg-swollen=yes", "with an answer that is known already"},
                    {"legcramp ask --answers given.json --json",
                     "for scripts: the next screen as data"}},
       .exits = {{bad_input, "with --jsonl: a line could not be read"},
                 {need_answers, "the questions were not all answered"}},
       .add = add_ask},
      {.name = "tips",
       .summary = "the tips to prevent cramps, or one of them in full",
       .examples = {{"legcramp tips", "all of them, in brief"},
                    {"legcramp tips 3", "the third"},
                    {"legcramp tips shoes", "the one about shoes"}},
       .exits = {{nothing_found,
                  "there is no tip about these words, or they may mean a warning sign"}},
       .add = add_tips},
      {.name = "relief",
       .summary = "what to do during a cramp, step by step; on a terminal with a timer",
       .examples = {{"legcramp relief", "all remedies, in order"},
                    {"legcramp relief foot-stretch", "one of them"},
                    {"legcramp relief -a unsteady=yes", "without what needs a sure foot"}},
       .add = add_relief},
      {.name = "help",
       .summary = "how to use legcramp, or one of its commands",
       .examples = {{"legcramp help", "all commands"}, {"legcramp help advice", "one of them"}},
       .add = add_help},
      {.name = "check",
       .summary = "prove what a knowledge file advises, for all answers",
       .examples = {{"legcramp check", "the built-in knowledge"},
                    {"legcramp check mine.json", "a file of your own"},
                    {"legcramp check --mutate", "would anybody notice if it were broken?"}},
       .exits = {{nothing_found, "something is wrong, and an example shows it"}},
       .is_for_authors = true,
       .add = add_check},
      {.name = "diff",
       .summary = "what advice changed between two knowledge files, for whom",
       .examples = {{"legcramp diff old.json new.json", "in words"},
                    {"legcramp diff old.json new.json --json", "for scripts"}},
       .exits = {{done, "nothing changed"}, {nothing_found, "something changed"}},
       .is_for_authors = true,
       .add = add_diff},
      {.name = "export",
       .summary = "print a page for the bedside, the knowledge, its schema, and more",
       .examples = {{"legcramp export bedside > cramps.html", "a page to print"},
                    {"legcramp export knowledge > mine.json", "a copy to edit, for -f"},
                    {"legcramp export completion zsh > _legcramp", "Tab completes, in zsh"}},
       .is_for_authors = true,
       .add = add_export},
  };
  return table;
}

Result<OwnFile> read_knowledge(const Console& console, const std::string& name) {
  auto text = console.read(name);
  if (!text) return text.error();
  auto loaded = load_knowledge(*text);
  if (!loaded) return loaded.error();
  return std::make_shared<const KnowledgeFile>(
      KnowledgeFile{name, std::move(*text), std::move(*loaded)});
}

Outcome start(const Session& session) {
  return {Report{StartReport{assess(*session.knowledge, Sheet(*session.knowledge))}}};
}

Outcome wrong_usage(std::string code, std::string message, std::vector<std::string> did_you_mean) {
  Failure failure;
  failure.code = std::move(code);
  failure.message = std::move(message);
  failure.did_you_mean = std::move(did_you_mean);
  return {std::move(failure), ExitCode::wrong_usage};
}

Outcome without_knowledge(Outcome failure) {
  failure.has_no_knowledge = true;
  return failure;
}

Outcome with_signs(Outcome wrong, const Knowledge& knowledge) {
  std::get<Failure>(wrong.what).note = signs_of(knowledge, Urgency::emergency);
  return wrong;
}

Outcome with_signs_if_unclear(Outcome wrong, const Knowledge& knowledge) {
  const bool is_clear = !std::get<Failure>(wrong.what).did_you_mean.empty();
  return is_clear ? wrong : with_signs(std::move(wrong), knowledge);
}

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number ? std::optional(number) : std::nullopt;
}

Outcome unknown_command(std::string_view name, bool has_more) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  std::vector<std::string> meant = suggest(name, names);
  const bool may_be_words = meant.empty() && !name.empty();
  std::string unknown = fmt::format("unknown command \"{}\"", quote_briefly(name));
  if (may_be_words)
    unknown +=
        fmt::format("; to look something up, type \"legcramp advice {} ...\"", quote_briefly(name));
  Outcome wrong =
      wrong_usage("unknown-command", unknown + "; see \"legcramp help\"", std::move(meant));
  return may_be_words || has_more ? with_signs(std::move(wrong), builtin_knowledge()) : wrong;
}

Outcome one_too_many(std::string_view argument, std::string_view command) {
  return wrong_usage("unexpected-argument",
                     fmt::format("\"{}\" is one argument too many; see \"legcramp help {}\"",
                                 quote_briefly(argument), command));
}

Outcome two_inputs() {
  return wrong_usage("two-inputs", "standard input can be the knowledge or the answers, not both");
}

Outcome bad_file(const std::string& file, const Faults& faults) {
  Failure failure;
  failure.code = "bad-file";
  failure.message = faults.front().message;
  failure.did_you_mean = faults.front().did_you_mean;
  failure.file = file;
  failure.faults = faults;
  return {std::move(failure), ExitCode::bad_input};
}

Option cause_option(std::vector<std::string>& causes, std::string_view group) {
  const auto ids = [](const Knowledge& knowledge) {
    Candidates all;
    for (const Cause& cause : knowledge.causes)
      all.push_back({std::string(cause.id.text), cause.name});
    return all;
  };
  return {"-c,--cause",
          {"ID", ids},
          &causes,
          "a cause by its id; \"legcramp export ids\" lists them",
          group};
}

std::optional<Outcome> name_causes(const Knowledge& knowledge,
                                   const std::vector<std::string>& causes, Sheet& sheet) {
  std::vector<std::string_view> ids;
  for (const Cause& cause : knowledge.causes) ids.push_back(cause.id.text);
  for (const std::string& id : causes) {
    const auto found = std::ranges::find(ids, id);
    if (found == ids.end())
      return with_signs_if_unclear(
          wrong_usage("unknown-cause",
                      fmt::format("unknown cause \"{}\"; \"legcramp export ids\" lists all",
                                  quote_briefly(id)),
                      suggest(id, ids)),
          knowledge);
    sheet.name({knowledge.first(Kind::cause) + static_cast<Index>(found - ids.begin())});
  }
  return std::nullopt;
}

Outcome nothing_found(const Knowledge& knowledge, std::string message) {
  Failure failure;
  failure.code = "nothing-found";
  failure.message = std::move(message);
  failure.note = signs_of(knowledge, Urgency::emergency);
  return {std::move(failure), ExitCode::nothing_found};
}

std::optional<Outcome> join_words(const Knowledge& knowledge, const std::vector<std::string>& words,
                                  std::string& query) {
  query = fmt::format("{}", fmt::join(words, " "));
  if (query.size() <= longest_query) return std::nullopt;
  return with_signs(
      wrong_usage("too-many-words", fmt::format("{} bytes of words, more than {}; say it in fewer",
                                                query.size(), longest_query)),
      knowledge);
}

}  // namespace legcramp
