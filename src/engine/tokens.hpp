#pragma once
// A query as terms that count: corrected, split where words were written together, joined where
// several words are one term or an amount, and left open where a negation stands before them.

#include "engine/misspelling.hpp"
#include "legcramp/lookup.hpp"

namespace legcramp {

/// A word of a query, before it is known what stands beside it.
struct Piece {
  Word word;
  std::optional<Index> number = {};  ///< in the dictionary
  std::vector<Near> possible = {};   ///< what it may mean, if it is misspelt
  Correction correction = {};        ///< how it was misspelt
};

/// A term that counts: one that names something, denies, negates, or is unknown.
struct Token {
  std::string written;
  std::optional<Index> term = {};   ///< a word or compound of the dictionary
  Role role = Role::names;          ///< of the word; an amount is general
  std::vector<Near> possible = {};  ///< what it may mean, if it is misspelt
  Correction correction = {};       ///< how it was misspelt
  Amount amount = {};               ///< if it is a number or an amount
  Break before = Break::none;       ///< "and" parts clauses, as a comma does
  std::size_t sentence = 0;
  std::size_t clause = 0;  ///< between commas, or the like
  bool is_open = false;    ///< a negation before leaves it open
};

/// A query, read.
struct Tokens {
  struct Written {
    std::string word;
    std::size_t clause = 0;
  };
  std::vector<Token> counted;
  std::vector<Written> written;  ///< every word, also those that are passed over
};

Tokens tokens_of(const Dictionary& dictionary, std::string_view query);

}  // namespace legcramp
