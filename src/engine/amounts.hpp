#pragma once
// Numbers and amounts in a query: "40 minutes", "forty mins", "an hour", "120".

#include "engine/tokens.hpp"

namespace legcramp {

/// An amount, and how many pieces it takes up.
struct AmountRead {
  Amount amount;
  std::size_t pieces = 0;  ///< 0 if there is none
};

/// The amount that begins with the first of these pieces. A number without a unit is one too, if it
/// is written in digits.
AmountRead read_amount(const Dictionary& dictionary, std::span<const Piece> pieces);

/// "40mins" as "40" and "mins", if that is a unit; nothing if it is something else.
std::optional<std::pair<Word, Word>> split_unit(const Dictionary& dictionary,
                                                const Stemmer& stemmer, const Word& word);

}  // namespace legcramp
