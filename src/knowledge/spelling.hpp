#pragma once
// How near two spellings are, for suggestions and for reading misspelt words.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace legcramp {

/// Which letters a text has, a bit for each.
std::uint32_t letters_of(std::string_view text);

/// The least distance of two spellings with these letters.
std::size_t least_distance(std::uint32_t letters, std::uint32_t others);

/// The least number of letters added, dropped, changed or swapped with their neighbour that turns
/// one into the other; where it is `enough` or more, it need not be told how many.
std::size_t spelling_distance(std::string_view a, std::string_view b,
                              std::size_t enough = std::string_view::npos);

/// How many slips a word of this length may hold and still be recognised.
constexpr std::size_t slips_allowed(std::size_t letters) {
  return letters < 4 ? 0 : letters < 9 ? 1 : 2;
}

/// The candidates near enough to be what was meant, nearest first, at most three.
std::vector<std::string> suggest(std::string_view written,
                                 const std::vector<std::string_view>& candidates);

}  // namespace legcramp
