#pragma once
// What a person types: at any prompt, and at a screen of the interview.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "legcramp/words.hpp"

namespace legcramp {

/// A typed line in small letters, without the spaces around it; none if it has over 100 bytes, as a
/// cat on the keyboard writes.
std::optional<std::string> plain_reply(std::string_view line);

enum class Wish : std::uint8_t { back, stop, why };

/// Could not be understood: what to type instead.
struct Misread {
  std::string_view hint;
};

/// An answer for each finding of the screen, a wish, or neither.
using Reply = std::variant<std::vector<Answer>, Wish, Misread>;

/// Reads a line at a screen of `count` findings, from 1 to 9. "1 4", "1,4" and "14" are yes to the
/// first and the fourth, "4?" is not sure about it, and what is not named is no; "n" is no and "?"
/// not sure to all; "y" answers a single question. "b", "q" and "w" are wishes.
Reply read_reply(std::string_view line, std::size_t count);

}  // namespace legcramp
