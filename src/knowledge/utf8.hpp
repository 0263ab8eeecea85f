#pragma once
// UTF-8, as much as is needed to read foreign text safely and to measure it.

#include <cstddef>
#include <optional>
#include <string_view>

namespace legcramp {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;  ///< how many bytes it takes up; 1 if it is not valid
  bool is_valid = false;
};

/// The first code point of a text that is not empty.
CodePoint first_code_point(std::string_view text);

/// Where the first byte stands that is no valid UTF-8; none if all is.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Control, bidi, tag and zero-width characters: they change how the text around them is shown, or
/// cannot be seen.
bool is_forbidden(char32_t point);

/// Whether a valid text holds anything that can be seen.
bool is_visible(std::string_view text);

/// The first forbidden code point of a valid text.
std::optional<char32_t> find_forbidden(std::string_view text);

}  // namespace legcramp
