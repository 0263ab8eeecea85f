#include "legcramp/lookup.hpp"

#include <algorithm>
#include <bitset>
#include <map>
#include <optional>
#include <set>

#include "engine/effect.hpp"
#include "engine/tokens.hpp"
#include "engine/truth.hpp"
#include "engine/wording.hpp"
#include "knowledge/pattern.hpp"

namespace legcramp {
namespace {

using Places = std::set<std::size_t>;  // of tokens

/// What a misspelt word was read as.
struct Guess {
  std::size_t token;
  Text form;
};

/// What is spelt of a phrase.
struct Spelling {
  std::bitset<most_parts_of_a_pattern> missing;
  std::map<std::size_t, Index> used = {};  // the weight of each token, by what it stands for
  std::size_t others = 0;                  // words in between
  std::size_t denier = 0;                  // the last token that denies what follows
  std::optional<Guess> guess = {};
};

/// How closely one looks.
struct Way {
  bool may_be_open;  // what a negation leaves open counts
  bool is_flag;      // a red flag is hard to lose: one of its words may be misspelt
};

class LookUp {
 public:
  LookUp(const Knowledge& knowledge, const Dictionary& dictionary, std::string_view query)
      : knowledge_(knowledge), dictionary_(dictionary), query_(query) {}

  Reading read() {
    auto [counted, written] = tokens_of(dictionary_, query_);
    tokens_ = std::move(counted);
    written_ = std::move(written);
    match();
    drop_swallowed();
    drop_weak();
    add_own_words();
    rank();
    report_words();
    return std::move(reading_);
  }

 private:
  struct Found {
    Index thing;
    std::map<std::size_t, Index> used = {};  // the weight of each token
  };

  /// An entry's own name, id or question finds that entry. Of the other matches, only red flags and
  /// entries that explain every word stay.
  void add_own_words() {
    const std::string words = words_of(query_, Stemmer(dictionary_.language));
    const auto is_it = [&](const OwnWords& own) { return own.words == words; };
    auto own = std::ranges::lower_bound(dictionary_.own, Text(words), {}, &OwnWords::words);
    if (own == dictionary_.own.end() || !is_it(*own)) return;
    Places all;
    for (std::size_t i = 0; i < tokens_.size(); ++i) all.insert(i);
    std::erase_if(found_, [&](const Found& found) {
      return !is_red_flag(found.thing) && places_of(found) != all;
    });
    constexpr Index most = 1'000;
    for (; own != dictionary_.own.end() && is_it(*own); ++own) {
      found_.push_back({own->thing});
      for (const std::size_t i : all) found_.back().used[i] = most;
    }
  }

  /// What says next to nothing by itself.
  [[nodiscard]] static bool says_little(const Token& token) {
    return token.role == Role::general || token.role == Role::negation ||
           token.role == Role::denial;
  }

  /// Whether the term of a token is this one, or in this group, or within these bounds.
  [[nodiscard]] bool is_term(Index term, Index wanted) const {
    if (term == wanted) return true;
    if (wanted < dictionary_.first_group() || wanted >= dictionary_.first_bounds()) return false;
    const auto groups = dictionary_.groups_of(term);
    return std::ranges::find(groups, wanted) != groups.end();
  }
  [[nodiscard]] bool is_within(const Amount& amount, const AmountRange& bounds) const {
    return amount.value >= bounds.least && amount.value <= bounds.most && amount.value > 0 &&
           amount.unit == bounds.unit;
  }
  [[nodiscard]] bool fills(const Token& token, Index slot) const {
    if (token.term && is_term(*token.term, slot)) return true;
    return token.amount.value > 0 && slot >= dictionary_.first_bounds() &&
           is_within(token.amount, dictionary_.bounds[slot - dictionary_.first_bounds()]);
  }
  [[nodiscard]] bool has_trait(const Token& token, bool Term::*trait) const {
    if (!token.term) return false;
    if (dictionary_.terms[*token.term].*trait) return true;
    return std::ranges::any_of(dictionary_.groups_of(*token.term),
                               [&](Index group) { return dictionary_.terms[group].*trait; });
  }

