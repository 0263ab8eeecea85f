#pragma once
// Whether a text can steer a terminal, told by its bytes alone, apart from the code under test.

#include <algorithm>
#include <array>
#include <string_view>

namespace legcramp::testing {

/// Line ends are harmless; control characters, bidi marks and tags are not.
inline bool is_harmless(std::string_view text) {
  constexpr std::array<std::string_view, 12> forbidden{
      "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB",
      "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6",
      "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9", "\xF3\xA0\x81"};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0xFF);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F || (byte == 0xC2 && next < 0xA0))
      return false;
    if (byte >= 0xE2 && std::ranges::any_of(forbidden, [&](std::string_view sign) {
          return text.substr(i).starts_with(sign);
        }))
      return false;
  }
  return true;
}

}  // namespace legcramp::testing
