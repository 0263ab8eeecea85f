#include "engine/tokens.hpp"

#include <algorithm>
#include <utility>

#include "engine/amounts.hpp"
#include "engine/ordinary_words.hpp"

namespace legcramp {
namespace {

class QueryReader {
 public:
  explicit QueryReader(const Dictionary& dictionary)
      : dictionary_(dictionary), stemmer_(dictionary.language) {}

  Tokens read(std::string_view query) {
    std::size_t clause = 0;
    for (const Word& word : join_letters(split_words(query, stemmer_))) {
      if (word.before != Break::none) ++clause;
      written_.push_back({word.written, clause});
      understand(word);
    }
    for (std::size_t at = 0; at < pieces_.size();) at += take(at);
    return {std::move(tokens_), std::move(written_)};
  }

 private:
  /// A letter alone belongs to the word before if only both together mean something: "can t" is
  /// "can't", whose apostrophe somebody's program took away.
  [[nodiscard]] std::vector<Word> join_letters(const std::vector<Word>& written) const {
    std::vector<Word> words;
    for (const Word& word : written) {
      if (words.empty() || !is_rest_of(words.back(), word)) {
        words.push_back(word);
        continue;
      }
      words.back().written += word.written;
      words.back().stem = stemmer_.stem_of(words.back().written);
    }
    return words;
  }
  [[nodiscard]] bool is_rest_of(const Word& first, const Word& letter) const {
    const bool is_part = letter.written.size() == 1 && letter.before == Break::none &&
                         !names_something(dictionary_, first) &&
                         !names_something(dictionary_, letter);
    const std::string both = first.written + letter.written;
    return is_part && find_word(dictionary_, {both, stemmer_.stem_of(both)});
  }

  /// Corrects what is misspelt and splits what was written together.
  void understand(const Word& word) {
    const std::optional<Index> number = find_word(dictionary_, word);
    if (number && std::ranges::find(dictionary_.words[*number].forms, word.written) !=
                      dictionary_.words[*number].forms.end()) {
      pieces_.push_back({word, number});
      return;
    }
    if (auto parts = split_unit(dictionary_, stemmer_, word)) {
      const auto unit = find_word(dictionary_, parts->second);
      pieces_.push_back({std::move(parts->first)});
      pieces_.push_back({std::move(parts->second), unit});
      return;
    }
    // "note" shares no stem with "not", but what negates is safest as it is written.
    const bool is_meant = number && dictionary_.words[*number].role != Role::negation;
    if (is_ordinary_word(dictionary_.language, word.written)) {
      pieces_.push_back({word, is_meant ? number : std::nullopt});
      return;
    }
    // "heare" has the stem of "hear", and may yet be "heart".
    Meaning meaning = misspellings_.meaning_of(word);
    Correction correction{word.written, {}};
    if (is_meant) {
      pieces_.push_back({word, number, std::move(meaning.possible), std::move(correction)});
    } else if (meaning.likely.empty()) {
      pieces_.push_back({word, std::nullopt, std::move(meaning.possible), std::move(correction)});
    } else {
      std::vector<Word> parts = split_words(meaning.likely, stemmer_);
      parts.front().before = word.before;
      correction.read_as = std::move(meaning.likely);
      pieces_.push_back({parts.front(), find_word(dictionary_, parts.front()),
                         std::move(meaning.possible), std::move(correction)});
      if (parts.size() > 1) pieces_.push_back({parts.back(), find_word(dictionary_, parts.back())});
    }
  }
  /// Makes a token of the longest term that begins here; says how many pieces it takes up.
  std::size_t take(std::size_t at) {
    const std::span<const Piece> rest = std::span(pieces_).subspan(at);
    const AmountRead amount = read_amount(dictionary_, rest);
    const auto compound = compound_at(rest);
    const std::size_t words = compound ? dictionary_.compounds[*compound].words.size() : 0;
    if (words > 0 && words >= amount.pieces) {
      const Amount stands_for = dictionary_.compounds[*compound].amount;
      Token token{.term = dictionary_.first_compound() + *compound,
                  .role = stands_for.value > 0 ? Role::general : Role::names,
                  .amount = stands_for};
      return add_several(rest.first(words), std::move(token));
    }
    if (amount.pieces > 1)
      return add_several(rest.first(amount.pieces),
                         {.role = Role::general, .amount = amount.amount});
    add(rest.front(), amount.amount);
    return 1;
  }
  [[nodiscard]] std::optional<Index> compound_at(std::span<const Piece> rest) const {
    if (!rest.front().number) return std::nullopt;
    const auto first = std::ranges::lower_bound(dictionary_.compounds, *rest.front().number, {},
                                                [](const Compound& c) { return c.words.front(); });
    for (auto it = first; it != dictionary_.compounds.end(); ++it) {
      if (it->words.front() != *rest.front().number) break;
      const auto is_here = [&](std::size_t i) {
        return rest[i].number == it->words[i] && (i == 0 || rest[i].word.before == Break::none);
      };
      bool is_whole = it->words.size() <= rest.size();
      for (std::size_t i = 1; is_whole && i < it->words.size(); ++i) is_whole = is_here(i);
      if (is_whole) return static_cast<Index>(it - dictionary_.compounds.begin());
    }
    return std::nullopt;
  }