  /// The terms that were typed or may be meant, in their order.
  [[nodiscard]] std::vector<Index> typed_terms() const {
    std::vector<Index> typed;
    const auto add = [&](Index term) {
      typed.push_back(term);
      std::ranges::copy(dictionary_.groups_of(term), std::back_inserter(typed));
    };
    for (const Token& token : tokens_) {
      if (token.term) add(*token.term);
      for (const Near& near : token.possible) add(near.word);
      if (token.amount.value > 0)
        for (std::size_t i = 0; i < dictionary_.bounds.size(); ++i)
          if (is_within(token.amount, dictionary_.bounds[i]))
            typed.push_back(dictionary_.first_bounds() + static_cast<Index>(i));
    }
    std::ranges::sort(typed);
    typed.erase(std::unique(typed.begin(), typed.end()), typed.end());
    return typed;
  }

  void match() {
    const std::vector<Index> typed = typed_terms();
    const auto is_typed = [&](Index term) { return std::ranges::binary_search(typed, term); };
    const auto is_written = [&](Text word) {
      return std::ranges::find(written_, word, &Tokens::Written::word) != written_.end();
    };
    std::vector<Index> candidates;
    for (const Index term : typed)
      std::ranges::copy(dictionary_.terms[term].phrases, std::back_inserter(candidates));
    if (!std::ranges::is_sorted(candidates)) std::ranges::sort(candidates);
    for (const Index candidate : candidates) {
      const Phrase& phrase = dictionary_.phrases[candidate];
      if (!std::ranges::all_of(phrase.slots, is_typed)) continue;
      if (!std::ranges::all_of(phrase.if_typed, is_written)) continue;
      const bool excludes = std::ranges::any_of(phrase.unless, is_typed) ||
                            std::ranges::any_of(phrase.unless_typed, is_written);
      const bool negates = std::ranges::any_of(
          phrase.slots, [&](Index slot) { return dictionary_.terms[slot].denies; });
      const bool is_flag = phrase.slots.size() > 1 && is_red_flag(phrase.thing);
      bool is_found = false;
      bool is_open = false;
      for (std::size_t from = 0; from < tokens_.size(); ++from) {
        auto spelling = find(phrase, from, {negates, is_flag});
        if (spelling && excludes && means_something_else(phrase, *spelling)) spelling.reset();
        is_found = is_found || spelling;
        is_open = is_open || (!excludes && find(phrase, from, {true, is_flag}));
        if (!spelling) continue;
        if (const auto& guess = spelling->guess) guesses_.try_emplace(guess->token, guess->form);
        found_.push_back({phrase.thing, spelling->used});
      }
      if (is_open && !is_found) open_things_.insert(phrase.thing);
    }
  }

  /// Whether a word beside the phrase, in one of its clauses, gives it another meaning. What is
  /// said in another clause excuses nothing.
  [[nodiscard]] bool means_something_else(const Phrase& phrase, const Spelling& spelling) const {
    std::set<std::size_t> clauses;
    for (const auto& [token, weight] : spelling.used) clauses.insert(tokens_[token].clause);
    const auto is_excluded = [&](const Token& token) {
      return clauses.contains(token.clause) &&
             std::ranges::any_of(phrase.unless, [&](Index term) { return fills(token, term); });
    };
    const auto is_excluded_word = [&](const Tokens::Written& written) {
      return clauses.contains(written.clause) &&
             std::ranges::find(phrase.unless_typed, written.word) != phrase.unless_typed.end();
    };
    return std::ranges::any_of(tokens_, is_excluded) ||
           std::ranges::any_of(written_, is_excluded_word);
  }

  /// How tokens of one sentence spell the phrase, the first of them at `from`, with few others in
  /// between. General words do not count: "pain in the left upper side of my chest" is about pain
  /// in the chest.
  [[nodiscard]] std::optional<Spelling> find(const Phrase& phrase, std::size_t from,
                                             const Way& way) const {
    Spelling spelling;
    for (std::size_t slot = 0; slot < phrase.slots.size(); ++slot) spelling.missing.set(slot);
    return spell(phrase, std::move(spelling), from, way);
  }
  [[nodiscard]] std::optional<Spelling> spell(const Phrase& phrase, Spelling spelling,
                                              std::size_t from, const Way& way) const {
    const std::size_t most_others = way.is_flag ? 3 : 2;
    for (std::size_t i = from; i < tokens_.size() && spelling.missing.any(); ++i) {
      const Token& token = tokens_[i];
      if (!spelling.used.empty() && token.sentence != tokens_[i - 1].sentence) break;
      if (!spelling.used.empty() && token.before == Break::clause) ++spelling.others;
      const bool may_count = !token.is_open || way.may_be_open;
      if (may_count && use(phrase, spelling, i, [&](Index slot) { return fills(token, slot); }))
        continue;
      if (may_count && way.is_flag && !spelling.guess)
        if (auto guessed = guess(phrase, spelling, i, way)) return guessed;
      if (spelling.used.empty()) return std::nullopt;
      if (counts_as_other(token)) ++spelling.others;
      if (spelling.others > most_others) break;
    }
    if (spelling.used.empty()) return std::nullopt;
    if (spelling.missing.any()) find_parts(phrase, spelling, way);
    return spelling.missing.none() ? std::optional(std::move(spelling)) : std::nullopt;
  }

