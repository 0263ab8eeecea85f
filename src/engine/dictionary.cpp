#include "legcramp/dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "engine/ordinary_words.hpp"
#include "engine/wording.hpp"
#include "knowledge/arena.hpp"
#include "knowledge/pattern.hpp"
#include "legcramp/lookup.hpp"

namespace legcramp {
namespace {

/// A term while the numbers of the words are not settled: which list it is in, and where.
struct Met {
  enum class Is : std::uint8_t { word, compound, group, bounds };
  Is is = Is::word;
  Index number = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 that it compares with for one
  friend auto operator<=>(const Met&, const Met&) = default;
};

class Builder {
 public:
  Builder(const Knowledge& knowledge, std::pmr::memory_resource& memory)
      : lookup_(knowledge.lookup),
        knowledge_(knowledge),
        memory_(memory),
        stemmer_(knowledge.language) {}

  Dictionary build() {
    // A word that is given two roles keeps the first, so that a warning sign's word is hard to
    // lose.
    add_words(lookup_.negations, Role::negation);
    add_words(lookup_.denials, Role::denial);
    add_words(lookup_.joins, Role::join);
    add_words(lookup_.breaks, Role::stop);
    add_words(lookup_.general, Role::general);
    add_words(lookup_.common, Role::common);
    add_units();
    add_compounds();
    add_groups();
    add_numbers();
    for (const Entry& entry : entries(knowledge_)) add_entry(entry);
    mark(lookup_.parts, &Term::is_part);
    mark(lookup_.carried, &Term::is_carried);
    mark(lookup_.topic, &Term::is_topic);
    mark(lookup_.elsewhere, &Term::is_elsewhere);
    return numbered();
  }

 private:
  struct MetPhrase {
    Index thing;
    std::vector<Met> slots;
    std::vector<Met> unless;
    std::vector<Text> unless_typed;
    std::vector<Text> if_typed;
  };
  struct MetCompound {
    std::vector<Index> words;
    std::vector<Index> groups;
    Amount amount;
  };
  struct MetWord {
    DictionaryWord word;
    std::vector<Text> forms;
    std::vector<Index> groups;
  };

  void add_words(std::span<const Text> texts, Role role) {
    for (const Text text : texts)
      for (const Word& word : split_words(text, stemmer_)) meet(word, role);
  }

  Index meet(const Word& word, Role role = Role::names) {
    // What does something in a sentence does it only as it is written: "hardly" is no form of
    // "hard".
    const bool is_as_written = role != Role::names && role != Role::general;
    const std::string& key =
        is_as_written || numbers_.contains(word.written) ? word.written : word.stem;
    const auto [found, is_new] = numbers_.try_emplace(key, static_cast<Index>(words_.size()));
    if (is_new) words_.push_back({{.stem = keep(key, memory_), .role = role}, {}, {}});
    std::vector<Text>& forms = words_[found->second].forms;
    if (std::ranges::find(forms, word.written) == forms.end())
      forms.push_back(keep(word.written, memory_));
    return found->second;
  }
  std::vector<Index> meet_all(Text text) {
    std::vector<Index> numbers;
    for (const Word& word : split_words(text, stemmer_)) numbers.push_back(meet(word));
    return numbers;
  }

  /// Several words as one term; one word as itself, if it stands for no amount.
  Met term_of(Text text, Amount amount = {}) {
    const std::vector<Index> words = meet_all(text);
    const bool is_word = words.size() == 1 && amount.value == 0;
    if (is_word && !compound_numbers_.contains(words)) return {Met::Is::word, words.front()};
    const auto [found, is_new] =
        compound_numbers_.try_emplace(words, static_cast<Index>(compounds_.size()));
    if (is_new) compounds_.push_back({words, {}, {}});
    if (amount.value > 0) compounds_[found->second].amount = amount;
    most_words_ = std::max(most_words_, words.size());
    return {Met::Is::compound, found->second};
  }

