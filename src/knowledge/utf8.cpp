#include "knowledge/utf8.hpp"

#include <algorithm>
#include <array>

namespace legcramp {

CodePoint first_code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {lead, 1, false};
  char32_t point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {lead, 1, false};
    point = point << 6U | (byte(i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < least.at(length) || is_surrogate || point > 0x10FFFF) return {lead, 1, false};
  return {point, length, true};
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {  // nearly all are
      ++at;
      continue;
    }
    const CodePoint point = first_code_point(text.substr(at));
    if (!point.is_valid) return at;
    at += point.bytes;
  }
  return std::nullopt;
}

bool is_forbidden(char32_t point) {
  struct Range {
    char32_t first;
    char32_t last;
  };
  constexpr std::array<Range, 18> ranges{{{0x00, 0x1F},      // C0 controls
                                          {0x7F, 0x9F},      // DEL, C1 controls
                                          {0xAD, 0xAD},      // soft hyphen
                                          {0x34F, 0x34F},    // joiner that is not seen
                                          {0x61C, 0x61C},    // bidi mark
                                          {0x115F, 0x1160},  // fillers
                                          {0x180E, 0x180E},  // a vowel separator
                                          {0x200B, 0x200B},  // zero-width space
                                          {0x200E, 0x200F},  // bidi marks
                                          {0x2028, 0x202E},  // line separators, bidi embeddings
                                          {0x2060, 0x206F},  // operators, bidi isolates, old forms
                                          {0x3164, 0x3164},  // filler
                                          {0xFEFF, 0xFEFF},  // byte order mark
                                          {0xFFA0, 0xFFA0},  // filler
                                          {0xFFF9, 0xFFFB},  // annotations
                                          {0xFFFE, 0xFFFF},  // no characters at all
                                          {0x1D173, 0x1D17A},    // of music
                                          {0xE0000, 0xE007F}}};  // tags
  return std::ranges::any_of(
      ranges, [&](Range range) { return point >= range.first && point <= range.last; });
}

bool is_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = first_code_point(text.substr(at));
    const bool is_space = point.value == ' ' || point.value == 0xA0 ||
                          (point.value >= 0x2000 && point.value <= 0x200D) || point.value == 0x3000;
    if (!is_space) return true;
    at += point.bytes;
  }
  return false;
}

std::optional<char32_t> find_forbidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] <= '~') {  // nearly all are
      ++at;
      continue;
    }
    const CodePoint point = first_code_point(text.substr(at));
    if (is_forbidden(point.value)) return point.value;
    at += point.bytes;
  }
  return std::nullopt;
}

}  // namespace legcramp
