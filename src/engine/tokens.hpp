#pragma once
// A query as words that count: corrected, split where they were written together, and left open
// where a negation stands before them.

#include "engine/misspelling.hpp"
#include "legcramp/lookup.hpp"

namespace legcramp {

/// A word that counts: one that names something, negates, or is unknown.
struct Token {
  std::string written;
  std::optional<Index> word;        ///< its number in the dictionary
  std::vector<Near> possible = {};  ///< what it may mean, if it is misspelt
  Correction correction = {};       ///< how it was misspelt
  bool is_open = false;             ///< a negation before leaves it open
};

std::vector<Token> tokens_of(const Dictionary& dictionary, std::string_view query);

}  // namespace legcramp