  void add_compounds() {
    for (const Text text : lookup_.compounds)
      if (!split_words(text, stemmer_).empty()) term_of(text);
    for (const FixedAmount& amount : lookup_.amounts) {
      const Amount one = units_.at(amount.unit.text);
      for (const Text text : amount.words)
        if (!split_words(text, stemmer_).empty())
          term_of(text, {amount.value.value * one.value, one.unit});
    }
  }

  void add_groups() {
    for (const WordGroup& group : lookup_.groups) {
      const auto number = static_cast<Index>(group_numbers_.size());
      std::set<Met>& members = members_.emplace_back();
      group_numbers_.emplace(group.name.text, number);
      for (const Pattern pattern : group.words) {
        if (pattern.text.starts_with('{')) {
          const PatternPart part = parse_pattern(pattern.text).parts.front();
          const std::set<Met>& others = members_[group_numbers_.at(part.text)];
          members.insert(others.begin(), others.end());
        } else if (!split_words(pattern.text, stemmer_).empty()) {
          members.insert(term_of(pattern.text));
        }
      }
      for (const Met& member : members) {
        if (member.is == Met::Is::word) {
          // A word of a group is not passed over.
          MetWord& word = words_[member.number];
          word.groups.push_back(number);
          if (word.word.role == Role::common) word.word.role = Role::general;
        } else compounds_[member.number].groups.push_back(number);
      }
    }
  }

  /// Each unit, as an amount of the smallest unit below it.
  void add_units() {
    constexpr std::int64_t largest = 1'000'000'000'000;
    for (std::size_t i = 0; i < lookup_.units.size(); ++i) {
      const Unit& unit = lookup_.units[i];
      Amount one{1, static_cast<Index>(i + 1)};
      if (!unit.of.text.empty()) one = units_.at(unit.of.text);
      one.value = std::min(one.value * std::max(unit.times.value, 1), largest);
      units_.emplace(unit.name.text, one);
    }
  }

  void add_numbers() {
    for (const NumberWords& number : lookup_.numbers)
      for (const Text text : number.words)
        for (const Index word : meet_all(text)) words_[word].word.number = number.value.value;
    for (const Unit& counted : lookup_.units)
      for (const Text text : counted.words)
        for (const Index word : meet_all(text))
          words_[word].word.unit = units_.at(counted.name.text);
  }

  void add_entry(const Entry& entry) {
    of_entry_.clear();
    for (const Pattern pattern : entry.words) add_pattern(entry.thing, pattern.text, false);
    add_pattern(entry.thing, entry.name, true);
    for (const Text own : {entry.name, entry.id.text, entry.text}) {
      // Nobody types a page of text; a question is one sentence.
      if (own.data() != entry.text.data() || entry.kind == Kind::finding)
        own_.emplace(words_of(own, stemmer_), entry.thing);
    }
  }

  void add_pattern(Index thing, Text text, bool is_name) {
    MetPhrase phrase{thing, {}, {}, {}, {}};
    std::vector<Index> run;  // of words
    const auto end_run = [&] {
      for (const Met& term : terms_in(run))
        if (std::ranges::find(phrase.slots, term) == phrase.slots.end())
          phrase.slots.push_back(term);
      run.clear();
    };
    for (const PatternPart& part : parse_pattern(text).parts) {
      if (part.is == PatternPart::Is::word && !part.is_excluded && !part.is_required) {
        for (const Index word : meet_all(part.text)) run.push_back(word);
        continue;
      }
      end_run();
      auto& list = part.is_excluded ? phrase.unless : phrase.slots;
      if (part.is == PatternPart::Is::group)
        list.push_back({Met::Is::group, group_numbers_.at(part.text)});
      else if (part.is == PatternPart::Is::word)
        for (const Word& word : split_words(part.text, stemmer_))
          (part.is_excluded ? phrase.unless_typed : phrase.if_typed)
              .push_back(keep(word.written, memory_));
      else list.push_back({Met::Is::bounds, bounds_of(part)});
    }
    end_run();
    add_phrase(std::move(phrase), is_name);
  }

