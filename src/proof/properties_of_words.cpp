// What is proved about look-up, by looking up every word of every phrase.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <memory_resource>
#include <set>

#include "engine/ordinary_words.hpp"
#include "engine/wording.hpp"
#include "knowledge/pattern.hpp"
#include "legcramp/lookup.hpp"
#include "proof/prover.hpp"

namespace legcramp {
namespace {

/// A word that is in no file, and that is not a typo for one that is.
constexpr const char* unknown_word = "x1x1";

class LookUps {
 public:
  explicit LookUps(Prover& prover)
      : prover_(prover),
        knowledge_(prover.knowledge()),
        steps_of_a_flag_(steps_of_an_assessment(knowledge_)),
        dictionary_(prover.dictionary()),
        entries_(entries(knowledge_)) {
    // A look-up asks of each finding that it finds whether it is a red flag.
    prover_.count_steps(knowledge_.findings.size() * steps_of_a_flag_);
  }

  Shown prove_found() {
    for (const Entry& entry : entries_) {
      look_up_own_words(entry);
      for (const Pattern phrase : entry.words) look_up_phrase(entry, phrase);
    }
    shown_.counts = fmt::format("entries: {}, phrases: {}", entries_.size(), phrases_);
    return std::move(shown_);
  }

  Shown prove_alarms() {
    for (const Entry& entry : entries_)
      for (const Pattern phrase : entry.words) {
        if (is_flag(entry.thing)) look_up_flag(entry, phrase);
        else look_for_alarms(entry, phrase);
      }
    look_up_ordinary_words();
    shown_.counts = fmt::format("red flags: {}, wordings: {}", flags_.size(), lookups_);
    return std::move(shown_);
  }

  Shown prove_cases() {
    look_at_groups();
    look_at_numbers();
    for (const LookupCase& one : knowledge_.lookup.cases) look_up_case(one);
    shown_.counts = fmt::format("look-up cases: {}, groups: {}", knowledge_.lookup.cases.size(),
                                knowledge_.lookup.groups.size());
    return std::move(shown_);
  }

 private:
  Reading read(std::string_view query) {
    constexpr std::size_t steps_of_a_phrase = 4;  // for each of them is looked at
    constexpr std::size_t least = 100;
    prover_.count_steps(least + dictionary_.phrases.size() / steps_of_a_phrase);
    ++lookups_;
    Reading reading = look_up(knowledge_, dictionary_, query);
    constexpr std::size_t usual = 8;
    if (reading.matches.size() > usual)
      prover_.count_steps((reading.matches.size() - usual) * steps_of_a_flag_);
    return reading;
  }
  static bool has(const Reading& reading, Index thing) {
    return std::ranges::any_of(reading.matches,
                               [&](const Match& match) { return match.entry.thing == thing; });
  }
  [[nodiscard]] Urgency urgency_of(const Reading& reading) const {
    Sheet sheet(knowledge_);
    answer_from(reading, sheet);
    return assess(knowledge_, sheet).at_least;
  }

  void report(const Entry& entry, std::string text) {
    shown_.add([&] { return Problem{.text = std::move(text), .places = {place_of(entry)}}; });
  }
  [[nodiscard]] Place place_of(const Entry& entry) const {
    constexpr std::array<Text, 6> lists{"findings", "causes",  "remedies",
                                        "tips",     "further", "facts"};
    return {lists.at(static_cast<std::size_t>(entry.kind)),
            entry.thing - knowledge_.first(entry.kind), entry.id.text};
  }

  void look_up_own_words(const Entry& entry) {
    std::vector<Text> own{entry.name, entry.id.text};
    if (entry.kind == Kind::finding) own.push_back(entry.text);
    for (const Text words : own) {
      if (words.size() > longest_query) continue;
      const Reading reading = read(words);
      const auto is_it = [&](const Match& match) {
        return match.entry.thing == entry.thing && match.score == reading.matches.front().score;
      };
      if (std::ranges::none_of(reading.matches, is_it))
        report(entry, fmt::format("\"{}\" does not find \"{}\" first.", words, entry.id.text));
    }
  }

