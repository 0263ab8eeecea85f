#include "engine/misspelling.hpp"

#include <algorithm>

#include "knowledge/spelling.hpp"

namespace legcramp {
namespace {

bool names_something(const Dictionary& dictionary, std::string_view stem) {
  const auto word = find_word(dictionary, stem);
  return word && dictionary.words[*word].is_in_phrase;
}

/// Two words that were written together; nothing if they were not.
std::string two_words(const Dictionary& dictionary, std::string_view written) {
  constexpr std::size_t shortest_part = 3;
  for (std::size_t cut = shortest_part; cut + shortest_part <= written.size(); ++cut) {
    const std::string_view first = written.substr(0, cut);
    const std::string_view second = written.substr(cut);
    if (names_something(dictionary, stem_of(first)) && names_something(dictionary, stem_of(second)))
      return std::string(first).append(" ").append(second);
  }
  return {};
}

class Slips {
 public:
  Slips(const DictionaryWord& word, const Word& misspelt)
      : is_swapped_(std::ranges::is_permutation(word.form, misspelt.written)),
        begins_equal_(word.form.front() == misspelt.written.front()),
        begins_alike_(begins_equal_ || is_swapped_ || word.form.ends_with(misspelt.written) ||
                      misspelt.written.ends_with(word.form)),
        word_(word),
        misspelt_(misspelt) {}

  /// Whether all letters are there, in another order.
  [[nodiscard]] bool is_swapped() const { return is_swapped_; }
  [[nodiscard]] bool begins_equal() const { return begins_equal_; }
  /// Few mistake the first letter; but it may be lost, swapped, or have another before it.
  [[nodiscard]] bool begins_alike() const { return begins_alike_; }

  /// How many; `enough` if so many or more.
  [[nodiscard]] std::size_t count(std::size_t enough) const {
    return std::min(spelling_distance(misspelt_.stem, word_.stem, enough),
                    spelling_distance(misspelt_.written, word_.form, enough));
  }

 private:
  bool is_swapped_;
  bool begins_equal_;
  bool begins_alike_;
  const DictionaryWord& word_;
  const Word& misspelt_;
};

/// The words that are near, and the nearest of them.
Meaning near_words(const Dictionary& dictionary, const Word& misspelt) {
  const std::size_t allowed = slips_allowed(misspelt.written.size());
  const std::size_t possible = std::max<std::size_t>(1, allowed);
  // So many short words are one letter apart that only swapped letters are safe to read.
  const bool is_short = misspelt.stem.size() < 5;
  std::size_t least = allowed + 1;
  bool is_best_swapped = true;
  Meaning meaning;
  for (std::size_t i = 0; i < dictionary.words.size(); ++i) {
    const DictionaryWord& word = dictionary.words[i];
    if (!word.is_in_phrase || word.role == Role::negation) continue;
    const Slips slips(word, misspelt);
    if (!slips.begins_alike()) continue;
    const std::size_t count = slips.count(possible + 1);
    if (count > possible) continue;
    meaning.possible.push_back(static_cast<Index>(i));
    // Letters are swapped more often than mistaken.
    const bool is_nearer =
        count < least || (count == least && slips.is_swapped() && !is_best_swapped);
    if (!slips.begins_equal() || (is_short && !slips.is_swapped()) || !is_nearer) continue;
    least = count;
    is_best_swapped = slips.is_swapped();
    meaning.likely = word.form;
  }
  return meaning;
}

}  // namespace

std::optional<Index> find_word(const Dictionary& dictionary, std::string_view stem) {
  const auto found = std::ranges::lower_bound(dictionary.words, stem, {}, &DictionaryWord::stem);
  if (found == dictionary.words.end() || found->stem != stem) return std::nullopt;
  return static_cast<Index>(found - dictionary.words.begin());
}

Meaning meaning_of(const Dictionary& dictionary, const Word& unknown) {
  constexpr std::size_t longest = 32;
  constexpr std::size_t shortest = 3;
  if (unknown.written.size() < shortest || unknown.written.size() > longest) return {};
  if (std::string two = two_words(dictionary, unknown.written); !two.empty()) return {two, {}};
  return near_words(dictionary, unknown);
}

}  // namespace legcramp