  /// Lets a token stand for the first missing slot that it fills. What is denied stands behind what
  /// denies it.
  template <class Fills>
  bool use(const Phrase& phrase, Spelling& spelling, std::size_t at, Fills fills_slot) const {
    for (std::size_t slot = 0; slot < phrase.slots.size(); ++slot) {
      if (!spelling.missing[slot] || !fills_slot(phrase.slots[slot])) continue;
      const bool is_denied = slot > 0 && dictionary_.terms[phrase.slots[slot - 1]].denies;
      if (is_denied && spelling.missing[slot - 1]) continue;
      // "no trouble breathing" is not "no breathing".
      if (is_denied && tokens_[spelling.denier].role == Role::negation && at != spelling.denier + 1)
        continue;
      if (dictionary_.terms[phrase.slots[slot]].denies) spelling.denier = at;
      spelling.missing.reset(slot);
      spelling.used[at] = dictionary_.terms[phrase.slots[slot]].weight;
      return true;
    }
    return false;
  }

  /// The same, if this token is one of the missing words and misspelt.
  [[nodiscard]] std::optional<Spelling> guess(const Phrase& phrase, const Spelling& spelling,
                                              std::size_t at, const Way& way) const {
    for (const Near& near : tokens_[at].possible) {
      Spelling guessed = spelling;
      if (!use(phrase, guessed, at, [&](Index slot) { return is_term(near.word, slot); })) continue;
      guessed.guess = Guess{at, near.form};
      if (auto whole = spell(phrase, std::move(guessed), at + 1, way)) return whole;
    }
    return std::nullopt;
  }

  /// Fills slots with words that are farther away. Words about the person count anywhere. A part of
  /// the body counts anywhere in the same sentence. If that names none, the last part named before
  /// counts, or the first one after.
  void find_parts(const Phrase& phrase, Spelling& spelling, const Way& way) const {
    const std::size_t here = tokens_[spelling.used.begin()->first].sentence;
    std::optional<std::size_t> sentence;
    for (const Token& token : tokens_)
      if (has_trait(token, &Term::is_part) && (token.sentence <= here || !sentence))
        sentence = token.sentence;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      const bool may_count = !token.is_open || way.may_be_open;
      if (!may_count || spelling.used.contains(i)) continue;
      const bool is_near = token.sentence == sentence;
      use(phrase, spelling, i, [&](Index slot) {
        const Term& term = dictionary_.terms[slot];
        return (term.is_carried || (term.is_part && is_near)) && fills(token, slot);
      });
    }
  }

  /// Whether a token counts as a word in between: not if it is general, negates or is left open.
  [[nodiscard]] static bool counts_as_other(const Token& token) {
    return !says_little(token) && !token.is_open;
  }

  /// "flat feet" is about feet that are flat, not about a cramp in the foot. So a match is dropped
  /// if a longer phrase explains its words as well. A red flag stays in any case.
  void drop_swallowed() {
    // Very many entries can have the same words: two that differ say as much as all of them.
    std::map<Places, std::pair<Index, Index>> explained;
    for (const Found& found : found_)
      explained.try_emplace(places_of(found), found.thing, found.thing).first->second.second =
          found.thing;
    std::erase_if(found_, [&](const Found& found) {
      if (is_red_flag(found.thing)) return false;
      const Places mine = places_of(found);
      return std::ranges::any_of(explained, [&](const auto& other) {
        const auto& [used, things] = other;
        return (things.first != found.thing || things.second != found.thing) &&
               used.size() > mine.size() && std::ranges::includes(used, mine);
      });
    });
  }
  static Places places_of(const Found& found) {
    Places places;
    for (const auto& [token, weight] : found.used) places.insert(token);
    return places;
  }

