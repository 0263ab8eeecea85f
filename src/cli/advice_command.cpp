#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "cli/command.hpp"
#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

struct Options {
  std::vector<std::string> words;
  std::vector<std::string> causes;
};

Outcome unknown_cause(const Knowledge& knowledge, const std::string& id) {
  std::vector<std::string_view> ids;
  for (const Cause& cause : knowledge.causes) ids.push_back(cause.id.text);
  return wrong_usage("unknown-cause",
                     fmt::format("unknown cause \"{}\"; the causes are: {}", quote_briefly(id),
                                 fmt::join(ids, ", ")),
                     suggest(id, ids));
}

/// Words that a "no" leaves open may still be a red flag: those are named.
std::string why_nothing(const Reading& reading, const std::string& query) {
  std::string flags;
  for (const Entry& flag : reading.left_open_flags)
    flags.append(flags.empty() ? "" : "; ").append(flag.name);
  if (!flags.empty())
    return fmt::format(
        "\"{}\": not looked up behind a \"no\": {}. If it is so, look it up by itself",
        quote_briefly(query), flags);
  const bool is_all_open = !reading.left_open.empty() && reading.unused.empty();
  return fmt::format("{} \"{}\"; \"legcramp advice\" lists what to ask about",
                     is_all_open ? "a \"no\" leaves nothing to look up in" : "nothing about",
                     quote_briefly(query));
}

Outcome advise(const Session& session, const Options& options) {
  const Knowledge& knowledge = *session.knowledge;
  Sheet sheet(knowledge);
  for (const std::string& id : options.causes) {
    const auto cause =
        std::ranges::find(knowledge.causes, id, [](const Cause& record) { return record.id.text; });
    if (cause == knowledge.causes.end()) return unknown_cause(knowledge, id);
    sheet.name(
        {knowledge.first(Kind::cause) + static_cast<Index>(cause - knowledge.causes.begin())});
  }
  AdviceReport report;
  const std::string query = fmt::format("{}", fmt::join(options.words, " "));
  if (!options.words.empty()) {
    report.reading = look_up(knowledge, *session.dictionary, query);
    if (report.reading.matches.empty() && options.causes.empty())
      return nothing_found(knowledge, why_nothing(report.reading, query));
  }
  for (const Match& match : report.reading.matches) {
    if (match.entry.kind == Kind::finding) sheet.set({match.entry.thing}, Answer::yes);
    if (match.entry.kind == Kind::cause) sheet.name({match.entry.thing});
  }
  report.is_general = options.words.empty() && options.causes.empty();
  report.assessment = assess(knowledge, sheet);
  return {Report{std::move(report)}};
}

}  // namespace

Action add_advice(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("words", options->words, "what it is about, in your own words")
      ->type_name("WORDS");
  app.add_option("-c,--cause", options->causes, "a cause by its id; can be given again")
      ->type_name("ID")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false);
  return [options](const Session& session) { return advise(session, *options); };
}

}  // namespace legcramp