  /// Each phrase of an entry finds it, with fewer than three other entries before it.
  void look_up_phrase(const Entry& entry, Pattern phrase) {
    constexpr std::size_t first_ones = 3;
    ++phrases_;
    const std::string typed = first_wording(knowledge_, phrase);
    if (typed.empty()) return;
    const Reading reading = read(typed);
    if (!has(reading, entry.thing))
      return report(entry, fmt::format("\"{}\" ({}) does not find \"{}\".", typed, phrase.text,
                                       entry.id.text));
    const auto better = std::ranges::count_if(reading.matches, [&](const Match& match) {
      return match.score > score_of(reading, entry.thing) && !is_flag(match.entry.thing);
    });
    if (better >= static_cast<std::ptrdiff_t>(first_ones))
      report(entry,
             fmt::format("\"{}\" ({}) finds three other entries before \"{}\". The first is "
                         "\"{}\".",
                         typed, phrase.text, entry.id.text, reading.matches.front().entry.id.text));
  }
  static std::size_t score_of(const Reading& reading, Index thing) {
    for (const Match& match : reading.matches)
      if (match.entry.thing == thing) return match.score;
    return 0;
  }

  bool is_flag(Index thing) {
    const auto [known, is_new] = flags_known_.try_emplace(thing, false);
    if (is_new) known->second = is_red_flag(knowledge_, thing);
    return known->second;
  }

  /// Every word of each part, in any order, with unknown words in between.
  void look_up_flag(const Entry& entry, Pattern phrase) {
    flags_.insert(entry.thing);
    const auto ways = wordings(knowledge_, phrase);
    std::vector<std::string> parts;
    for (const auto& words : ways) {
      if (words.empty()) return;
      parts.push_back(words.front());
    }
    if (!finds(entry, phrase, parts)) return;
    for (std::size_t i = 0; i < ways.size(); ++i) {
      std::vector<std::string> others = parts;
      for (const std::string& word : ways[i]) {
        others[i] = word;
        finds(entry, phrase, others);
      }
    }
    look_between(entry, phrase, parts);
    look_at_amounts(entry, phrase, parts);
  }
  bool finds(const Entry& entry, Pattern phrase, const std::vector<std::string>& parts) {
    const std::string typed = fmt::format("{}", fmt::join(parts, " "));
    if (has(read(typed), entry.thing) || is_excluded(phrase, typed)) return true;
    report(entry, fmt::format("\"{}\" ({}) does not find \"{}\", a red flag.", typed, phrase.text,
                              entry.id.text));
    return false;
  }
  /// Whether the phrase itself excludes one of these words.
  bool is_excluded(Pattern phrase, std::string_view typed) {
    for (const PatternPart& part : parse_pattern(phrase.text).parts) {
      if (!part.is_excluded) continue;
      const std::string braced = fmt::format("{{{}}}", part.text);
      const bool is_group = part.is == PatternPart::Is::group;
      for (const auto& words : wordings(knowledge_, {is_group ? Text(braced) : part.text}))
        for (const std::string& word : words)
          if (stands_in(typed, word, is_group)) return true;
    }
    return false;
  }
  bool stands_in(std::string_view typed, const std::string& word, bool by_stem) {
    const auto are_same = [&](const Word& a, const Word& b) {
      return by_stem ? a.stem == b.stem : a.written == b.written;
    };
    const auto wanted = split_words(word, stemmer_);
    const auto words = split_words(typed, stemmer_);
    return std::search(words.begin(), words.end(), wanted.begin(), wanted.end(), are_same) !=
           words.end();
  }

  void look_between(const Entry& entry, Pattern phrase, const std::vector<std::string>& parts) {
    // A single general word is weak evidence. Beside an unknown word, it finds nothing.
    const std::string typed = fmt::format("{}", fmt::join(parts, " "));
    if (!has(read(fmt::format("{} {}", unknown_word, typed)), entry.thing)) return;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      std::vector<std::string> apart = parts;
      apart.insert(apart.begin() + static_cast<std::ptrdiff_t>(i), 2, unknown_word);
      if (!denies(parts[i - 1])) finds(entry, phrase, apart);
    }
    constexpr std::size_t most_turned = 4;  // there are too many ways to turn more
    if (parts.size() > most_turned) return;
    std::vector<std::string> turned = parts;
    std::ranges::sort(turned);
    do {
      if (keeps_denials(parts, turned)) finds(entry, phrase, turned);
    } while (std::next_permutation(turned.begin(), turned.end()));
  }
  /// Whether it is a word that stands right before what it denies.
  [[nodiscard]] bool denies(const std::string& word) const {
    const auto is_it = [&](Text one) { return one == word; };
    return std::ranges::any_of(knowledge_.lookup.negations, is_it) ||
           std::ranges::any_of(knowledge_.lookup.denials, is_it);
  }
  [[nodiscard]] bool keeps_denials(const std::vector<std::string>& parts,
                                   const std::vector<std::string>& turned) const {
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      if (!denies(parts[i])) continue;
      const auto at = std::ranges::find(turned, parts[i]);
      if (at + 1 == turned.end() || *(at + 1) != parts[i + 1]) return false;
    }
    return true;
  }