  /// Drops weak evidence beside unexplained words: "phone battery swollen" is not about a leg.
  /// General words are weak evidence, and so is a single everyday word. For a red flag, only a
  /// single general word is.
  void drop_weak() {
    constexpr std::size_t most_beside_a_flag = 4;
    Places explained;
    std::map<Index, Places> informative;  // by entry
    std::map<Index, Places> general;      // likewise
    for (const Found& found : found_)
      for (const auto& [token, weight] : found.used) {
        explained.insert(token);
        if (tokens_[token].role == Role::general) general[found.thing].insert(token);
        else if (!says_little(tokens_[token])) informative[found.thing].insert(token);
      }
    std::size_t unexplained = 0;
    bool is_on_topic = false;
    bool is_elsewhere = false;
    bool says_more = false;  // than general words
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      is_on_topic = is_on_topic || has_trait(tokens_[i], &Term::is_topic);
      if (says_little(tokens_[i]) || tokens_[i].is_open) continue;
      says_more = true;
      if (explained.contains(i)) continue;
      ++unexplained;
      is_elsewhere = is_elsewhere || has_trait(tokens_[i], &Term::is_elsewhere);
    }
    std::erase_if(found_, [&](const Found& found) {
      const Places& words = informative[found.thing];
      const bool is_enough = !words.empty() || general[found.thing].size() > 1;
      if (is_enough && is_red_flag(found.thing)) {
        const bool is_guess = words.size() == 1 && is_corrected(tokens_[*words.begin()]);
        const std::size_t most =
            is_guess ? 0 : most_beside_a_flag * std::max<std::size_t>(words.size(), 1);
        return !is_on_topic && unexplained > most;
      }
      const bool is_weak =
          words.empty() || (words.size() == 1 && is_everyday(tokens_[*words.begin()]));
      if (is_weak && is_elsewhere) return true;
      const std::size_t enough = is_weak ? words.size() : 2 * words.size();
      return !is_on_topic && (words.empty() ? says_more : unexplained > enough);
    });
  }
  /// A word that had to be corrected says no more than an everyday one.
  [[nodiscard]] bool is_everyday(const Token& token) const {
    const bool is_word = token.term && *token.term < dictionary_.words.size();
    return is_corrected(token) || (is_word && dictionary_.words[*token.term].is_everyday);
  }
  static bool is_corrected(const Token& token) { return !token.correction.read_as.empty(); }

  [[nodiscard]] bool is_red_flag(Index thing) const {
    const auto [known, is_new] = red_flags_.try_emplace(thing, false);
    if (is_new) known->second = legcramp::is_red_flag(knowledge_, thing);
    return known->second;
  }

  /// By how much of the query an entry explains, rare words before common ones.
  void rank() {
    std::map<Index, std::map<std::size_t, Index>> by_thing;
    for (const Found& found : found_)
      for (const auto& [token, weight] : found.used) {
        Index& best = by_thing[found.thing][token];
        best = std::max(best, weight);
      }
    for (const auto& [thing, tokens] : by_thing) {
      std::size_t score = 0;
      for (const auto& [token, weight] : tokens) {
        score += weight;
        used_.insert(token);
      }
      reading_.matches.push_back({entry_of(knowledge_, thing), score});
    }
    std::ranges::stable_sort(reading_.matches, std::greater{}, &Match::score);
  }

  void report_words() {
    std::set<Index> found;
    for (const Found& one : found_) found.insert(one.thing);
    for (const Index thing : open_things_) {
      if (!found.contains(thing) && is_red_flag(thing))
        reading_.left_open_flags.push_back(entry_of(knowledge_, thing));
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      Correction correction = token.correction;
      if (const auto guess = guesses_.find(i); guess != guesses_.end())
        correction.read_as = guess->second;
      if (!correction.read_as.empty() &&
          std::ranges::find(reading_.corrected, correction) == reading_.corrected.end())
        reading_.corrected.push_back(std::move(correction));
      if (used_.contains(i) || token.role == Role::negation || token.role == Role::denial) continue;
      if (token.is_open) reading_.left_open.push_back(token.written);
      else if (reading_.matches.empty() || token.role != Role::general)
        reading_.unused.push_back(token.written);
    }
  }