  /// The terms of words that stand side by side: compounds, and words that are not passed over.
  [[nodiscard]] std::vector<Met> terms_in(const std::vector<Index>& run) const {
    std::vector<Met> terms;
    for (std::size_t at = 0; at < run.size();) {
      if (const auto compound = longest_compound(std::span(run).subspan(at))) {
        terms.push_back({Met::Is::compound, *compound});
        at += compounds_[*compound].words.size();
        continue;
      }
      const Role role = words_[run[at]].word.role;
      if (role != Role::common && role != Role::join && role != Role::stop)
        terms.push_back({Met::Is::word, run[at]});
      ++at;
    }
    return terms;
  }

  [[nodiscard]] std::optional<Index> longest_compound(std::span<const Index> words) const {
    words = words.first(std::min(words.size(), most_words_));
    for (; !words.empty(); words = words.first(words.size() - 1))
      if (const auto found = compound_numbers_.find({words.begin(), words.end()});
          found != compound_numbers_.end())
        return found->second;
    return std::nullopt;
  }

  Index bounds_of(const PatternPart& part) {
    using Is = PatternPart::Is;
    const Amount one = part.text.empty() ? Amount{1, 0} : units_.at(part.text);
    constexpr std::int64_t endless = 1'000'000'000'000'000'000;
    AmountRange bounds{part.first * one.value, part.last * one.value + one.value - 1, one.unit};
    if (part.is == Is::over) bounds = {part.first * one.value + 1, endless, one.unit};
    if (part.is == Is::under) bounds = {0, part.first * one.value - 1, one.unit};
    const auto [found, is_new] = bounds_numbers_.try_emplace(
        {bounds.least, bounds.most, bounds.unit}, static_cast<Index>(bounds_.size()));
    if (is_new) bounds_.push_back(bounds);
    return found->second;
  }

  /// A phrase that an entry repeats counts once, even in another order. The name of the entry adds
  /// nothing if a phrase has the same words, because that phrase may exclude others.
  void add_phrase(MetPhrase&& phrase, bool is_name) {
    if (phrase.slots.empty() || std::ssize(phrase.slots) > most_parts_of_a_pattern) return;
    std::vector<Met> sorted = phrase.slots;
    std::ranges::sort(sorted);
    auto& known = of_entry_[sorted];
    if (is_name && !known.empty()) return;
    if (!known.emplace(phrase.unless, phrase.unless_typed, phrase.if_typed).second) return;
    phrases_.push_back(std::move(phrase));
  }

  void mark(std::span<const Pattern> patterns, bool Term::*trait) {
    for (const Pattern pattern : patterns) {
      const std::vector<PatternPart> parts = parse_pattern(pattern.text).parts;
      const bool is_group = parts.size() == 1 && parts[0].is == PatternPart::Is::group;
      if (is_group) traits_[{Met::Is::group, group_numbers_.at(parts[0].text)}].*trait = true;
      else if (!split_words(pattern.text, stemmer_).empty())
        traits_[term_of(pattern.text)].*trait = true;
    }
  }

