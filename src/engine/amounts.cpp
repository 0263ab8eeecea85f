#include "engine/amounts.hpp"

#include <algorithm>
#include <charconv>

namespace legcramp {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::size_t most_digits = 6;

/// The whole number of digits, whatever stands behind a point; nothing if there are none.
std::optional<std::int64_t> number_in_digits(std::string_view written) {
  const std::string_view whole = written.substr(0, written.find('.'));
  if (whole.empty() || whole.size() > most_digits ||
      written.find_first_not_of("0123456789.") != std::string_view::npos)
    return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), number);
  return number;
}

class AmountReader {
 public:
  AmountReader(const Dictionary& dictionary, std::span<const Piece> pieces)
      : dictionary_(dictionary), pieces_(pieces) {}

  AmountRead read() {
    bool has_digits = false;
    std::int64_t number = 0;
    std::size_t at = 0;
    for (; at < pieces_.size() && (at == 0 || continues(at)); ++at) {
      const auto in_digits = number_in_digits(pieces_[at].word.written);
      const std::int64_t next = in_digits.value_or(in_words(at));
      if (next == 0 && !in_digits) break;
      has_digits = has_digits || in_digits;
      number = in_digits ? next : together(number, next);
    }
    if (at == 0) return {};
    // "a couple of hours"
    std::size_t unit = at;
    while (unit < pieces_.size() && continues(unit) && is_passed_over(unit)) ++unit;
    if (unit < pieces_.size() && continues(unit))
      if (const Amount one = unit_at(unit); one.value > 0)
        return {{number * one.value, one.unit}, unit + 1};
    if (!has_digits || at != 1) return {};
    return {{number, 0}, 1};
  }

 private:
  /// "forty", "five" are 45; "two", "hundred" are 200.
  static std::int64_t together(std::int64_t number, std::int64_t next) {
    constexpr std::int64_t hundred = 100;
    constexpr std::int64_t ten = 10;
    if (number == 0) return next;
    if (next >= hundred && number < next) return std::min(number * next, std::int64_t{1'000'000});
    return number % ten == 0 && next < ten ? number + next : next;
  }
  [[nodiscard]] bool continues(std::size_t at) const {
    return pieces_[at].word.before == Break::none;
  }
  [[nodiscard]] const DictionaryWord* word_at(std::size_t at) const {
    const auto& number = pieces_[at].number;
    return number ? &dictionary_.words[*number] : nullptr;
  }
  [[nodiscard]] std::int64_t in_words(std::size_t at) const {
    const DictionaryWord* const word = word_at(at);
    return word != nullptr ? word->number : 0;
  }
  [[nodiscard]] Amount unit_at(std::size_t at) const {
    const DictionaryWord* const word = word_at(at);
    return word != nullptr ? word->unit : Amount{};
  }
  [[nodiscard]] bool is_passed_over(std::size_t at) const {
    const DictionaryWord* const word = word_at(at);
    return word != nullptr && word->role == Role::common && word->unit.value == 0;
  }

  const Dictionary& dictionary_;
  std::span<const Piece> pieces_;
};

}  // namespace

AmountRead read_amount(const Dictionary& dictionary, std::span<const Piece> pieces) {
  return AmountReader(dictionary, pieces).read();
}

std::optional<std::pair<Word, Word>> split_unit(const Dictionary& dictionary,
                                                const Stemmer& stemmer, const Word& word) {
  const std::string& written = word.written;
  const std::size_t size = std::min(written.find_first_not_of(digits), written.size());
  if (size == 0 || size == written.size() || size > most_digits) return std::nullopt;
  const std::string number = written.substr(0, size);
  const std::string unit = written.substr(size);
  Word counted{unit, stemmer.stem_of(unit)};
  const auto known = find_word(dictionary, counted);
  if (!known || dictionary.words[*known].unit.value == 0) return std::nullopt;
  return std::pair{Word{number, number, word.before}, std::move(counted)};
}

}  // namespace legcramp
