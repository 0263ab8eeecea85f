#include "engine/misspelling.hpp"

#include <algorithm>
#include <tuple>

#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

constexpr std::size_t shortest_stem = 5;  // that is compared
constexpr std::size_t longest_word = 32;  // that may be misspelt

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

bool is_swapped(Text form, std::string_view misspelt) {
  return std::ranges::is_permutation(form, misspelt);
}

/// Two letters can mean too many words, so only a missing letter is corrected there.
bool may_stand_for(const DictionaryWord& word, Text form, const Word& misspelt) {
  return misspelt.written.size() > 2 ||
         (form.size() > misspelt.written.size() && word.role != Role::negation);
}

/// The one that is meant, whatever stands beside it; nothing if none is near enough.
std::string likeliest(const Dictionary& dictionary, const std::vector<Near>& near,
                      const Word& misspelt) {
  // So many short words are one letter apart that only swapped letters are safe to read.
  const bool is_short = misspelt.stem.size() < 5;
  const std::size_t allowed = slips_allowed(misspelt.written.size());
  std::vector<Near> likely;
  std::ranges::copy_if(near, std::back_inserter(likely), [&](const Near& one) {
    return one.slips <= allowed && one.form.front() == misspelt.written.front() &&
           dictionary.words[one.word].role != Role::negation &&
           (!is_short || is_swapped(one.form, misspelt.written));
  });
  const auto best = std::ranges::min_element(likely, {}, [&](const Near& one) {
    return std::tuple(one.slips, !is_swapped(one.form, misspelt.written));
  });
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

const Meaning& Misspellings::meaning_of(const Word& unknown) {
  const auto [known, is_new] = known_.try_emplace(unknown.written);
  if (is_new) known->second = find_out(unknown);
  return known->second;
}

Meaning Misspellings::find_out(const Word& unknown) {
  constexpr std::size_t shortest = 2;
  const bool has_digit = unknown.written.find_first_of("0123456789") != std::string::npos;
  if (has_digit || unknown.written.size() < shortest || unknown.written.size() > longest_word)
    return {};
  if (spellings_.empty()) list_spellings();
  std::vector<Near> near = near_words(unknown);
  std::string likely = two_words(dictionary_, stemmer_, unknown.written);
  if (likely.empty()) likely = likeliest(dictionary_, near, unknown);
  return {std::move(likely), std::move(near)};
}

void Misspellings::list_spellings() {
  spellings_.resize(longest_word + slips_allowed(longest_word) + 1);
  const auto add = [&](Text text, std::size_t word, bool is_stem) {
    if (text.size() < spellings_.size())
      spellings_[text.size()].push_back(
          {text, static_cast<Index>(word), letters_of(text), is_stem});
  };
  for (std::size_t i = 0; i < dictionary_.words.size(); ++i) {
    const DictionaryWord& word = dictionary_.words[i];
    if (!word.is_in_phrase) continue;
    for (const Text form : word.forms) add(form, i, false);
    if (word.stem.size() >= shortest_stem) add(word.stem, i, true);
  }
}

std::vector<Near> Misspellings::near_words(const Word& misspelt) const {
  std::vector<Near> all;
  add_near(all, misspelt, false, std::max<std::size_t>(1, slips_allowed(misspelt.written.size())));
  // "throbing" is not near any form of "throb", but their stems are near.
  if (misspelt.stem.size() >= shortest_stem) add_near(all, misspelt, true, 1);
  // Letters are swapped more often than mistaken.
  std::ranges::stable_sort(all, {}, [&](const Near& one) {
    return std::tuple(one.word, one.slips, !is_swapped(one.form, misspelt.written));
  });
  const auto is_same = [](const Near& a, const Near& b) { return a.word == b.word; };
  all.erase(std::unique(all.begin(), all.end(), is_same), all.end());
  std::ranges::stable_sort(all, {}, &Near::slips);
  return all;
}

void Misspellings::add_near(std::vector<Near>& all, const Word& misspelt, bool by_stem,
                            std::size_t most) const {
  const std::string& written = by_stem ? misspelt.stem : misspelt.written;
  const std::uint32_t letters = letters_of(written);
  const std::size_t shortest = written.size() - std::min(written.size(), most);
  const std::size_t end = std::min(written.size() + most + 1, spellings_.size());
  for (std::size_t size = shortest; size < end; ++size)
    for (const Spelling& spelling : spellings_[size]) {
      if (spelling.is_stem != by_stem || least_distance(letters, spelling.letters) > most) continue;
      const DictionaryWord& word = dictionary_.words[spelling.word];
      if (!by_stem && !may_stand_for(word, spelling.text, misspelt)) continue;
      const std::size_t slips = spelling_distance(written, spelling.text, most + 1);
      if (slips <= most)
        all.push_back({spelling.word, by_stem ? word.forms.front() : spelling.text, slips});
    }
}

}  // namespace legcramp