  Dictionary numbered() {
    std::vector<Index> met(words_.size());  // by the dictionary's order
    std::iota(met.begin(), met.end(), Index{0});
    std::ranges::sort(met, {}, [&](Index number) { return words_[number].word.stem; });
    place_of_word_.resize(met.size());
    for (std::size_t i = 0; i < met.size(); ++i) place_of_word_[met[i]] = static_cast<Index>(i);
    std::vector<Index> met_compounds(compounds_.size());
    std::iota(met_compounds.begin(), met_compounds.end(), Index{0});
    for (MetCompound& compound : compounds_)
      for (Index& word : compound.words) word = place_of_word_[word];
    std::ranges::sort(met_compounds, {}, [&](Index number) {
      const auto& words = compounds_[number].words;
      return std::tuple(words.front(), -static_cast<std::ptrdiff_t>(words.size()), words);
    });
    place_of_compound_.resize(met_compounds.size());
    for (std::size_t i = 0; i < met_compounds.size(); ++i)
      place_of_compound_[met_compounds[i]] = static_cast<Index>(i);

    Dictionary made;
    made.language = keep(knowledge_.language, memory_);
    made.groups = static_cast<Index>(group_numbers_.size());
    made.bounds = keep(bounds_, memory_);
    weigh();
    made.terms = keep(terms(), memory_);
    mark_words_in_phrases();
    std::vector<DictionaryWord> words;
    for (const Index number : met) {
      MetWord& word = words_[number];
      word.word.forms = keep(word.forms, memory_);
      word.word.groups = keep(as_terms(word.groups), memory_);
      word.word.is_everyday = std::ranges::all_of(
          word.forms, [&](Text form) { return is_everyday_word(knowledge_.language, form); });
      words.push_back(word.word);
    }
    made.words = keep(words, memory_);
    std::vector<Compound> compounds;
    for (const Index number : met_compounds) {
      const MetCompound& compound = compounds_[number];
      compounds.push_back({keep(compound.words, memory_), keep(as_terms(compound.groups), memory_),
                           compound.amount});
    }
    made.compounds = keep(compounds, memory_);
    std::vector<Phrase> phrases;
    for (const MetPhrase& phrase : phrases_)
      phrases.push_back({phrase.thing, keep(numbers_of(phrase.slots), memory_),
                         keep(numbers_of(phrase.unless), memory_),
                         keep(phrase.unless_typed, memory_), keep(phrase.if_typed, memory_)});
    made.phrases = keep(phrases, memory_);
    std::vector<OwnWords> own;
    for (const auto& [text, thing] : own_) own.push_back({keep(text, memory_), thing});
    made.own = keep(own, memory_);
    return made;
  }

  [[nodiscard]] Index number_of(const Met& term) const {
    const auto words = static_cast<Index>(words_.size());
    const auto compounds = static_cast<Index>(compounds_.size());
    switch (term.is) {
      case Met::Is::word: return place_of_word_[term.number];
      case Met::Is::compound: return words + place_of_compound_[term.number];
      case Met::Is::group: return words + compounds + term.number;
      case Met::Is::bounds:
        return words + compounds + static_cast<Index>(group_numbers_.size()) + term.number;
    }
    return 0;
  }
  [[nodiscard]] std::vector<Index> numbers_of(const std::vector<Met>& terms) const {
    std::vector<Index> numbers;
    numbers.reserve(terms.size());
    for (const Met& term : terms) numbers.push_back(number_of(term));
    return numbers;
  }
  [[nodiscard]] std::vector<Index> as_terms(const std::vector<Index>& groups) const {
    std::vector<Index> numbers;
    numbers.reserve(groups.size());
    for (const Index group : groups) numbers.push_back(number_of({Met::Is::group, group}));
    return numbers;
  }

  /// A term weighs more if fewer entries have it. A general word weighs next to nothing.
  void weigh() {
    std::map<Met, std::set<Index>> entries_with;
    std::set<Index> all;
    for (const MetPhrase& phrase : phrases_) {
      all.insert(phrase.thing);
      for (const Met& slot : phrase.slots) entries_with[slot].insert(phrase.thing);
    }
    for (const auto& [term, of] : entries_with) {
      constexpr double steps = 4;  // for each halving of the entries
      const double rarity =
          std::log2(static_cast<double>(all.size() + 1) / static_cast<double>(of.size()));
      const bool is_general =
          term.is == Met::Is::word && says_little(words_[term.number].word.role);
      traits_[term].weight = is_general ? 1 : 1 + static_cast<Index>(std::lround(steps * rarity));
    }
  }
  static bool says_little(Role role) {
    return role == Role::general || role == Role::negation || role == Role::denial;
  }

