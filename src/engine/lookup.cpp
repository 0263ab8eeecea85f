#include "legcramp/lookup.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/wording.hpp"
#include "knowledge/spelling.hpp"
#include "legcramp/assess.hpp"

namespace legcramp {
namespace {

using Stems = std::set<std::string, std::less<>>;

Stems stems_of(std::span<const Text> texts) {
  Stems stems;
  for (const Text text : texts)
    for (const Word& word : split_words(text)) stems.insert(word.stem);
  return stems;
}

/// The words that steer reading rather than name something.
struct Steering {
  Stems common;
  Stems negations;
  Stems breaks;
  Stems general;

  explicit Steering(const LookupWords& words)
      : common(stems_of(words.common)),
        negations(stems_of(words.negations)),
        breaks(stems_of(words.breaks)),
        general(stems_of(words.general)) {}

  [[nodiscard]] bool knows(const std::string& stem) const {
    return common.contains(stem) || negations.contains(stem) || breaks.contains(stem) ||
           general.contains(stem);
  }
};

/// A phrase of an entry: all its words must stand near each other.
struct Phrase {
  std::size_t entry;
  Stems stems;
};

/// All phrases of a knowledge file, and every word in them.
class Vocabulary {
 public:
  Vocabulary(const std::vector<Entry>& all, const Steering& steering) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      add(i, all[i].name, steering);
      add(i, all[i].id.text, steering);
      for (const Text phrase : all[i].words) add(i, phrase, steering);
    }
  }
  [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }
  [[nodiscard]] bool knows(const std::string& stem) const { return words_.contains(stem); }

  /// The word that a misspelt one was meant to be; nothing if none is near enough.
  [[nodiscard]] std::string nearest(const Word& misspelt) const {
    const std::size_t letters = misspelt.written.size();
    const bool is_short =
        letters < 5;  // so many short words are one letter apart that only swaps are safe to read
    std::size_t least = is_short ? 2 : slips_allowed(letters) + 1;
    std::string best;
    for (const auto& [stem, word] : words_) {
      if (stem.front() != misspelt.stem.front()) continue;
      if (is_short && !std::ranges::is_permutation(word, misspelt.written)) continue;
      const std::size_t distance = std::min(spelling_distance(misspelt.stem, stem),
                                            spelling_distance(misspelt.written, word));
      if (distance >= least) continue;
      least = distance;
      best = word;
    }
    return best;
  }

 private:
  void add(std::size_t entry, Text text, const Steering& steering) {
    Phrase phrase{entry, {}};
    for (const Word& word : split_words(text)) {
      if (steering.common.contains(word.stem)) continue;
      phrase.stems.insert(word.stem);
      words_.try_emplace(word.stem, word.written);
    }
    if (!phrase.stems.empty()) phrases_.push_back(std::move(phrase));
  }

  std::vector<Phrase> phrases_;
  std::map<std::string, std::string, std::less<>> words_;  // stem to one of its forms
};

/// A word of the query that counts.
struct Token {
  std::string written;
  std::string stem;
  bool is_open = false;  // a negation before it leaves it open
  bool is_used = false;
};

class LookUp {
 public:
  explicit LookUp(const Knowledge& knowledge)
      : knowledge_(knowledge),
        entries_(entries(knowledge)),
        steering_(knowledge.lookup),
        vocabulary_(entries_, steering_) {}

  Reading read(std::string_view query) {
    for (const Word& word : understand(split_words(query))) take(word);
    match();
    drop_swallowed();
    rank();
    report_words();
    return std::move(reading_);
  }

 private:
  /// Corrects what is misspelt and splits what was written together.
  std::vector<Word> understand(const std::vector<Word>& written) {
    std::vector<Word> words;
    for (const Word& word : written) {
      std::string meant;
      if (!vocabulary_.knows(word.stem) && !steering_.knows(word.stem)) meant = meaning_of(word);
      if (meant.empty()) {
        words.push_back(word);
        continue;
      }
      for (Word& part : split_words(meant)) words.push_back(std::move(part));
      reading_.corrected.push_back({word.written, meant});
    }
    return words;
  }

  [[nodiscard]] std::string meaning_of(const Word& word) const {
    constexpr std::size_t longest_word = 32;
    if (word.written.size() > longest_word) return {};
    for (std::size_t cut = 3; cut + 3 <= word.written.size(); ++cut) {
      const std::string first = word.written.substr(0, cut);
      const std::string second = word.written.substr(cut);
      if (vocabulary_.knows(stem_of(first)) && vocabulary_.knows(stem_of(second)))
        return std::string(first).append(" ").append(second);
    }
    return word.written.size() < 4 ? std::string{} : vocabulary_.nearest(word);
  }

  void take(const Word& word) {
    constexpr std::size_t reach_of_negation = 2;
    if (word.after_break || steering_.breaks.contains(word.stem)) open_words_ = 0;
    if (word.written == "or") open_words_ = open_words_ > 0 || was_open_ ? reach_of_negation : 0;
    if (steering_.breaks.contains(word.stem) || steering_.common.contains(word.stem)) return;
    const bool negates = steering_.negations.contains(word.stem);
    was_open_ = !negates && open_words_ > 0;
    tokens_.push_back({word.written, word.stem, was_open_, negates});
    if (negates) open_words_ = reach_of_negation;
    else if (open_words_ > 0) --open_words_;
  }

