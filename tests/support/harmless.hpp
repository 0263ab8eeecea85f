#pragma once
// Whether a text can steer a terminal, told by its bytes alone, apart from the code under test.

#include <algorithm>
#include <array>
#include <string_view>

namespace legcramp::testing {

/// Line ends are harmless; control characters, bidi marks, fillers and tags are not.
inline bool is_harmless(std::string_view text) {
  constexpr std::array<std::string_view, 40> forbidden{
      "\u00AD", "\u034F", "\u061C", "\u115F",       "\u1160",      "\u180E", "\u200B",
      "\u200E", "\u200F", "\u2028", "\u2029",       "\u202A",      "\u202B", "\u202C",
      "\u202D", "\u202E", "\u2060", "\u2061",       "\u2062",      "\u2063", "\u2064",
      "\u2065", "\u2066", "\u2067", "\u2068",       "\u2069",      "\u206A", "\u206B",
      "\u206C", "\u206D", "\u206E", "\u206F",       "\u3164",      "\uFEFF", "\uFFA0",
      "\uFFF9", "\uFFFA", "\uFFFB", "\xF3\xA0\x80", "\xF3\xA0\x81"};  // tags: U+E0000 to U+E007F
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0xFF);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F || (byte == 0xC2 && next < 0xA0))
      return false;
    if (byte < 0xC2) continue;
    if (std::ranges::any_of(
            forbidden, [&](std::string_view sign) { return text.substr(i).starts_with(sign); }))
      return false;
  }
  return true;
}

}  // namespace legcramp::testing
