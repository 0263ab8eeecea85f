#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"

namespace legcramp {
namespace {

struct AdviceOptions {
  std::vector<std::string> words;
  std::vector<std::string> causes;
};

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

Outcome advise(const Session& session, const AdviceOptions& options) {
  const Knowledge& knowledge = *session.knowledge;
  Sheet sheet(knowledge);
  if (auto wrong = name_causes(knowledge, options.causes, sheet)) return *wrong;
  Reading reading;
  std::string query;
  if (auto wrong = join_words(knowledge, options.words, query)) return *wrong;
  if (!options.words.empty()) {
    reading = look_up(knowledge, *session.dictionary, query);
    if (reading.matches.empty() && options.causes.empty())
      return nothing_found(knowledge, why_nothing(reading, query));
  }
  answer_from(reading, sheet);
  const bool is_general = options.words.empty() && options.causes.empty();
  Assessment assessment = assess(knowledge, sheet);
  return {Report{
      AdviceReport{std::move(reading), std::move(sheet), std::move(assessment), is_general}}};
}

}  // namespace

Action add_advice(Options& options) {
  const auto given = std::make_shared<AdviceOptions>();
  options = {{{}, {"WORDS"}, &given->words, "what it is about, in your own words"},
             cause_option(given->causes)};
  return [given](const Session& session) { return advise(session, *given); };
}

}  // namespace legcramp