  std::size_t add_several(std::span<const Piece> pieces, Token&& token) {
    for (const Piece& piece : pieces) {
      token.written.append(token.written.empty() ? "" : " ").append(piece.word.written);
      if (token.correction.read_as.empty()) token.correction = piece.correction;
    }
    begin_clause(pieces.front());
    push(std::move(token));
    return pieces.size();
  }
  void add(const Piece& piece, Amount amount) {
    const Role role = piece.number ? dictionary_.words[*piece.number].role : Role::names;
    begin_clause(piece);
    if (role == Role::stop) end_negation(Break::clause);
    if (role == Role::stop || role == Role::join || role == Role::common) return;
    push({.written = piece.word.written,
          .term = piece.number,
          .role = role,
          .possible = piece.possible,
          .correction = piece.correction,
          .amount = amount});
    if (role == Role::negation) open_words_ = reach_of_negation;
  }

  void begin_clause(const Piece& piece) {
    if (piece.word.before == Break::none) return;
    ++clause_;
    if (piece.word.before == Break::sentence) ++sentence_;
    // "no swelling, redness or warmth" is one list.
    if (piece.word.before == Break::clause && open_words_ > 0 && is_list(piece)) return;
    end_negation(piece.word.before);
  }
  /// Whether "or" follows before the sentence ends or takes another turn.
  [[nodiscard]] bool is_list(const Piece& from) const {
    for (const Piece* piece = &from; piece != pieces_.data() + pieces_.size(); ++piece) {
      if (piece != &from && piece->word.before == Break::sentence) return false;
      if (!piece->number) continue;
      const Role role = dictionary_.words[*piece->number].role;
      if (role == Role::join) return true;
      if (role == Role::stop || role == Role::negation) return false;
    }
    return false;
  }
  void end_negation(Break by) {
    open_words_ = 0;
    break_ = std::max(break_, by);
  }
  void push(Token&& token) {
    token.before = std::exchange(break_, Break::none);
    token.sentence = sentence_;
    token.clause = clause_;
    token.is_open = token.role != Role::negation && open_words_ > 0;
    if (open_words_ > 0) --open_words_;
    tokens_.push_back(std::move(token));
  }

  static constexpr std::size_t reach_of_negation = 6;

  const Dictionary& dictionary_;
  Stemmer stemmer_;
  Misspellings misspellings_{dictionary_, stemmer_};
  std::vector<Piece> pieces_;
  std::vector<Token> tokens_;
  std::vector<Tokens::Written> written_;
  Break break_ = Break::none;  // since the last token
  std::size_t sentence_ = 0;
  std::size_t clause_ = 0;
  std::size_t open_words_ = 0;  // how many more words a negation leaves open
};

}  // namespace

Tokens tokens_of(const Dictionary& dictionary, std::string_view query) {
  return QueryReader(dictionary).read(query);
}

}  // namespace legcramp
