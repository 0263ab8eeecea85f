#pragma once
// A character as look-up takes it, however somebody's keyboard, phone or word processor wrote it.

#include <cstdint>
#include <string>
#include <string_view>

namespace legcramp {

enum class CharacterRole : std::uint8_t {
  letter,   ///< or a digit: part of a word
  nothing,  ///< an apostrophe, an accent, what cannot be seen: as if it were not there
  gap,      ///< parts words
  stop,     ///< parts clauses, as a comma does
  end,      ///< parts sentences
};

/// The first character of a text.
struct Letter {
  CharacterRole role = CharacterRole::gap;
  std::string text;       ///< of a letter: in lower case, without its accent
  std::size_t bytes = 1;  ///< how many it takes up
};

/// Reads the first character of a text that is not empty; any bytes will do. `in_word` says that a
/// letter stands before it. Accents and cases are those of Latin letters up to U+017F; what is not
/// known is a stop, so that a "no" reaches no further than it must.
Letter first_letter(std::string_view text, bool in_word);

}  // namespace legcramp