  [[nodiscard]] std::vector<Term> terms() {
    const auto negates = [&](const Met& term) {
      const bool is_word = term.is == Met::Is::word;
      return is_word && (words_[term.number].word.role == Role::negation ||
                         words_[term.number].word.role == Role::denial);
    };
    std::vector<Term> all(words_.size() + compounds_.size() + group_numbers_.size() +
                          bounds_.size());
    for (const auto& [term, traits] : traits_) all[number_of(term)] = traits;
    for (const auto& [term, phrases] : phrases_by_rarest_term())
      all[number_of(term)].phrases = keep(phrases, memory_);
    for (Index word = 0; word < words_.size(); ++word)
      all[place_of_word_[word]].denies = negates({Met::Is::word, word});
    for (Index group = 0; group < members_.size(); ++group)
      all[number_of({Met::Is::group, group})].denies =
          std::ranges::any_of(members_[group], negates);
    return all;
  }

  /// By the term that the fewest phrases have: without it, a query has none of them.
  [[nodiscard]] std::map<Met, std::vector<Index>> phrases_by_rarest_term() const {
    std::map<Met, std::size_t> counts;
    for (const MetPhrase& phrase : phrases_)
      for (const Met& term : phrase.slots) ++counts[term];
    const auto count = [&](const Met& term) { return counts.at(term); };
    std::map<Met, std::vector<Index>> phrases;
    for (Index i = 0; i < phrases_.size(); ++i)
      phrases[*std::ranges::min_element(phrases_[i].slots, {}, count)].push_back(i);
    return phrases;
  }

  /// Those that a misspelt word may mean: in a slot by themselves, in a group or in a compound.
  void mark_words_in_phrases() {
    const std::function<void(const Met&)> mark_term = [&](const Met& term) {
      if (term.is == Met::Is::word) words_[term.number].word.is_in_phrase = true;
      if (term.is == Met::Is::group)
        for (const Met& member : members_[term.number]) mark_term(member);
      if (term.is == Met::Is::compound)
        for (const Index place : compounds_[term.number].words) in_compound_.insert(place);
    };
    for (const MetPhrase& phrase : phrases_)
      for (const Met& slot : phrase.slots) mark_term(slot);
    std::set<Index> units;
    for (const AmountRange& range : bounds_)
      if (range.unit != 0) units.insert(range.unit);
    for (MetWord& word : words_)
      if (units.contains(word.word.unit.unit)) word.word.is_in_phrase = true;
    for (Index word = 0; word < words_.size(); ++word) {
      const Role role = words_[word].word.role;
      if (in_compound_.contains(place_of_word_[word]) && role != Role::common &&
          role != Role::stop && role != Role::join)
        words_[word].word.is_in_phrase = true;
    }
  }

  const LookupWords& lookup_;
  const Knowledge& knowledge_;
  std::pmr::memory_resource& memory_;
  Stemmer stemmer_;
  std::unordered_map<std::string, Index> numbers_;  // of stems
  std::vector<MetWord> words_;
  std::vector<MetCompound> compounds_;
  std::map<std::vector<Index>, Index> compound_numbers_;
  std::size_t most_words_ = 0;  // of a compound
  std::map<Text, Amount> units_;
  std::map<Text, Index> group_numbers_;
  std::vector<std::set<Met>> members_;  // of each group
  std::vector<AmountRange> bounds_;
  std::map<std::tuple<std::int64_t, std::int64_t, Index>, Index> bounds_numbers_;
  std::map<Met, Term> traits_;
  std::vector<MetPhrase> phrases_;
  std::set<std::pair<std::string, Index>> own_;
  // The phrases of the entry that is being read: terms, and what each excludes.
  std::map<std::vector<Met>,
           std::set<std::tuple<std::vector<Met>, std::vector<Text>, std::vector<Text>>>>
      of_entry_;
  std::vector<Index> place_of_word_;      // in the dictionary, by the order in which they were met
  std::vector<Index> place_of_compound_;  // likewise
  std::set<Index> in_compound_;           // places of words
};

}  // namespace

Dictionary make_dictionary(const Knowledge& knowledge, std::pmr::memory_resource& memory) {
  return Builder(knowledge, memory).build();
}

}  // namespace legcramp