  void match() {
    for (const Phrase& phrase : vocabulary_.phrases()) {
      const bool negates = std::ranges::any_of(phrase.stems, [&](const std::string& stem) {
        return steering_.negations.contains(stem);
      });
      for (std::size_t from = 0; from < tokens_.size(); ++from) {
        const std::set<std::size_t> used = find(phrase, from, negates);
        if (!used.empty()) found_.push_back({phrase.entry, used});
      }
    }
  }

  /// The tokens that spell the phrase, the first of them at `from`, with at most two others in
  /// between.
  [[nodiscard]] std::set<std::size_t> find(const Phrase& phrase, std::size_t from,
                                           bool may_be_open) const {
    constexpr std::size_t others = 2;
    if (!phrase.stems.contains(tokens_[from].stem)) return {};
    std::set<std::size_t> used;
    Stems missing = phrase.stems;
    const std::size_t end = std::min(tokens_.size(), from + phrase.stems.size() + others);
    for (std::size_t i = from; i < end; ++i)
      if ((!tokens_[i].is_open || may_be_open) && missing.erase(tokens_[i].stem) > 0)
        used.insert(i);
    return missing.empty() ? used : std::set<std::size_t>{};
  }

  /// "flat feet" is about feet that are flat, not about a cramp in the foot: what a longer phrase
  /// explains as well goes. A red flag stays, whatever else its words could mean.
  void drop_swallowed() {
    const auto is_swallowed = [&](const Found& found) {
      return std::ranges::any_of(found_, [&](const Found& other) {
        return other.entry != found.entry && other.used.size() > found.used.size() &&
               std::ranges::includes(other.used, found.used);
      });
    };
    std::vector<Found> kept;
    for (const Found& found : found_)
      if (!is_swallowed(found) || is_red_flag(entries_[found.entry])) kept.push_back(found);
    found_ = std::move(kept);
  }

  [[nodiscard]] bool is_red_flag(const Entry& entry) const {
    if (entry.kind != Kind::finding) return false;
    Sheet sheet(knowledge_);
    sheet.set(FindingRef{entry.thing}, Answer::yes);
    return assess(knowledge_, sheet).at_least >= Urgency::urgent;
  }

  void rank() {
    std::map<std::size_t, std::set<std::size_t>> used;
    std::map<std::size_t, std::size_t> longest;
    for (const Found& found : found_) {
      used[found.entry].insert(found.used.begin(), found.used.end());
      longest[found.entry] = std::max(longest[found.entry], found.used.size());
    }
    if (!is_relevant(used)) return;
    for (const auto& [entry, tokens] : used) {
      std::size_t score = longest[entry];
      for (const std::size_t token : tokens) {
        score += steering_.general.contains(tokens_[token].stem) ? 1U : 4U;
        tokens_[token].is_used = true;
      }
      reading_.matches.push_back({entries_[entry], score});
    }
    std::ranges::stable_sort(reading_.matches, std::greater{}, &Match::score);
  }

  /// General words find something only if there is nothing else in the query that we do not know.
  [[nodiscard]] bool is_relevant(const std::map<std::size_t, std::set<std::size_t>>& used) const {
    std::set<std::size_t> explained;
    for (const auto& [entry, tokens] : used) explained.insert(tokens.begin(), tokens.end());
    bool only_general = true;
    bool all_known = true;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool is_general = steering_.general.contains(tokens_[i].stem);
      if (explained.contains(i) && !is_general) only_general = false;
      if (!explained.contains(i) && !is_general && !tokens_[i].is_open && !tokens_[i].is_used)
        all_known = false;
    }
    return !explained.empty() && (!only_general || all_known);
  }

  void report_words() {
    for (const Token& token : tokens_) {
      if (token.is_open && !token.is_used) reading_.left_open.push_back(token.written);
      const bool says_something =
          !steering_.general.contains(token.stem) || reading_.matches.empty();
      if (!token.is_open && !token.is_used && says_something)
        reading_.unused.push_back(token.written);
    }
  }

  struct Found {
    std::size_t entry;
    std::set<std::size_t> used;  // tokens
  };

  const Knowledge& knowledge_;
  std::vector<Entry> entries_;
  Steering steering_;
  Vocabulary vocabulary_;
  std::vector<Token> tokens_;
  std::vector<Found> found_;
  std::size_t open_words_ = 0;
  bool was_open_ = false;
  Reading reading_;
};

template <class Record>
void add_entries(std::vector<Entry>& all, std::span<const Record> records, Kind kind) {
  for (const Record& record : records) {
    const auto thing = static_cast<Index>(all.size());
    if constexpr (std::is_same_v<Record, Finding>)
      all.push_back({thing, kind, record.id, record.name, record.ask, record.words});
    else all.push_back({thing, kind, record.id, record.name, record.text, record.words});
  }
}

}  // namespace

std::vector<Entry> entries(const Knowledge& knowledge) {
  std::vector<Entry> all;
  add_entries(all, knowledge.findings, Kind::finding);
  add_entries(all, knowledge.causes, Kind::cause);
  add_entries(all, knowledge.remedies, Kind::remedy);
  add_entries(all, knowledge.tips, Kind::tip);
  add_entries(all, knowledge.further, Kind::further);
  add_entries(all, knowledge.facts, Kind::fact);
  return all;
}

Reading look_up(const Knowledge& knowledge, std::string_view query) {
  return LookUp(knowledge).read(query);
}

}  // namespace legcramp
