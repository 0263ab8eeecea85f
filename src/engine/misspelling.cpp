#include "engine/misspelling.hpp"

#include <algorithm>
#include <tuple>

#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

/// Two words that were written together; nothing if they were not.
std::string two_words(const Dictionary& dictionary, const Stemmer& stemmer,
                      std::string_view written) {
  constexpr std::size_t shortest_part = 3;
  for (std::size_t cut = shortest_part; cut + shortest_part <= written.size(); ++cut) {
    const std::string first(written.substr(0, cut));
    const std::string second(written.substr(cut));
    if (names_something(dictionary, {first, stemmer.stem_of(first)}) &&
        names_something(dictionary, {second, stemmer.stem_of(second)}))
      return std::string(first).append(" ").append(second);
  }
  return {};
}

/// So many words of two letters are something else that only a letter that was left out is seen.
bool may_stand_for(const DictionaryWord& word, Text form, const Word& misspelt) {
  return misspelt.written.size() > 2 ||
         (form.size() > misspelt.written.size() && word.role != Role::negation);
}

std::vector<Near> near_words(const Dictionary& dictionary, const Word& misspelt) {
  const std::size_t most = std::max<std::size_t>(1, slips_allowed(misspelt.written.size()));
  std::vector<Near> all;
  for (std::size_t i = 0; i < dictionary.words.size(); ++i) {
    const DictionaryWord& word = dictionary.words[i];
    if (!word.is_in_phrase) continue;
    Near near{static_cast<Index>(i), {}, most + 1};
    for (const Text form : word.forms) {
      if (!may_stand_for(word, form, misspelt)) continue;
      if (const std::size_t slips = spelling_distance(misspelt.written, form, near.slips);
          slips < near.slips)
        near = {near.word, form, slips};
    }
    // "throbing" is no near form of "throb", but its stem is.
    constexpr std::size_t shortest_stem = 5;
    if (near.slips > 1 && std::min(word.stem.size(), misspelt.stem.size()) >= shortest_stem)
      if (const std::size_t slips = spelling_distance(misspelt.stem, word.stem, 2); slips < 2)
        near = {near.word, word.forms.front(), slips};
    if (near.slips <= most) all.push_back(near);
  }
  std::ranges::stable_sort(all, {}, &Near::slips);
  return all;
}

/// The one that is meant, whatever stands beside it; nothing if none is near enough.
std::string likeliest(const Dictionary& dictionary, const std::vector<Near>& near,
                      const Word& misspelt) {
  // So many short words are one letter apart that only swapped letters are safe to read.
  const bool is_short = misspelt.stem.size() < 5;
  const std::size_t allowed = slips_allowed(misspelt.written.size());
  const auto is_swapped = [&](const Near& one) {
    return std::ranges::is_permutation(one.form, misspelt.written);
  };
  std::vector<Near> likely;
  std::ranges::copy_if(near, std::back_inserter(likely), [&](const Near& one) {
    return one.slips <= allowed && one.form.front() == misspelt.written.front() &&
           dictionary.words[one.word].role != Role::negation && (!is_short || is_swapped(one));
  });
  // Letters are swapped more often than mistaken.
  const auto best = std::ranges::min_element(
      likely, {}, [&](const Near& one) { return std::tuple(one.slips, !is_swapped(one)); });
  return best == likely.end() ? std::string{} : std::string(best->form);
}

}  // namespace

std::optional<Index> find_word(const Dictionary& dictionary, const Word& word) {
  for (const Text key : {Text(word.written), Text(word.stem)}) {
    const auto found = std::ranges::lower_bound(dictionary.words, key, {}, &DictionaryWord::stem);
    if (found != dictionary.words.end() && found->stem == key)
      return static_cast<Index>(found - dictionary.words.begin());
  }
  return std::nullopt;
}

bool names_something(const Dictionary& dictionary, const Word& word) {
  const auto number = find_word(dictionary, word);
  return number && dictionary.words[*number].is_in_phrase;
}

Meaning meaning_of(const Dictionary& dictionary, const Stemmer& stemmer, const Word& unknown) {
  constexpr std::size_t longest = 32;
  constexpr std::size_t shortest = 2;
  const bool has_digit = unknown.written.find_first_of("0123456789") != std::string::npos;
  if (has_digit || unknown.written.size() < shortest || unknown.written.size() > longest) return {};
  std::vector<Near> near = near_words(dictionary, unknown);
  std::string likely = two_words(dictionary, stemmer, unknown.written);
  if (likely.empty()) likely = likeliest(dictionary, near, unknown);
  return {std::move(likely), std::move(near)};
}

}  // namespace legcramp
