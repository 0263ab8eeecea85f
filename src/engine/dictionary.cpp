#include "legcramp/dictionary.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

#include "engine/wording.hpp"
#include "knowledge/arena.hpp"
#include "legcramp/lookup.hpp"

namespace legcramp {
namespace {

class Builder {
 public:
  Builder(const Knowledge& knowledge, std::pmr::memory_resource& memory)
      : knowledge_(knowledge), memory_(memory) {}

  Dictionary build() {
    // A word that is given two roles keeps the first, so that a warning sign's word is hard to
    // lose.
    add_words(knowledge_.lookup.negations, Role::negation);
    add_words(knowledge_.lookup.joins, Role::join);
    add_words(knowledge_.lookup.breaks, Role::stop);
    add_words(knowledge_.lookup.general, Role::general);
    add_words(knowledge_.lookup.common, Role::common);
    for (const Entry& entry : entries(knowledge_)) {
      of_entry_.clear();
      for (const Text phrase : entry.words) add_phrase(entry.thing, split_phrase(phrase), false);
      add_phrase(entry.thing, {split_words(entry.name), {}}, true);
      add_phrase(entry.thing, {split_words(entry.id.text), {}}, true);
    }
    return numbered();
  }

 private:
  /// Words by the order in which they were met; the dictionary's own order is that of the stems.
  struct Met {
    Index thing;
    std::vector<Index> words;
    std::vector<Text> unless;
  };

  void add_words(std::span<const Text> texts, Role role) {
    for (const Text text : texts)
      for (const Word& word : split_words(text)) meet(word, role);
  }

  Index meet(const Word& word, Role role) {
    const auto [found, is_new] = numbers_.try_emplace(word.stem, static_cast<Index>(words_.size()));
    if (is_new) {
      words_.push_back({keep(word.stem, memory_), {}, role, false});
      forms_.emplace_back();
    }
    std::vector<Text>& forms = forms_[found->second];
    if (std::ranges::find(forms, word.written) == forms.end())
      forms.push_back(keep(word.written, memory_));
    return found->second;
  }

  /// An entry's own name or id (`is_own`) adds nothing to a phrase of the same words, which may
  /// exclude some.
  void add_phrase(Index thing, const PhraseWords& parts, bool is_own) {
    Met phrase{thing, {}, {}};
    for (const Word& word : parts.unless) phrase.unless.push_back(keep(word.written, memory_));
    for (const Word& word : parts.words) {
      const Index number = meet(word, Role::names);
      const Role role = words_[number].role;
      if (role == Role::common || role == Role::join || role == Role::stop) continue;
      words_[number].is_in_phrase = true;
      phrase.words.push_back(number);
    }
    std::ranges::sort(phrase.words);
    phrase.words.erase(std::unique(phrase.words.begin(), phrase.words.end()), phrase.words.end());
    if (phrase.words.empty()) return;
    std::set<std::vector<Text>>& exclusions = of_entry_[phrase.words];
    const bool is_known = is_own && !exclusions.empty();
    if (is_known || !exclusions.insert(phrase.unless).second) return;
    phrases_.push_back(std::move(phrase));
  }

  Dictionary numbered() {
    std::vector<Index> met(words_.size());  // by the dictionary's order
    std::iota(met.begin(), met.end(), Index{0});
    std::ranges::sort(met, {}, [&](Index number) { return words_[number].stem; });
    std::vector<Index> place(met.size());
    std::vector<DictionaryWord> words;
    words.reserve(met.size());
    for (const Index number : met) {
      place[number] = static_cast<Index>(words.size());
      words.push_back(words_[number]);
      words.back().forms = keep(forms_[number], memory_);
    }
    std::vector<Phrase> phrases;
    phrases.reserve(phrases_.size());
    for (Met& phrase : phrases_) {
      for (Index& word : phrase.words) word = place[word];
      std::ranges::sort(phrase.words);
      phrases.push_back({phrase.thing, keep(phrase.words, memory_), keep(phrase.unless, memory_)});
    }
    return {keep(words, memory_), keep(phrases, memory_)};
  }

  const Knowledge& knowledge_;
  std::pmr::memory_resource& memory_;
  std::unordered_map<std::string, Index> numbers_;
  std::vector<DictionaryWord> words_;
  std::vector<std::vector<Text>> forms_;  // of each word
  std::vector<Met> phrases_;
  // The phrases of the entry that is being read: words, and what each excludes.
  std::map<std::vector<Index>, std::set<std::vector<Text>>> of_entry_;
};

}  // namespace

Dictionary make_dictionary(const Knowledge& knowledge, std::pmr::memory_resource& memory) {
  return Builder(knowledge, memory).build();
}

}  // namespace legcramp