  /// An amount finds the phrase within its bounds, and not beyond.
  void look_at_amounts(const Entry& entry, Pattern phrase, const std::vector<std::string>& parts) {
    std::size_t place = 0;
    for (const PatternPart& part : parse_pattern(phrase.text).parts) {
      if (part.is_excluded) continue;
      const std::size_t here = place++;
      using Is = PatternPart::Is;
      if (part.is == Is::word || part.is == Is::group) continue;
      const std::string unit =
          parts[here].substr(std::min(parts[here].find(' '), parts[here].size()));
      const auto with = [&](std::int64_t number) {
        std::vector<std::string> others = parts;
        others[here] = std::to_string(number) + unit;
        return others;
      };
      if (part.is == Is::over) finds(entry, phrase, with(3 * part.first + 1));
      if (part.is == Is::between) finds(entry, phrase, with(part.last));
      const std::int64_t beyond = part.is == Is::between ? part.last + 1 : part.first;
      const std::string typed = fmt::format("{}", fmt::join(with(beyond), " "));
      if (has(read(typed), entry.thing) && finds_alone(phrase, entry.thing, typed))
        report(entry,
               fmt::format("\"{}\" finds \"{}\", although it is out of the bounds of \"{}\".",
                           typed, entry.id.text, phrase.text));
    }
  }
  /// Whether this phrase finds its finding, without any other of a finding.
  bool finds_alone(Pattern phrase, Index thing, std::string_view typed) {
    constexpr std::size_t steps_of_a_phrase = 100;
    prover_.count_steps(dictionary_.phrases.size() * steps_of_a_phrase);
    std::vector<Finding> findings(knowledge_.findings.begin(), knowledge_.findings.end());
    for (Finding& finding : findings) finding.words = {};
    findings[thing].words = {&phrase, 1};
    Knowledge alone = knowledge_;
    alone.findings = findings;
    std::pmr::monotonic_buffer_resource memory;
    return has(look_up(alone, make_dictionary(alone, memory), typed), thing);
  }

  /// A phrase of any other entry raises no alarm, unless a red flag has the very same phrase.
  void look_for_alarms(const Entry& entry, Pattern phrase) {
    const auto ways = wordings(knowledge_, phrase);
    std::vector<std::string> parts;
    for (const auto& words : ways) {
      if (words.empty()) return;
      parts.push_back(words.front());
    }
    for (std::size_t i = 0; i < ways.size(); ++i) {
      std::vector<std::string> others = parts;
      for (const std::string& word : ways[i]) {
        others[i] = word;
        if (raises_alarm(entry, phrase, fmt::format("{}", fmt::join(others, " ")))) return;
      }
    }
  }
  bool raises_alarm(const Entry& entry, Pattern phrase, const std::string& typed) {
    const Reading reading = read(typed);
    const auto flag = std::ranges::find_if(
        reading.matches, [&](const Match& match) { return is_flag(match.entry.thing); });
    if (flag == reading.matches.end()) return false;
    if (flag->score >= score_of(reading, entry.thing)) return false;
    const auto is_same = [&](Pattern other) { return wanted(other) == wanted(phrase); };
    if (std::ranges::any_of(flag->entry.words, is_same)) return false;
    report(entry, fmt::format("\"{}\" ({}) is no warning sign, but raises the alarm of \"{}\". "
                              "Exclude it there, or write it there too.",
                              typed, phrase.text, flag->entry.id.text));
    return true;
  }

  /// A phrase without what it excludes.
  static Text wanted(Pattern phrase) { return phrase.text.substr(0, phrase.text.find(" -")); }

