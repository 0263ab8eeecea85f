#include "legcramp/dictionary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

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
      add_phrase(entry.thing, entry.name);
      add_phrase(entry.thing, entry.id.text);
      for (const Text phrase : entry.words) add_phrase(entry.thing, phrase);
    }
    return numbered();
  }

 private:
  struct Stems {
    Index thing;
    std::vector<std::string> stems;
  };

  void add_words(std::span<const Text> texts, Role role) {
    for (const Text text : texts)
      for (const Word& word : split_words(text))
        words_.try_emplace(word.stem, DictionaryWord{{}, keep(word.written, memory_), role, false});
  }

  void add_phrase(Index thing, Text text) {
    Stems phrase{thing, {}};
    for (const Word& word : split_words(text)) {
      const auto [found, is_new] =
          words_.try_emplace(word.stem, DictionaryWord{{}, {}, Role::names, false});
      if (is_new) found->second.form = keep(word.written, memory_);
      const Role role = found->second.role;
      if (role == Role::common || role == Role::join || role == Role::stop) continue;
      found->second.is_in_phrase = true;
      phrase.stems.push_back(word.stem);
    }
    std::ranges::sort(phrase.stems);
    phrase.stems.erase(std::unique(phrase.stems.begin(), phrase.stems.end()), phrase.stems.end());
    if (!phrase.stems.empty() && known_.insert({thing, phrase.stems}).second)
      phrases_.push_back(std::move(phrase));
  }

  Dictionary numbered() {
    std::vector<DictionaryWord> words;
    std::map<std::string_view, Index> numbers;
    for (auto& [stem, word] : words_) {
      word.stem = keep(stem, memory_);
      numbers.emplace(word.stem, static_cast<Index>(words.size()));
      words.push_back(word);
    }
    std::vector<Phrase> phrases;
    for (const Stems& phrase : phrases_) {
      std::vector<Index> of_phrase;
      for (const std::string& stem : phrase.stems) of_phrase.push_back(numbers.at(stem));
      phrases.push_back({phrase.thing, keep(of_phrase, memory_)});
    }
    return {keep(words, memory_), keep(phrases, memory_)};
  }

  const Knowledge& knowledge_;
  std::pmr::memory_resource& memory_;
  std::map<std::string, DictionaryWord> words_;
  std::vector<Stems> phrases_;
  std::set<std::pair<Index, std::vector<std::string>>> known_;
};

}  // namespace

Dictionary make_dictionary(const Knowledge& knowledge, std::pmr::memory_resource& memory) {
  return Builder(knowledge, memory).build();
}

}  // namespace legcramp
