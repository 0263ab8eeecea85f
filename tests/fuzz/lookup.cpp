// Words to look up.

#include "legcramp/lookup.hpp"

#include "engine/tokens.hpp"
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

/// Whether the author says that a word of the query gives a phrase of this entry another meaning.
bool is_excluded(Index thing, const Tokens& query) {
  const Dictionary& dictionary = builtin_dictionary();
  const auto is_here = [&](Index group) {
    return std::ranges::any_of(query.counted, [&](const Token& token) {
      if (!token.term) return false;
      const auto groups = dictionary.groups_of(*token.term);
      return *token.term == group || std::ranges::find(groups, group) != groups.end();
    });
  };
  const auto is_written = [&](Text word) {
    return std::ranges::any_of(query.written, [&](const auto& one) { return one.word == word; });
  };
  return std::ranges::any_of(dictionary.phrases, [&](const Phrase& phrase) {
    return phrase.thing == thing && (std::ranges::any_of(phrase.unless, is_here) ||
                                     std::ranges::any_of(phrase.unless_typed, is_written));
  });
}

/// No word behind a red flag hides it, unless the author says so, or there are many that nothing
/// explains.
void check_that_nothing_hides_a_flag(std::string_view query, std::uint64_t chosen) {
  constexpr std::size_t most_further = 4;
  const std::size_t blank = query.find(' ', query.empty() ? 0 : chosen % query.size());
  if (blank == std::string_view::npos) return;
  const std::string_view first = query.substr(0, blank);
  const Tokens before = tokens_of(builtin_dictionary(), first);
  const Tokens after = tokens_of(builtin_dictionary(), query);
  if (after.counted.size() > before.counted.size() + most_further) return;
  // The first word behind may be one with the last before.
  for (std::size_t i = 0; i < before.counted.size(); ++i)
    if (after.counted[i].written != before.counted[i].written ||
        after.counted[i].term != before.counted[i].term)
      return;
  const Reading alone = look_up(builtin_knowledge(), builtin_dictionary(), first);
  const Reading together = look_up(builtin_knowledge(), builtin_dictionary(), query);
  if (!alone.corrected.empty() || alone.unused.size() > 0) return;  // little evidence as it is
  // A single general word is weak evidence: it finds nothing beside an unknown word.
  const std::string beside_another = "x1x1 " + std::string(first);
  const Reading strong = look_up(builtin_knowledge(), builtin_dictionary(), beside_another);
  for (const Match& match : alone.matches)
    if (is_red_flag(builtin_knowledge(), match.entry.thing) && is_named(strong, match.entry) &&
        !is_excluded(match.entry.thing, after))
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
