// Words to look up.

#include "legcramp/lookup.hpp"

#include "engine/wording.hpp"
#include "legcramp/assess.hpp"
#include "legcramp/builtin.hpp"
#include "support/desk.hpp"
#include "support/fuzz.hpp"

namespace legcramp::testing {
namespace {

bool is_named(const Reading& reading, const Entry& entry) {
  const auto is_it = [&](const Entry& other) { return other.thing == entry.thing; };
  return std::ranges::any_of(reading.matches, is_it, &Match::entry) ||
         std::ranges::any_of(reading.left_open_flags, is_it);
}

void check_order(const Reading& reading, std::string_view query) {
  for (std::size_t i = 1; i < reading.matches.size(); ++i) {
    must(reading.matches[i].score <= reading.matches[i - 1].score, "best first", query);
    for (std::size_t j = 0; j < i; ++j)
      must(reading.matches[i].entry.thing != reading.matches[j].entry.thing, "each once", query);
  }
}

/// Whether a yes to this alone is urgent.
bool is_red_flag(Index thing) {
  static const std::vector<bool> flags = [] {
    const Knowledge& knowledge = builtin_knowledge();
    std::vector<bool> urgent;
    for (Index i = 0; i < knowledge.findings.size(); ++i) {
      Sheet sheet(knowledge);
      static_cast<void>(sheet.give({i}, Answer::yes));
      urgent.push_back(assess(knowledge, sheet).at_least >= Urgency::urgent);
    }
    return urgent;
  }();
  return thing < flags.size() && flags[thing];
}

/// Whether the author says that a word of the query gives a phrase of this entry another meaning.
bool is_excluded(Index thing, std::string_view query) {
  const std::vector<Word> words = split_words(query);
  return std::ranges::any_of(builtin_dictionary().phrases, [&](const Phrase& phrase) {
    return phrase.thing == thing && std::ranges::any_of(words, [&](const Word& word) {
             return std::ranges::find(phrase.unless, word.written) != phrase.unless.end();
           });
  });
}

/// No word behind a red flag hides it, unless the author says so.
void check_that_nothing_hides_a_flag(std::string_view query, std::uint64_t chosen) {
  const std::size_t blank = query.find(' ', query.empty() ? 0 : chosen % query.size());
  if (blank == std::string_view::npos) return;
  const std::string_view first = query.substr(0, blank);
  const Reading alone = look_up(builtin_knowledge(), builtin_dictionary(), first);
  const Reading together = look_up(builtin_knowledge(), builtin_dictionary(), query);
  for (const Match& match : alone.matches)
    if (is_red_flag(match.entry.thing) && !is_excluded(match.entry.thing, query))
      must(is_named(together, match.entry), "no further word hides a red flag", query);
}

void check_page(std::string_view query, bool wants_json) {
  Desk desk;
  desk.columns = 40;
  std::vector<std::string> arguments{"advice", "--", std::string(query)};
  if (wants_json) arguments.insert(arguments.begin(), "--json");
  const ExitCode exit = desk.run(arguments);
  must(exit < ExitCode::wrong_usage, "any words will do", query);
  if (wants_json) must_be_json(desk.out);
  else must_be_harmless(desk.out);
  must_be_harmless(desk.err);
}

}  // namespace

void try_input(std::string_view query, std::uint64_t chosen) {
  const Reading reading = look_up(builtin_knowledge(), builtin_dictionary(), query);
  check_order(reading, query);
  if (chosen % 8 == 0) check_that_nothing_hides_a_flag(query, chosen >> 8U);
  if (chosen % 128 == 0) check_page(query, chosen % 256 == 0);
}

}  // namespace legcramp::testing
