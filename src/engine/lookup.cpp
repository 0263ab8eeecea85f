#include "legcramp/lookup.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/effect.hpp"
#include "engine/tokens.hpp"
#include "engine/truth.hpp"
#include "engine/wording.hpp"

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
  std::set<Index> missing;  // words
  Places used = {};
  std::size_t others = 0;  // words in between
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
      : knowledge_(knowledge),
        dictionary_(dictionary),
        query_(query),
        tokens_(tokens_of(dictionary, query)) {}

  Reading read() {
    match();
    drop_swallowed();
    rank();
    report_words();
    return std::move(reading_);
  }

 private:
  [[nodiscard]] bool has_role(const Token& token, Role role) const {
    return token.word && dictionary_.words[*token.word].role == role;
  }
  [[nodiscard]] bool is_general(const Token& token) const { return has_role(token, Role::general); }

  /// The words that were typed or may be meant, by their numbers.
  [[nodiscard]] std::vector<bool> typed_words() const {
    std::vector<bool> typed(dictionary_.words.size(), false);
    for (const Token& token : tokens_) {
      if (token.word) typed[*token.word] = true;
      for (const Near& near : token.possible) typed[near.word] = true;
    }
    return typed;
  }

  void match() {
    const std::vector<bool> typed = typed_words();
    for (const Phrase& phrase : dictionary_.phrases) {
      if (!std::ranges::all_of(phrase.words, [&](Index word) { return typed[word]; })) continue;
      if (!phrase.unless.empty() && means_something_else(phrase)) continue;
      const bool negates = std::ranges::any_of(
          phrase.words, [&](Index word) { return dictionary_.words[word].role == Role::negation; });
      const bool is_flag = phrase.words.size() > 1 && is_red_flag(phrase.thing);
      bool is_found = false;
      bool is_open = false;
      for (std::size_t from = 0; from < tokens_.size(); ++from) {
        const auto spelling = find(phrase, from, {negates, is_flag});
        is_found = is_found || spelling;
        is_open = is_open || find(phrase, from, {true, is_flag});
        if (!spelling) continue;
        if (const auto& guess = spelling->guess) guesses_.try_emplace(guess->token, guess->form);
        found_.push_back({phrase.thing, spelling->used});
      }
      if (is_open && !is_found) open_things_.insert(phrase.thing);
    }
  }

  /// "leg stuck" beside "cramp" is a cramp, if the phrase says so.
  [[nodiscard]] bool means_something_else(const Phrase& phrase) const {
    return std::ranges::any_of(split_words(query_), [&](const Word& word) {
      return std::ranges::find(phrase.unless, word.written) != phrase.unless.end();
    });
  }

  /// How tokens spell the phrase, the first of them at `from`, with at most one other in between.
  /// General words do not count: "pain in the left upper side of my chest" is about pain in the
  /// chest.
  [[nodiscard]] std::optional<Spelling> find(const Phrase& phrase, std::size_t from,
                                             const Way& way) const {
    return spell({{phrase.words.begin(), phrase.words.end()}}, from, way);
  }
  [[nodiscard]] std::optional<Spelling> spell(Spelling spelling, std::size_t from,
                                              const Way& way) const {
    for (std::size_t i = from; i < tokens_.size() && !spelling.missing.empty(); ++i) {
      const Token& token = tokens_[i];
      const bool may_count = !token.is_open || way.may_be_open;
      if (may_count && token.word && spelling.missing.erase(*token.word) > 0) {
        spelling.used.insert(i);
        continue;
      }
      if (may_count && way.is_flag && !spelling.guess)
        if (auto guessed = guess(spelling, i, way)) return guessed;
      if (spelling.used.empty()) return std::nullopt;
      if (counts_as_other(token) && ++spelling.others > 1) return std::nullopt;
    }
    return spelling.missing.empty() ? std::optional(std::move(spelling)) : std::nullopt;
  }

  /// The same, if this token is one of the missing words and misspelt.
  [[nodiscard]] std::optional<Spelling> guess(const Spelling& spelling, std::size_t at,
                                              const Way& way) const {
    for (const Near& near : tokens_[at].possible) {
      Spelling guessed = spelling;
      if (guessed.missing.erase(near.word) == 0) continue;
      guessed.used.insert(at);
      guessed.guess = Guess{at, near.form};
      if (auto whole = spell(std::move(guessed), at + 1, way)) return whole;
    }
    return std::nullopt;
  }

  /// What is general, negates or is left open stands between other words as if it were not there.
  [[nodiscard]] bool counts_as_other(const Token& token) const {
    return !is_general(token) && !has_role(token, Role::negation) && !token.is_open;
  }

  /// "flat feet" is about feet that are flat, not about a cramp in the foot: what a longer phrase
  /// explains as well goes. A red flag stays, whatever else its words could mean.
  void drop_swallowed() {
    // Very many entries can have the same words: two that differ say as much as all of them.
    std::map<Places, std::pair<Index, Index>> explained;
    for (const Found& found : found_)
      explained.try_emplace(found.used, found.thing, found.thing).first->second.second =
          found.thing;
    const auto is_swallowed = [&](const Found& found) {
      return std::ranges::any_of(explained, [&](const auto& other) {
        const auto& [used, things] = other;
        return (things.first != found.thing || things.second != found.thing) &&
               used.size() > found.used.size() && std::ranges::includes(used, found.used);
      });
    };
    std::vector<Found> kept;
    for (const Found& found : found_)
      if (!is_swallowed(found) || is_red_flag(found.thing)) kept.push_back(found);
    found_ = std::move(kept);
  }

  [[nodiscard]] bool is_red_flag(Index thing) const {
    const auto [known, is_new] = red_flags_.try_emplace(thing, false);
    if (is_new) known->second = asks_for_help(thing);
    return known->second;
  }

  [[nodiscard]] bool asks_for_help(Index thing) const {
    if (knowledge_.kind_of(thing) != Kind::finding) return false;
    Sheet sheet(knowledge_);
    static_cast<void>(sheet.give(FindingRef{thing}, Answer::yes));
    const Truths truths(knowledge_, std::move(sheet));
    return std::ranges::any_of(knowledge_.rules, [&](const Rule& rule) {
      return rule.then.urgency >= Urgency::urgent &&
             urgency_at(rule, truths.of(rule.when).least) >= Urgency::urgent;
    });
  }

  void rank() {
    struct Explained {
      Places tokens;
      std::size_t longest = 0;
    };
    std::map<Index, Explained> by_thing;
    for (const Found& found : found_) {
      Explained& explained = by_thing[found.thing];
      explained.tokens.insert(found.used.begin(), found.used.end());
      explained.longest = std::max(explained.longest, found.used.size());
    }
    if (!is_relevant()) return;
    for (const auto& [thing, explained] : by_thing) {
      std::size_t score = explained.longest;
      for (const std::size_t token : explained.tokens)
        score += is_general(tokens_[token]) ? 1U : 4U;
      used_.insert(explained.tokens.begin(), explained.tokens.end());
      reading_.matches.push_back({entry_of(knowledge_, thing), score});
    }
    std::ranges::stable_sort(reading_.matches, std::greater{}, &Match::score);
  }

  /// General words find something only if there is nothing else in the query that we do not know;
  /// but nothing makes a red flag less relevant.
  [[nodiscard]] bool is_relevant() const {
    if (std::ranges::any_of(found_, [&](const Found& found) { return is_red_flag(found.thing); }))
      return true;
    Places explained;
    for (const Found& found : found_) explained.insert(found.used.begin(), found.used.end());
    bool only_general = true;
    bool all_known = true;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (is_general(tokens_[i]) || has_role(tokens_[i], Role::negation)) continue;
      if (explained.contains(i)) only_general = false;
      else if (!tokens_[i].is_open) all_known = false;
    }
    return !explained.empty() && (!only_general || all_known);
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
      if (used_.contains(i) || has_role(token, Role::negation)) continue;
      if (token.is_open) reading_.left_open.push_back(token.written);
      else if (reading_.matches.empty() || !is_general(token))
        reading_.unused.push_back(token.written);
    }
  }

  struct Found {
    Index thing;
    Places used;
  };

  const Knowledge& knowledge_;
  const Dictionary& dictionary_;
  const std::string_view query_;
  const std::vector<Token> tokens_;
  std::vector<Found> found_;
  std::map<std::size_t, Text> guesses_;      // what red flags lacked, by token
  Places used_;                              // what the matches explain
  mutable std::map<Index, bool> red_flags_;  // what is_red_flag() found out
  std::set<Index> open_things_;              // that would be found but for a negation
  Reading reading_;
};

}  // namespace

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