  const Knowledge& knowledge_;
  const Dictionary& dictionary_;
  const std::string_view query_;
  std::vector<Token> tokens_;
  std::vector<Tokens::Written> written_;  // every word
  std::vector<Found> found_;
  std::map<std::size_t, Text> guesses_;      // what red flags lacked, by token
  Places used_;                              // what the matches explain
  mutable std::map<Index, bool> red_flags_;  // what is_red_flag() found out
  std::set<Index> open_things_;              // that would be found but for a negation
  Reading reading_;
};

Text name_of_group(const WordGroup& group) { return group.name.text; }

/// Every way to type a group, those that it takes in included.
void add_words_of(const LookupWords& lookup, Text group, std::vector<std::string>& words) {
  const auto found = std::ranges::find(lookup.groups, group, &name_of_group);
  if (found == lookup.groups.end()) return;
  for (const Pattern word : found->words) {
    const bool is_group = word.text.starts_with('{');
    if (is_group) add_words_of(lookup, parse_pattern(word.text).parts.front().text, words);
    else words.emplace_back(word.text);
  }
}

std::string amount_in(const LookupWords& lookup, const PatternPart& part) {
  using Is = PatternPart::Is;
  const std::int64_t number = part.is == Is::over    ? part.first + 1
                              : part.is == Is::under ? std::max<std::int64_t>(part.first - 1, 1)
                                                     : part.first;
  std::string amount = std::to_string(number);
  const auto unit =
      std::ranges::find(lookup.units, part.text, [](const Unit& u) { return u.name.text; });
  if (unit != lookup.units.end()) amount.append(" ").append(unit->words.back());
  return amount;
}

}  // namespace

bool is_red_flag(const Knowledge& knowledge, Index thing) {
  if (knowledge.kind_of(thing) != Kind::finding) return false;
  Sheet sheet(knowledge);
  static_cast<void>(sheet.give(FindingRef{thing}, Answer::yes));
  const Truths truths(knowledge, std::move(sheet));
  return std::ranges::any_of(knowledge.rules, [&](const Rule& rule) {
    return rule.then.urgency >= Urgency::urgent &&
           urgency_at(rule, truths.of(rule.when).least) >= Urgency::urgent;
  });
}

std::vector<std::vector<std::string>> wordings(const Knowledge& knowledge, Pattern phrase) {
  std::vector<std::vector<std::string>> ways;
  for (const PatternPart& part : parse_pattern(phrase.text).parts) {
    if (part.is_excluded) continue;
    std::vector<std::string>& words = ways.emplace_back();
    if (part.is == PatternPart::Is::word) words.emplace_back(part.text);
    else if (part.is == PatternPart::Is::group) add_words_of(knowledge.lookup, part.text, words);
    else words.push_back(amount_in(knowledge.lookup, part));
  }
  return ways;
}

std::string first_wording(const Knowledge& knowledge, Pattern phrase) {
  std::string typed;
  for (const auto& words : wordings(knowledge, phrase))
    if (!words.empty()) typed.append(typed.empty() ? "" : " ").append(words.front());
  return typed;
}

Entry entry_of(const Knowledge& knowledge, Index thing) {
  const Kind kind = knowledge.kind_of(thing);
  const Index place = thing - knowledge.first(kind);
  const auto entry = [&](const auto& record) {
    return Entry{thing, kind, record.id, record.name, record.text, record.words};
  };
  if (kind == Kind::cause) return entry(knowledge.causes[place]);
  if (kind == Kind::remedy) return entry(knowledge.remedies[place]);
  if (kind == Kind::tip) return entry(knowledge.tips[place]);
  if (kind == Kind::further) return entry(knowledge.further[place]);
  if (kind == Kind::fact) return entry(knowledge.facts[place]);
  const Finding& finding = knowledge.findings[place];
  return {thing, kind, finding.id, finding.name, finding.ask, finding.words};
}

std::vector<Entry> entries(const Knowledge& knowledge) {
  std::vector<Entry> all;
  for (Index thing = 0; thing < knowledge.first(Kind::rule); ++thing)
    all.push_back(entry_of(knowledge, thing));
  return all;
}

void answer_from(const Reading& reading, Sheet& sheet) {
  for (const Match& match : reading.matches) {
    if (match.entry.kind == Kind::finding)
      static_cast<void>(sheet.give({match.entry.thing}, Answer::yes));
    if (match.entry.kind == Kind::cause) sheet.name({match.entry.thing});
  }
}

Reading look_up(const Knowledge& knowledge, const Dictionary& dictionary, std::string_view query) {
  return LookUp(knowledge, dictionary, query).read();
}

}  // namespace legcramp