  /// A red flag of one word is found by that word, by longer forms of it, and by no other word of
  /// the language: "wind" is not "winded".
  void look_up_ordinary_words() {
    std::map<std::string, std::vector<Text>> by_stem;
    for_each_ordinary_word(knowledge_.language,
                           [&](Text word) { by_stem[stemmer_.stem_of(word)].push_back(word); });
    for (const Entry& entry : entries_) {
      if (!is_flag(entry.thing)) continue;
      std::vector<std::string> written;  // what finds it alone
      for (const Pattern phrase : entry.words)
        if (auto ways = wordings(knowledge_, phrase); ways.size() == 1)
          std::ranges::move(ways.front(), std::back_inserter(written));
      std::set<Text> others;
      for (const std::string& word : written)
        for (const Text other : by_stem[stemmer_.stem_of(word)])
          if (is_another(other, written)) others.insert(other);
      for (const Text other : others)
        if (has(read(other), entry.thing))
          report(entry,
                 fmt::format("\"{}\" raises the alarm of \"{}\". Write it beside the word that "
                             "it has the stem of, or exclude it: \"-{}\".",
                             other, entry.id.text, other));
    }
  }
  static bool is_another(Text word, const std::vector<std::string>& ways) {
    return std::ranges::none_of(ways,
                                [&](const std::string& way) { return word.starts_with(way); });
  }

  /// No group holds a word that every sentence has.
  void look_at_groups() {
    const LookupWords& lookup = knowledge_.lookup;
    std::set<Text> passed_over;
    for (const auto list : {lookup.common, lookup.joins, lookup.breaks})
      passed_over.insert(list.begin(), list.end());
    for (const WordGroup& group : lookup.groups) {
      for (const Pattern word : group.words)
        if (passed_over.contains(word.text))
          shown_.add([&] {
            return Problem{fmt::format(
                "The group \"{}\" holds \"{}\", which every sentence has: \"common\", \"joins\" or "
                "\"breaks\" has it. Take it out of one of them.",
                group.name.text, word.text)};
          });
    }
  }

  /// A number in a phrase is that number and no other.
  void look_at_numbers() {
    for (const Entry& entry : entries_)
      for (const Pattern phrase : entry.words)
        for (const PatternPart& part : parse_pattern(phrase.text).parts) {
          using Is = PatternPart::Is;
          const bool is_number = part.is == Is::word && !part.is_excluded &&
                                 part.text.find_first_not_of("0123456789") == Text::npos;
          const bool is_bare =
              part.is != Is::word && part.is != Is::group && part.text.empty() && !part.is_excluded;
          if (is_number)
            report(entry,
                   fmt::format("\"{0}\" is found with {1} and with no other number. Write an "
                               "amount with its unit, such as \"{{over {1} minutes}}\".",
                               phrase.text, part.text));
          if (is_bare && is_flag(entry.thing))
            shown_.remark([&] {
              return Problem{
                  .text = fmt::format(
                      "\"{}\" takes any number, whatever is counted: try \"{}\" and other units.",
                      phrase.text, first_wording(knowledge_, phrase)),
                  .places = {place_of(entry)}};
            });
        }
  }

  void look_up_case(const LookupCase& one) {
    constexpr std::size_t first_ones = 3;
    const Reading reading = read(one.words.substr(0, longest_query));
    const std::span<const Match> matches = reading.matches;
    const auto is_among = [](std::span<const EntryRef> refs) {
      return [refs](const Match& match) {
        return std::ranges::any_of(refs,
                                   [&](EntryRef ref) { return ref.index == match.entry.thing; });
      };
    };
    const auto first = matches.first(std::min(first_ones, matches.size()));
    const bool finds = one.finds.empty() ? matches.empty() || !one.never.empty()
                                         : std::ranges::any_of(first, is_among(one.finds));
    const auto wrong = std::ranges::find_if(matches, is_among(one.never));
    if (finds && wrong == matches.end()) return;
    shown_.add([&] {
      std::string found;
      for (const Match& match : first)
        found.append(found.empty() ? "" : ", ").append(match.entry.id.text);
      return Problem{fmt::format("\"{}\" finds {}{}.", one.words, found.empty() ? "nothing" : found,
                                 wrong == matches.end()
                                     ? std::string()
                                     : fmt::format("; it must not find {}", wrong->entry.id.text))};
    });
  }

  Prover& prover_;
  const Knowledge& knowledge_;
  std::size_t steps_of_a_flag_;
  const Dictionary& dictionary_;
  Stemmer stemmer_{knowledge_.language};
  std::vector<Entry> entries_;
  std::map<Index, bool> flags_known_;
  std::set<Index> flags_;
  std::size_t phrases_ = 0;
  std::size_t lookups_ = 0;
  Shown shown_;
};

}  // namespace

Shown prove_found(Prover& prover) { return LookUps(prover).prove_found(); }
Shown prove_alarms(Prover& prover) { return LookUps(prover).prove_alarms(); }
Shown prove_lookup_cases(Prover& prover) { return LookUps(prover).prove_cases(); }

}  // namespace legcramp
